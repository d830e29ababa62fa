import type { ServiceItem } from '#engine/cases/state.ts';
import { type Problem, problem } from '#engine/problem.ts';
import type { Judged, Judgement } from '#processes/judge.ts';
import type { DraftBody } from '#processes/overlay/types.ts';
import { factsOf } from '../catalogue/organisation.ts';
import type { AnswerOf } from '../contract/routes.ts';
import { findNames } from '../identity/names.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { withCodeLists } from './code-lists.ts';
import { findContent } from './content.ts';
import { findDraft, shownVersion, startOf, type StoredDraft } from './drafts.ts';
import { behindOf, findCentre, findFamily, findParent, findReleases, findSurroundings, layersOf, layerView, newestOf } from './family.ts';
import { judgeAside } from './judge.ts';
import { findItemLayers, listOffered } from './offered.ts';
import { type ChangedItem, findMadeHere, followItems, type FollowedBody } from './own-items.ts';

type PackDraft = AnswerOf<'getPackDraft'>;

/** What a draft comes to, over the items of its centre as they stand now. */
export interface JudgedDraft extends Judged, FollowedBody {}

/** Gathers what a draft is judged by (检查所需) and judges it. Items changed beside it and otherwise in it, or made here, are errors of it. */
export async function judgeDraft(store: Store, tenant: string, pack: string, sent: DraftBody): Promise<JudgedDraft> {
  const { body, changed } = await followItems(store, tenant, pack, sent);
  const judged = await withCodeLists(store, tenant, await judgeAside(await judgementOf(store, tenant, pack, body)));
  const made = await findMadeHere(store, tenant, pack, body);
  if (changed.length + made.length === 0) return { ...judged, body, changed };
  const problems = [...judged.problems, ...changed.map(problemOfChanged), ...made.map(problemOfMade)];
  return { ...judged, problems, release: null, content: null, layout: null, body, changed };
}

function problemOfChanged({ item, savedBy: { name }, changes }: ChangedItem): Problem {
  const [first] = changes;
  const message = {
    zh: `${name}另行修改了这个事项（${first!.label.zh}），草稿里改成了别的。请在时限页签选择采用哪一个。`,
    en: `${name} has changed this item beside the draft (${first!.label.en}), and the draft changes it otherwise. Choose on the clocks tab which to take.`,
  };
  return problem('item-changed', message, { file: `items/${item}.json`, pointer: `/${first!.path.join('/')}` });
}

function problemOfMade({ id, title }: ServiceItem): Problem {
  const message = {
    zh: `本中心已有编号相同的自有事项「${title.zh}」，承接会把它换成上级的事项。请先停用它，或不承接这个事项。`,
    en: `Expected no item of this centre's own under the id ${id}, but there is "${title.en}", which would be replaced. Retire it first, or do not take this item over.`,
  };
  return problem('item-own', message, { file: `items/${id}.json` });
}

async function judgementOf(store: Store, tenant: string, pack: string, body: DraftBody): Promise<Judgement> {
  const newest = newestOf(await findReleases(store, tenant, pack));
  if (newest && (newest.overlay === undefined) !== (body.kind === 'whole')) throw otherKind();
  const { others, calls } = await findSurroundings(store, tenant, pack, body.kind === 'overlay' ? body : null);
  const centre = await findCentre(store, tenant);
  const own = { centre: tenant, title: centre.title };
  const facts = factsOf(await store.organisation(tenant));
  const common = { pack, body, others, calls, own, facts, units: facts.units.map(({ id }) => id) };
  if (body.kind === 'whole') {
    const released = newest ? await findContent(store, newest.manifest.content) : undefined;
    return { ...common, released: released?.pack ?? null, layers: [], itemLayers: [] };
  }
  const family = await findFamily(store, tenant, pack, body.base);
  const mayUse = family.length > 0 || (await hasBase(store, tenant, pack, body.base));
  const layers = mayUse ? await layersOf(store, family, body.base) : [];
  if (layers.length === 0) throw notFound();
  const parent = await findParent(store, tenant);
  const itemLayers = parent ? await findItemLayers(store, parent, body.items) : [];
  return { ...common, released: null, layers, itemLayers };
}

