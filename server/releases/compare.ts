import type { Text } from '#engine/problem.ts';
import type { Parts } from '#processes/overlay/parts.ts';
import type { GoldenCases } from '#processes/overlay/types.ts';
import type { AnswerOf, QueryOf } from '../contract/routes.ts';
import { notFound } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { findContent } from './content.ts';
import { findFamily, findReleases, newestOf } from './family.ts';
import { compareAside } from './judge.ts';
import { goldenFor, goldenOf } from './golden.ts';
import { currentBody, judgeDraft } from './judged.ts';

interface Side {
  readonly title: Text;
  readonly parts: Parts;
  readonly golden: GoldenCases;
}

/** Compares two states of a pack (对比): by default the newest release, where there is one, with the draft. */
export async function comparePack(
  store: Store,
  person: Person,
  pack: string,
  { from = 'released', to = 'draft' }: QueryOf<'comparePack'>,
): Promise<AnswerOf<'comparePack'>> {
  const right = await sideOf(store, person, pack, to);
  const isFirst = from === 'released' && newestOf(await findReleases(store, person.tenant, pack)) === undefined;
  if (isFirst) return { from: null, to: shown(right), differences: [] };
  const left = await sideOf(store, person, pack, from);
  const differences = await compareAside(left.parts, right.parts);
  return {
    from: shown(left),
    to: shown(right),
    differences: differences.map(({ path, ...difference }) => ({ ...difference, path: [...path] })),
  };
}

function shown({ title, parts, golden }: Side): AnswerOf<'comparePack'>['to'] {
  return { title, bpmn: parts.bpmn, parts: { ...parts }, scenarios: { ...golden.scenarios } };
}

async function sideOf(store: Store, person: Person, pack: string, of: string): Promise<Side> {
  if (of === 'draft') {
    const { body } = await currentBody(store, person.tenant, pack);
    const parts = (await judgeDraft(store, person.tenant, pack, body)).effective;
    return { title: { zh: '草稿', en: 'Draft' }, parts, golden: await goldenFor(store, person.tenant, pack, body) };
  }
  const state = await findReleases(store, person.tenant, pack);
  const newest = newestOf(state);
  const wanted = of === 'released' ? newest?.manifest.content : of;
  const content = wanted === undefined ? undefined : await findContent(store, wanted);
  const title = wanted === undefined ? undefined : await titleOf(store, person.tenant, pack, wanted);
  if (!content || !title) throw notFound();
  return { title, parts: content.pack, golden: await goldenOf(store, person.tenant, pack, wanted!) };
}

/** What a content is called here: a release of this centre, or one of the centres above that this centre's releases stand on; else undefined. */
async function titleOf(store: Store, tenant: string, pack: string, content: string): Promise<Text | undefined> {
  const state = await findReleases(store, tenant, pack);
  const own = state?.releases.findLast(({ manifest }) => manifest.content === content);
  if (own) return { zh: `第 ${own.manifest.number} 版`, en: `Release ${own.manifest.number}` };
  const above = await findExtended(store, tenant, pack);
  return above.get(content);
}

/** Contents of the centres above that a centre's releases of a pack stand on (所承接的上级版本), with what they are called. */
export async function findExtended(store: Store, tenant: string, pack: string): Promise<ReadonlyMap<string, Text>> {
  const state = await findReleases(store, tenant, pack);
  const bases = new Set((state?.releases ?? []).flatMap(({ overlay }) => overlay?.base ?? []));
  const found = new Map<string, Text>();
  for (const base of bases) {
    for (const { centre, manifest } of await findFamily(store, tenant, pack, base)) {
      const number = manifest.number;
      found.set(manifest.content, { zh: `${centre.title.zh} 第 ${number} 版`, en: `${centre.title.en}, release ${number}` });
    }
  }
  return found;
}
