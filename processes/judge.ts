import type { ServiceItem } from '#engine/cases/state.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import { checkItems } from './check/items.ts';
import type { OrganisationFacts } from './check/people.ts';
import { checkPack } from './check.ts';
import { checkWhole } from './check-whole.ts';
import { differencesOf } from './diff.ts';
import { contentOf, layoutOf } from './hash.ts';
import { fold } from './overlay/fold.ts';
import { foldItem } from './overlay/items.ts';
import { type ItemLayer, layeredDifferences, layeredItemDifferences, type LayerParts } from './overlay/layers.ts';
import type { Parts } from './overlay/parts.ts';
import type { Difference, DraftBody, ItemOverlay, OverlayBody, WholeBody } from './overlay/types.ts';
import { readPack } from './read.ts';
import type { Pack, ReleaseContent } from './types.ts';
import { filesOfPack } from './whole.ts';

/** A draft to be judged, and what stands around it in its centre. */
export interface Judgement {
  /** Id of the pack the draft is of. */
  readonly pack: string;
  readonly body: DraftBody;
  /** Every other pack its texts and calls may speak of. */
  readonly others: Readonly<Record<string, Pack>>;
  /** Content each call name stands for; of a centre's own packs and those above. */
  readonly calls: ReleaseContent['calls'];
  /** Whole pack: parts of the newest release, which differences are told from; null: never published. */
  readonly released: Parts | null;
  /** Overlay: the layers from the root of the family to the base. */
  readonly layers: readonly LayerParts[];
  /** Overlay: the layer the draft makes. */
  readonly own: LayerParts['layer'];
  /** Overlay: the items it names in the versions it names, each from the centre that made it down to the parent. */
  readonly itemLayers: readonly (readonly ItemLayer[])[];
  /** Units of the centre. */
  readonly units: readonly string[];
  /** Who holds which post in the centre; absent: roles and people are not judged by it. */
  readonly facts?: OrganisationFacts;
}

/** What a draft comes to (检查结果). `release`, `content` and `layout` are null while it has errors. */
export interface Judged {
  readonly effective: Parts;
  readonly problems: readonly Problem[];
  readonly differences: readonly Difference[];
  readonly release: ReleaseContent | null;
  readonly content: string | null;
  readonly layout: string | null;
  /** Overlay: the items as this centre would offer them. */
  readonly items: readonly ServiceItem[];
}

/** Judge a draft as it would be published (检查草稿): read like files, fold, check, hash, compare. Never throws for what its author wrote. */
export function judge(judgement: Judgement): Promise<Judged> {
  return judgement.body.kind === 'whole' ? judgeWhole(judgement, judgement.body) : judgeOverlay(judgement, judgement.body);
}

async function judgeWhole(judgement: Judgement, body: WholeBody): Promise<Judged> {
  const { others, facts } = judgement;
  const { pack, problems } = await checkWhole(body, { id: judgement.pack, others, ...(facts ? { facts } : {}) });
  const named = pack && pack.head.id !== judgement.pack ? [otherId(pack.head.id, judgement.pack)] : [];
  const parts: Parts = pack ? partsOf(pack) : body.pack;
  const differences = judgement.released ? differencesOfDraft(judgement.released, parts) : [];
  return { effective: parts, differences, items: [], ...release(judgement, parts, [...problems, ...named]) };
}

async function judgeOverlay(judgement: Judgement, body: OverlayBody): Promise<Judged> {
  const base = judgement.layers.at(-1)!.parts;
  const { parts, problems } = await fold(base, body.operations);
  const { pack, problems: misread } = readPack(filesOfPack({ ...parts, scenarios: {}, items: [] }));
  const items = body.items.map(overlay => judgeItem(judgement, overlay, body.items));
  const offered = items.flatMap(({ item }) => item ?? []);
  const checked = pack ? [...(await checkPack(pack, judgement.others, judgement.facts)), ...checkItems({ ...pack, items: offered })] : [];
  const found = distinct([...problems, ...misread, ...items.flatMap(one => one.problems), ...checked]);
  const differences = [
    ...layeredDifferences([...judgement.layers, { parts, layer: judgement.own }]),
    ...items.flatMap(one => one.differences),
  ];
  return { effective: parts, differences, items: offered, ...release(judgement, parts, found) };
}

/** Each problem once: limits are judged alone and with their pack. */
function distinct(problems: readonly Problem[]): Problem[] {
  const keyOf = ({ code, file, element, pointer, message }: Problem) => [code, file, element, pointer, message.en].join(' ');
  return problems.filter((one, index) => problems.findIndex(other => keyOf(other) === keyOf(one)) === index);
}

