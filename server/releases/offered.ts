import type { ServiceItem } from '#engine/cases/state.ts';
import type { ItemOverlay } from '#processes/overlay/types.ts';
import type { ParentItem } from '../contract/designing.ts';
import type { ItemState } from '../store/streams/item.ts';
import type { Store } from '../store/types.ts';

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

/** The parent's items in the versions an overlay names: the newest from its row, an older one from its journal. */
export async function findVersions(store: Store, centre: string, overlays: readonly ItemOverlay[]): Promise<ServiceItem[]> {
  const found: ServiceItem[] = [];
  for (const { item, version } of overlays) {
    const stored = await findItem(store, centre, item);
    const wanted = stored?.item.version === version ? stored.item : await findOlder(store, centre, item, version);
    if (wanted) found.push(wanted);
  }
  return found;
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

async function findOlder(store: Store, centre: string, id: string, version: number): Promise<ServiceItem | undefined> {
  const entries = await store.withScope({ tenants: [centre], actor: 'designing' }, reader => reader.journal('item', id));
  const saved = entries.flatMap(({ events }) => events as unknown as readonly { type: string; item?: ServiceItem }[]);
  return saved.find(event => event.type === 'item-saved' && event.item?.version === version)?.item;
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
    return origin ? [{ item: origin.item, version: origin.version, unit: item.unit, operations: origin.operations }] : [];
  });
}
