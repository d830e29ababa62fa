import type { ServiceItem } from '#engine/cases/state.ts';
import { orderByCalls } from '#processes/calls.ts';
import type { Overlay } from '#processes/overlay/types.ts';
import type { Manifest, Pack } from '#processes/types.ts';
import { need } from '../identity/need.ts';
import { findContent } from '../releases/content.ts';
import { saveItems } from '../releases/shipped.ts';
import type { Store } from '../store/types.ts';

/** What a centre takes over from the one above (承接): kinds of packs, and which unit here does the items of which unit there. */
export interface Adoption {
  readonly centre: string;
  readonly from: string;
  readonly kinds: readonly Pack['head']['kind'][];
  /** Unit above -> unit here; items of other units are not taken over. */
  readonly units: Readonly<Record<string, string>>;
}

const toOffices = {
  'market-supervision': 'economic',
  health: 'social-affairs',
  'urban-management': 'economic',
  'civil-affairs': 'social-affairs',
  'human-resources': 'social-affairs',
  'natural-resources': 'economic',
  'development-reform': 'economic',
  'service-desk': 'social-affairs',
} as const;

/** What townships and the village take over, those above first. */
export const adoptions: readonly Adoption[] = [
  {
    centre: 'henglongqiao',
    from: 'heshan',
    kinds: ['promised', 'instant', 'reply', 'first-contact', 'supplement', 'other', 'rejection'],
    units: toOffices,
  },
  {
    centre: 'lanxi',
    from: 'heshan',
    kinds: ['promised', 'instant', 'reply', 'first-contact', 'supplement', 'other', 'rejection'],
    units: toOffices,
  },
  {
    centre: 'xinmin',
    from: 'henglongqiao',
    kinds: ['promised', 'instant', 'supplement', 'other'],
    units: { 'social-affairs': 'station' },
  },
];

/**
 * Takes over packs and items of the centre above without a change (承接): the content stays the parent's, release 1 here names it. What was taken
 * over before is left alone.
 */
export async function adopt(store: Store, { centre, from, kinds, units }: Adoption, packs: readonly Pack[]): Promise<void> {
  const known = await listPacks(store, centre);
  const wanted = packs.filter(({ head }) => kinds.includes(head.kind));
  const { order } = orderByCalls(wanted);
  const taken = await listItems(store, { from, units, packs: wanted.map(({ head }) => head.id) });
  for (const { head } of order) {
    if (known.has(head.id)) continue;
    const manifest = await findNewest(store, from, head.id);
    const release = manifest && (await findContent(store, manifest.content));
    if (!manifest || !release) continue;
    const own = {
      ...manifest,
      number: 1,
      extends: `${head.id}@${manifest.content}`,
      publishedAt: store.clock.now(),
      reviewers: [],
      notes: '',
    };
    await need(store, {
      tenant: centre,
      stream: 'release',
      streamId: head.id,
      type: 'publish-release',
      body: { manifest: own satisfies Manifest, release, overlay: overlayOf(manifest.content, head.id, taken) },
    });
  }
  await saveItems(
    store,
    centre,
    taken.map(({ item, unit }) => ({ ...item, unit })),
    ({ id }) => ({ centre: from, item: id, version: taken.find(({ item }) => item.id === id)!.item.version, operations: [] }),
  );
}

/** What a centre takes over of a pack: nothing changed, and the items with the units that do them. */
function overlayOf(base: string, pack: string, taken: readonly Taken[]): Overlay {
  const items = taken
    .filter(({ item }) => item.pack === pack)
    .map(({ item, unit }) => ({ item: item.id, version: item.version, unit, operations: [] }));
  return { base, operations: [], items };
}

/** An item of the centre above, and the unit here that does it. */
interface Taken {
  readonly item: ServiceItem;
  readonly unit: string;
}

async function listPacks(store: Store, tenant: string): Promise<ReadonlySet<string>> {
  const rows = await store.withScope({ tenants: [tenant], actor: 'system' }, reader =>
    reader.select<{ id: string }>('select id from pack where tenant = ?', [tenant]),
  );
  return new Set(rows.map(({ id }) => id));
}

async function findNewest(store: Store, tenant: string, pack: string): Promise<Manifest | undefined> {
  const [row] = await store.withScope({ tenants: [tenant], actor: 'system' }, reader =>
    reader.select<{ manifest: string }>(
      'select manifest from release where tenant = ? and pack = ? and retired_at is null order by number desc limit 1',
      [tenant, pack],
    ),
  );
  return row && (JSON.parse(row.manifest) as Manifest);
}

/** Items of the centre above that are taken over, with the unit here that does them. */
async function listItems(
  store: Store,
  of: { readonly from: string; readonly units: Readonly<Record<string, string>>; readonly packs: readonly string[] },
): Promise<Taken[]> {
  const rows = await store.withScope({ tenants: [of.from], actor: 'system' }, reader =>
    reader.select<{ item: string }>('select item from service_item where tenant = ? and active = 1 order by id', [of.from]),
  );
  return rows
    .map(row => JSON.parse(row.item) as ServiceItem)
    .filter(({ pack, unit }) => of.packs.includes(pack) && Object.hasOwn(of.units, unit))
    .map(item => ({ item, unit: of.units[item.unit]! }));
}