/** A pack that was adopted stays operations over its parent's, one of the centre's own stays whole. */
function otherKind() {
  return refusal(422, 'draft-kind-differs', {
    zh: '承接的模板包只能保存属地化修改，本中心自己的模板包只能整包保存。请刷新页面后再修改。',
    en: 'Expected changes of an adopted pack, or the whole of an own one, but the draft is of the other kind. Reload and change it again.',
  });
}

/** A base this centre has published over before: it stays usable when the centre moves under another. */
async function hasBase(store: Store, tenant: string, pack: string, base: string): Promise<boolean> {
  const state = await findReleases(store, tenant, pack);
  return (state?.releases ?? []).some(({ overlay }) => overlay?.base === base);
}

/** The stored draft of a pack, or what its newest release would begin with; nothing of either: 404. */
export async function currentBody(
  store: Store,
  tenant: string,
  pack: string,
): Promise<{ readonly draft: StoredDraft | undefined; readonly body: DraftBody }> {
  const draft = await findDraft(store, tenant, pack);
  if (draft?.body) return { draft, body: draft.body };
  const newest = newestOf(await findReleases(store, tenant, pack));
  const body = newest && (await startOf(store, tenant, pack, newest));
  if (!body) throw notFound();
  return { draft, body };
}

/** The draft of a pack with everything a page shows of it (草稿详情); `known`: what a check of it just said. */
export async function getPackDraft(store: Store, person: Person, pack: string, known?: JudgedDraft): Promise<PackDraft> {
  const { tenant } = person;
  const { draft, body: stored } = await currentBody(store, tenant, pack);
  const judged = known ?? (await judgeDraft(store, tenant, pack, stored));
  const { body, changed } = judged;
  const newest = newestOf(await findReleases(store, tenant, pack));
  const names = await findNames(store, draft?.body ? [draft.savedBy] : []);
  return {
    pack,
    version: shownVersion(draft),
    savedAt: draft?.body ? draft.savedAt : null,
    savedBy: draft?.body ? names(draft.savedBy) : null,
    body: { ...body },
    released: newest ? { number: newest.manifest.number, content: newest.manifest.content, publishedAt: newest.publishedAt } : null,
    ...viewOf(judged),
    changedItems: changed.map(changedView),
    ...(await standingOf(store, tenant, pack, body)),
  };
}

/** What a check says, as the contract shows it. */
export function viewOf({
  effective,
  differences,
  problems,
  content,
}: Judged): Pick<PackDraft, 'effective' | 'differences' | 'problems' | 'content'> {
  return {
    effective: { ...effective },
    differences: differences.map(({ path, ...difference }) => ({ ...difference, path: [...path] })),
    problems: problems.map(one => ({ ...one })),
    content,
  };
}

function changedView({ changes, parent, ...one }: ChangedItem): PackDraft['changedItems'][number] {
  return {
    ...one,
    parent: { ...parent },
    changes: changes.map(({ path, label, was, is }) => ({ path: [...path], label, was: was ?? null, is: is ?? null })),
  };
}

/** Where a draft stands in its family. */
async function standingOf(
  store: Store,
  tenant: string,
  pack: string,
  body: DraftBody,
): Promise<Pick<PackDraft, 'base' | 'layers' | 'behind' | 'parentItems'>> {
  const newest = newestOf(await findReleases(store, tenant, pack));
  const own = newest ? [layerView({ ...newest, centre: await findCentre(store, tenant) })] : [];
  if (body.kind === 'whole') return { base: null, layers: own, behind: 0, parentItems: [] };
  const [family, parent, base] = await Promise.all([
    findFamily(store, tenant, pack, body.base),
    findParent(store, tenant),
    findContent(store, body.base),
  ]);
  return {
    base: base ? { ...base.pack } : null,
    layers: [...family.map(layerView), ...own],
    behind: parent ? behindOf(await findReleases(store, parent.id, pack), body.base) : 0,
    parentItems: parent ? await listOffered(store, parent.id, pack) : [],
  };
}
