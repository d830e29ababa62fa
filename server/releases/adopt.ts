import type { OverlayBody } from '#processes/overlay/types.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { findParent, findReleases, listPacksOf, newestOf } from './family.ts';
import { judgeDraft } from './judged.ts';
import { findItem, listOffered } from './offered.ts';
import { complete, findDone, putInForce } from './publish.ts';

/** Lists the packs of the centre above that this one may adopt (可承接模板包), and the items it offers by them. */
export async function listAdoptable(store: Store, { tenant }: Person): Promise<AnswerOf<'listAdoptable'>> {
  const parent = await findParent(store, tenant);
  if (parent === null) return { parent: null, rows: [] };
  const own = await listPacksOf(store, tenant);
  const rows: AnswerOf<'listAdoptable'>['rows'] = [];
  for (const id of (await listPacksOf(store, parent.id)).keys()) {
    const state = await findReleases(store, parent.id, id);
    const newest = newestOf(state);
    if (!state || newest?.retiredAt !== null) continue;
    const { number, content, title } = newest.manifest;
    const items = await listOffered(store, parent.id, id);
    rows.push({ id, kind: state.head.kind, title, number, content, adopted: own.has(id), items });
  }
  return { parent, rows };
}

/** Adopts a pack of the centre above without changes (承接): the first release here, with the parent's content, and the items named. */
export async function adoptPack(store: Store, person: Person, pack: string, request: BodyOf<'adoptPack'>): Promise<AnswerOf<'adoptPack'>> {
  const { tenant } = person;
  const { id } = request;
  const done = await findDone(store, person, pack, { id, notes: '' });
  if (done) return complete(store, person, { pack, id, release: done, problems: [] });
  const parent = await findParent(store, tenant);
  const newest = parent ? newestOf(await findReleases(store, parent.id, pack)) : undefined;
  if (!parent || newest?.retiredAt !== null) throw notFound();
  if ((await findReleases(store, tenant, pack))?.releases.length) throw exists();
  const body: OverlayBody = {
    kind: 'overlay',
    base: newest.manifest.content,
    operations: [],
    items: await takenItems(store, parent.id, request.items),
  };
  const judged = await judgeDraft(store, tenant, pack, body);
  const release = await putInForce(store, person, { pack, id, notes: '', body, judged });
  return complete(store, person, { pack, id, release, problems: judged.problems });
}

/** The items wanted, in the versions the centre above offers now; one it does not offer is told when the draft is judged. */
async function takenItems(store: Store, centre: string, wanted: BodyOf<'adoptPack'>['items']): Promise<OverlayBody['items']> {
  const taken: OverlayBody['items'][number][] = [];
  for (const { item, unit } of wanted) {
    const version = (await findItem(store, centre, item))?.item.version ?? 1;
    taken.push({ item, version, unit, operations: [] });
  }
  return taken;
}

function exists() {
  return refusal(409, 'pack-exists', {
    zh: '本中心已有这个模板包，不能再次承接。请刷新页面，在原有模板包上修改。',
    en: 'Expected a pack this centre does not have yet, but it has it already. Reload and change the one it has.',
  });
}
