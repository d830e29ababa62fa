import type { DraftBody } from '#processes/overlay/types.ts';
import { findNames } from '../identity/names.ts';
import type { PackRow } from '../contract/schemas.ts';
import type { Store } from '../store/types.ts';
import { findContent } from './content.ts';
import { findDraft, type StoredDraft } from './drafts.ts';
import { behindOf, type Centre, findFamily, findParent, findReleases, findSurroundings, listPacksOf, newestOf } from './family.ts';

type Standing = Pick<PackRow, 'extends' | 'behind' | 'callsBehind' | 'draft'>;

/** Where a pack of a centre stands (模板包状态): what it adapts, how far it is behind, and whether somebody works on it. */
export async function findStanding(
  store: Store,
  tenant: string,
  { id, content }: { readonly id: string; readonly content: string },
): Promise<Standing> {
  const overlay = newestOf(await findReleases(store, tenant, id))?.overlay;
  const [standing, callsBehind, draft] = await Promise.all([
    overlay ? extendedBy(store, tenant, id, overlay.base) : { extends: null, behind: 0 },
    findCallsBehind(store, tenant, { id, content, base: overlay?.base }),
    findDraft(store, tenant, id),
  ]);
  return { ...standing, callsBehind, draft: await draftView(store, draft) };
}

async function extendedBy(store: Store, tenant: string, pack: string, base: string): Promise<Pick<PackRow, 'extends' | 'behind'>> {
  const parent = await findParent(store, tenant);
  if (parent === null) return { extends: null, behind: 0 };
  const state = await findReleases(store, parent.id, pack);
  const number = state?.releases.findLast(({ manifest }) => manifest.content === base)?.manifest.number ?? null;
  return {
    extends: { centre: parent.id, centreTitle: parent.title, content: base, number },
    behind: behindOf(state, base),
  };
}

/** Called packs that would now stand for another content than the one the release was made with. */
async function findCallsBehind(
  store: Store,
  tenant: string,
  { id, content, base }: { readonly id: string; readonly content: string; readonly base: string | undefined },
): Promise<string[]> {
  const calls = (await findContent(store, content))?.calls ?? {};
  if (Object.keys(calls).length === 0) return [];
  const now = (await findSurroundings(store, tenant, id, base === undefined ? null : { base })).calls;
  return Object.keys(calls).filter(call => now[call] !== undefined && now[call] !== calls[call]);
}

async function draftView(store: Store, draft: StoredDraft | undefined): Promise<Standing['draft']> {
  if (!draft?.body) return null;
  const { name } = (await findNames(store, [draft.savedBy]))(draft.savedBy);
  return { savedAt: draft.savedAt, savedBy: name, version: draft.version };
}

/** Packs somebody has begun to draw and not published yet (未发布的草稿). */
export async function listBegun(store: Store, tenant: string, published: ReadonlySet<string>): Promise<PackRow[]> {
  const rows = await store.shared.select<{ pack: string; body: string }>(
    `select pack, body from pack_draft where tenant = ? and body <> '' order by pack`,
    [tenant],
  );
  const begun: PackRow[] = [];
  for (const { pack, body } of rows.filter(row => !published.has(row.pack))) {
    const draft = JSON.parse(body) as DraftBody;
    if (draft.kind !== 'whole') continue;
    const { kind, title, regimes } = draft.pack.head;
    const nothing = { number: null, content: null, publishedAt: null, openCases: 0, extends: null, behind: 0, callsBehind: [] };
    begun.push({
      id: pack,
      kind: String(kind),
      title: { zh: String(title?.zh ?? pack), en: String(title?.en ?? pack) },
      regimes: Array.isArray(regimes) ? regimes.map(String) : [],
      ...nothing,
      draft: await draftView(store, await findDraft(store, tenant, pack)),
    });
  }
  return begun;
}

/** The centre above whose release of this content a pack of the centre stands on (所承接的上级版本), or undefined. */
export async function findExtending(store: Store, tenant: string, content: string): Promise<string | undefined> {
  for (const pack of (await listPacksOf(store, tenant)).keys()) {
    const state = await findReleases(store, tenant, pack);
    const bases = new Set((state?.releases ?? []).flatMap(({ overlay }) => overlay?.base ?? []));
    for (const base of bases) {
      const found = (await findFamily(store, tenant, pack, base)).findLast(({ manifest }) => manifest.content === content);
      if (found) return found.centre.id;
    }
  }
  return undefined;
}

/**
 * The centre above that published a content which packs of the centre call (所调用的上级模板包), at any depth: cases run through it though the centre has not
 * taken it over. undefined: nothing calls it.
 */
export async function findCalled(store: Store, tenant: string, content: string): Promise<string | undefined> {
  const called = new Set<string>();
  for (const pack of (await listPacksOf(store, tenant)).keys())
    for (const { manifest } of (await findReleases(store, tenant, pack))?.releases ?? [])
      for (const call of Object.values(manifest.calls)) called.add(call);
  // What is added meanwhile is looked at as well.
  for (const one of called) {
    if (one === content) return findPublisher(store, tenant, content);
    for (const call of Object.values((await findContent(store, one))?.calls ?? {})) called.add(call);
  }
  return undefined;
}

/** The nearest centre above that has published a content. */
async function findPublisher(store: Store, tenant: string, content: string): Promise<string | undefined> {
  const passed = new Set<string>();
  for (
    let centre: Centre | null = await findParent(store, tenant);
    centre && !passed.has(centre.id);
    centre = await findParent(store, centre.id)
  ) {
    const { id } = centre;
    const found = await store.withScope({ tenants: [id], actor: 'designing' }, reader =>
      reader.select('select r.number as "number" from release r where r.tenant = ? and r.content = ? limit 1', [id, content]),
    );
    if (found.length > 0) return id;
    passed.add(id);
  }
  return undefined;
}
