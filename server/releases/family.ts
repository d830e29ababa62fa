import type { Text } from '#engine/problem.ts';
import type { LayerParts } from '#processes/overlay/layers.ts';
import type { Overlay } from '#processes/overlay/types.ts';
import type { Pack, ReleaseContent } from '#processes/types.ts';
import type { Layer } from '../contract/designing.ts';
import type { Published, ReleaseState } from '../store/streams/release.ts';
import type { Store } from '../store/types.ts';
import { findContent } from './content.ts';

/** A centre with its title. */
export interface Centre {
  readonly id: string;
  readonly title: Text;
}

/** Centres above each other that are looked at: a circle of centres ends here. */
const levels = 16;

/** The centre above (上级中心), or null. */
export async function findParent(store: Store, tenant: string): Promise<Centre | null> {
  const [link] = await store.shared.select<{ parent: string }>('select parent from centre_link where tenant = ? and until is null', [
    tenant,
  ]);
  return link ? findCentre(store, link.parent) : null;
}

/** A centre by its id. */
export async function findCentre(store: Store, id: string): Promise<Centre> {
  const [row] = await store.shared.select<{ title: string }>('select title from centre where tenant = ?', [id]);
  return { id, title: row ? (JSON.parse(row.title) as Text) : { zh: id, en: id } };
}

/** The releases of a pack in a centre (发布记录), or null when it has none there. */
export async function findReleases(store: Store, tenant: string, pack: string): Promise<ReleaseState | null> {
  const [row] = await store.withScope({ tenants: [tenant], actor: 'designing' }, reader =>
    reader.select<{ snapshot: string }>(
      `select h.snapshot as "snapshot" from stream_head h where h.tenant = ? and h.stream = 'release' and h.stream_id = ?`,
      [tenant, pack],
    ),
  );
  return row ? (JSON.parse(row.snapshot) as ReleaseState) : null;
}

/** The newest release in force, or the last one when all are retired. */
export function newestOf(state: ReleaseState | null): Published | undefined {
  return state?.releases.findLast(({ retiredAt }) => retiredAt === null) ?? state?.releases.at(-1);
}

/** A release of a family with the centre that published it. */
export interface FamilyRelease extends Published {
  readonly centre: Centre;
}

/**
 * The releases a content of the centre above stands on (模板包家族), from the root down to the one that has this content. Empty when no centre above has
 * published it.
 */
export async function findFamily(store: Store, tenant: string, pack: string, content: string): Promise<FamilyRelease[]> {
  const family: FamilyRelease[] = [];
  let wanted = content;
  let centre = await findParent(store, tenant);
  for (let level = 0; centre !== null && level < levels; level++) {
    const state = await findReleases(store, centre.id, pack);
    const found = state?.releases.findLast(({ manifest }) => manifest.content === wanted);
    if (found) {
      family.unshift({ ...found, centre });
      if (!found.overlay) return family;
      wanted = found.overlay.base;
    }
    centre = await findParent(store, centre.id);
  }
  return family;
}

/** Layers of a family with their parts. When the base is of nobody above any more it stands alone, as the layer it once was. */
export async function layersOf(store: Store, family: readonly FamilyRelease[], base: string): Promise<LayerParts[]> {
  const contents = family.length > 0 ? family.map(({ manifest }) => manifest.content) : [base];
  const parts = await Promise.all(contents.map(content => findContent(store, content)));
  return parts.flatMap((found, index) => {
    const centre = family[index]?.centre ?? { id: '', title: { zh: '原上级', en: 'Former parent' } };
    return found ? [{ parts: found.pack, layer: { centre: centre.id, title: centre.title } }] : [];
  });
}

/** A release of a family as the contract shows it. */
export function layerView({ centre, manifest, publishedAt }: FamilyRelease): Layer {
  return { centre: centre.id, centreTitle: centre.title, number: manifest.number, content: manifest.content, publishedAt };
}

/** How many releases of the parent are newer than the base (落后几版). */
export function behindOf(parent: ReleaseState | null, base: string): number {
  const inForce = (parent?.releases ?? []).filter(({ retiredAt }) => retiredAt === null);
  const place = inForce.findLastIndex(({ manifest }) => manifest.content === base);
  return inForce.length - 1 - place;
}

/** What a centre has of its own of a called pack: not a copy of its parent's that it never changed. */
export function isOwn(published: Published | undefined): published is Published {
  return published !== undefined && (published.overlay === undefined || published.overlay.operations.length > 0);
}

/** The packs around one of a centre, and what its calls stand for. */
export interface Surroundings {
  readonly others: Readonly<Record<string, Pack>>;
  readonly calls: ReleaseContent['calls'];
}

/**
 * What the calls of a pack stand for in a centre (调用解析): of an overlay the base's calls, save for called packs the centre has made its own; of a whole
 * pack the centre's newest releases, else those of the nearest centre above.
 */
export async function findSurroundings(
  store: Store,
  tenant: string,
  pack: string,
  overlay: Pick<Overlay, 'base'> | null,
): Promise<Surroundings> {
  const own = await listPacksOf(store, tenant);
  const calls = overlay === null ? await callsFromAbove(store, tenant, own) : await callsOfChild(store, tenant, overlay.base);
  const contents = { ...Object.fromEntries(own), ...calls };
  const others: Record<string, Pack> = {};
  for (const [id, content] of Object.entries(contents)) {
    const found = id === pack ? undefined : await findContent(store, content);
    if (found) others[id] = { ...found.pack, scenarios: {}, items: [] };
  }
  return { others, calls };
}

async function callsOfChild(store: Store, tenant: string, base: string): Promise<ReleaseContent['calls']> {
  const release = await findContent(store, base);
  const calls: Record<string, string> = {};
  for (const [call, content] of Object.entries(release?.calls ?? {})) {
    const own = newestOf(await findReleases(store, tenant, call));
    calls[call] = isOwn(own) ? own.manifest.content : content;
  }
  return calls;
}

async function callsFromAbove(store: Store, tenant: string, own: ReadonlyMap<string, string>): Promise<ReleaseContent['calls']> {
  const calls: Record<string, string> = {};
  let centre = await findParent(store, tenant);
  for (let level = 0; centre !== null && level < levels; level++) {
    for (const [id, content] of await listPacksOf(store, centre.id)) calls[id] ??= content;
    centre = await findParent(store, centre.id);
  }
  return { ...calls, ...Object.fromEntries(own) };
}

/** Newest content of every pack of a centre. */
export async function listPacksOf(store: Store, tenant: string): Promise<ReadonlyMap<string, string>> {
  const rows = await store.withScope({ tenants: [tenant], actor: 'designing' }, reader =>
    reader.select<{ id: string; content: string }>(
      'select p.id as "id", p.content as "content" from pack p where p.tenant = ? order by p.id',
      [tenant],
    ),
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}