interface JudgedItem {
  readonly item: ServiceItem | null;
  readonly problems: readonly Problem[];
  readonly differences: readonly Difference[];
}

function judgeItem({ itemLayers, units, pack, own }: Judgement, overlay: ItemOverlay, all: readonly ItemOverlay[]): JudgedItem {
  const layers = itemLayers.find(known => known.at(-1)?.item.id === overlay.item && known.at(-1)?.item.version === overlay.version);
  const parent = layers?.at(-1)?.item;
  const at = { file: `items/${overlay.item}.json` };
  const wrong = [
    ...(parent?.pack === pack ? [] : [problem('item-unknown', noItem(overlay.item), at)]),
    ...(units.includes(overlay.unit) ? [] : [problem('unit-unknown', noUnit(overlay.unit), { ...at, pointer: '/unit' })]),
    ...(all.filter(({ item }) => item === overlay.item).length > 1 ? [problem('item-twice', twice(overlay.item), at)] : []),
  ];
  if (!layers || !parent || wrong.length > 0) return { item: null, problems: wrong, differences: [] };
  const { item, problems } = foldItem(parent, overlay);
  return {
    item,
    problems: [...problems, ...checkBranchUnits(item, units)],
    differences: layeredItemDifferences([...layers, { layer: own, item }]),
  };
}

/** Branches of a joint item that no unit of the centre does (联办部门不在本中心): their tasks would find nobody. */
function checkBranchUnits({ id, branches = [] }: ServiceItem, units: readonly string[]): Problem[] {
  return branches.flatMap(({ unit, title }, index) => {
    if (units.includes(unit)) return [];
    const text = {
      zh: `联办部门「${title.zh}」的办理部门「${unit}」不在本中心，办件到这里会没有人办理。请改为本中心的部门。`,
      en: `The branch "${title.en}" is done by the unit "${unit}", which this centre does not have: nobody would find its task. Name a unit of this centre.`,
    };
    return [problem('branch-unit-unknown', text, { file: `items/${id}.json`, pointer: `/branches/${index}/unit`, severity: 'warning' })];
  });
}

function release(
  judgement: Judgement,
  parts: Parts,
  problems: readonly Problem[],
): Pick<Judged, 'problems' | 'release' | 'content' | 'layout'> {
  const calls = callsOf(parts, judgement.calls);
  if (calls === null || problems.some(({ severity }) => severity === 'error'))
    return { problems, release: null, content: null, layout: null };
  return { problems, release: { pack: parts, calls }, content: contentOf(parts, calls), layout: layoutOf(parts) };
}

/** Contents of the packs that are called; null when one is missing, which `checkPack` tells. */
function callsOf({ head }: Parts, known: ReleaseContent['calls']): ReleaseContent['calls'] | null {
  const found = head.calls.filter(call => Object.hasOwn(known, call)).map(call => [call, known[call]!] as const);
  return found.length === head.calls.length ? Object.fromEntries(found) : null;
}

/** Differences of what may be no pack at all: a draft with a part of the wrong shape is not compared. */
export function differencesOfDraft(before: Parts, after: Parts): Difference[] {
  try {
    return differencesOf(before, after);
  } catch (error) {
    if (error instanceof TypeError) return [];
    throw error;
  }
}

function partsOf(pack: Pack): Parts {
  const { scenarios: _scenarios, items: _items, ...parts } = pack;
  return parts;
}

function otherId(found: string, expected: string): Problem {
  const text = {
    zh: `模板包编号应为「${expected}」，草稿里写的是「${found}」，请改正。`,
    en: `Expected the id "${expected}" of the pack, but the draft says "${found}"; correct it.`,
  };
  return problem('pack-id', text, { file: 'pack.json', pointer: '/id' });
}

function noItem(id: string): Text {
  return {
    zh: `上级中心没有用本模板包办理的事项「${id}」（或没有这个版本），请不要承接它。`,
    en: `Expected an item "${id}" of the centre above that uses this pack, in this version, but there is none; leave it out.`,
  };
}

function noUnit(unit: string): Text {
  return {
    zh: `本中心没有部门「${unit}」，请选择办理这个事项的部门。`,
    en: `Expected a unit of this centre to do the item, but "${unit}" is none; choose one.`,
  };
}

function twice(id: string): Text {
  return { zh: `事项「${id}」承接了两次，请删除一处。`, en: `The item "${id}" is taken over twice; take one out.` };
}
