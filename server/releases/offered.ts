import type { ServiceItem } from '#engine/cases/state.ts';
import type { ItemLayer } from '#processes/overlay/layers.ts';
import type { ItemOverlay } from '#processes/overlay/types.ts';
import type { ParentItem } from '../contract/designing.ts';
import type { ItemState } from '../store/streams/item.ts';
import type { Store } from '../store/types.ts';
import { type Centre, findCentre } from './family.ts';

/** Service items that a centre offers by a pack (可承接事项), as pages of the centres below show them. */
export async function listOffered(store: Store, centre: string, pack: string): Promise<ParentItem[]> {
  const rows = await store.withScope({ tenants: [centre], actor: 'designing' }, reader =>
    reader.select<{ item: string }>(
      'select s.item as "item" from service_item s where s.tenant = ? and s.pack = ? and s.active = 1 order by s.id',
      [centre, pack],
    ),
  );
  const { units } = await store.organisation(centre);
  return rows.map(row => {
    const item = JSON.parse(row.item) as ServiceItem;
    const unitTitle = units.find(({ id }) => id === item.unit)?.title ?? { zh: item.unit, en: item.unit };
    const { id, version, title, statutoryLimit, promisedLimit } = item;
    return { id, version, title, unitTitle, statutoryLimit, promisedLimit, item: { ...item } };
  });
}

/** The parent's items in the versions an overlay names. */
export async function findVersions(store: Store, centre: string, overlays: readonly ItemOverlay[]): Promise<ServiceItem[]> {
  const found = await Promise.all(overlays.map(({ item, version }) => findVersion(store, centre, item, version)));
  return found.flatMap(one => one?.item ?? []);
}

/** Each item an overlay names, from the centre that made it down to the parent (事项各层), as far as it was taken over along the way. */
export function findItemLayers(store: Store, parent: Centre, overlays: readonly ItemOverlay[]): Promise<ItemLayer[][]> {
  return Promise.all(overlays.map(({ item, version }) => layersOfItem(store, parent, item, version)));
}

/** Centres above each other that are looked at. */
const levels = 16;

async function layersOfItem(store: Store, parent: Centre, id: string, version: number): Promise<ItemLayer[]> {
  const layers: ItemLayer[] = [];
  let next: { readonly centre: Centre; readonly id: string; readonly version: number } | null = { centre: parent, id, version };
  while (next !== null && layers.length < levels) {
    const { centre } = next;
    const found: Version | undefined = await findVersion(store, centre.id, next.id, next.version);
    if (!found) break;
    layers.unshift({ layer: { centre: centre.id, title: centre.title }, item: found.item });
    const { origin } = found;
    next = origin ? { centre: await findCentre(store, origin.centre), id: origin.item, version: origin.version } : null;
  }
  return layers;
}

/** An item in one version, and where it was taken over from. */
export type Version = Pick<ItemState, 'item' | 'origin'>;

/** A version of an item: the newest from its stream, an older one from its journal. */
export async function findVersion(store: Store, centre: string, id: string, version: number): Promise<Version | undefined> {
  const stored = await findItem(store, centre, id);
  if (!stored || stored.item.version === version) return stored;
  const entries = await store.withScope({ tenants: [centre], actor: 'designing' }, reader => reader.journal('item', id));
  const saved = entries.flatMap(({ events }) => events as unknown as readonly (Partial<Version> & { readonly type: string })[]);
  const found = saved.find(event => event.type === 'item-saved' && event.item?.version === version);
  return found?.item && { item: found.item, ...(found.origin && { origin: found.origin }) };
}

/** The state of an item's stream in a centre. */
export async function findItem(store: Store, tenant: string, id: string): Promise<ItemState | undefined> {
  const [row] = await store.withScope({ tenants: [tenant], actor: 'designing' }, reader =>
    reader.select<{ snapshot: string }>(
      `select h.snapshot as "snapshot" from stream_head h where h.tenant = ? and h.stream = 'item' and h.stream_id = ?`,
      [tenant, id],
    ),
  );
  return row && (JSON.parse(row.snapshot) as ItemState);
}

/** The items of a pack that a centre has taken over, as they stand now (已承接事项). */
export async function listTaken(store: Store, tenant: string, pack: string): Promise<ItemOverlay[]> {
  const rows = await store.withScope({ tenants: [tenant], actor: 'designing' }, reader =>
    reader.select<{ snapshot: string }>(
      `select h.snapshot as "snapshot" from service_item s join stream_head h on h.tenant = s.tenant and h.stream = 'item' and h.stream_id = s.id
       where s.tenant = ? and s.pack = ? and s.active = 1 order by s.id`,
      [tenant, pack],
    ),
  );
  return rows.flatMap(({ snapshot }) => {
    const { item, origin } = JSON.parse(snapshot) as ItemState;
    return origin
      ? [{ item: origin.item, version: origin.version, unit: item.unit, operations: origin.operations, own: item.version }]
      : [];
  });
}
