import type { ServiceItem } from '#engine/cases/state.ts';
import type { Problem } from '#engine/problem.ts';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import type { Pack } from '#processes/types.ts';
import { need } from '../identity/need.ts';
import type { ItemOrigin } from '../store/streams/item.ts';
import type { Store } from '../store/types.ts';

/** Author of releases that come with the programme. */
const shipper = 'system';

/**
 * Publishes the packs that come with Banjian in a centre (随附模板包), called packs first. A pack whose newest release has the same content is
 * left alone, and so is one the centre has published itself; one that changed with the programme gets the next number.
 */
export async function publishShipped(store: Store, tenant: string): Promise<readonly Pack[]> {
  const { packs, problems } = shippedPacks();
  const newest = await listNewest(store, tenant);
  const numbers = Object.fromEntries([...newest].map(([pack, { last }]) => [pack, last + 1]));
  const made = await createReleases(packs, { author: shipper, publishedAt: store.clock.now(), numbers });
  refuseErrors([...problems, ...made.problems]);
  for (const { manifest, release, content, golden } of made.releases) {
    const known = newest.get(manifest.pack);
    if (known && (known.content === content || known.author !== shipper)) continue;
    await need(store, { tenant, stream: 'release', streamId: manifest.pack, type: 'publish-release', body: { manifest, release, golden } });
  }
  return packs;
}

function refuseErrors(problems: readonly Problem[]): void {
  const error = problems.find(({ severity }) => severity === 'error');
  if (error)
    throw new Error(`Expected the shipped packs to be sound, but found in ${error.file ?? error.element ?? 'a pack'}: ${error.message.en}`);
}

interface Newest {
  readonly content: string;
  readonly author: string;
  /** Highest number ever given; retired releases keep theirs. */
  readonly last: number;
}

async function listNewest(store: Store, tenant: string): Promise<ReadonlyMap<string, Newest>> {
  const rows = await store.withScope({ tenants: [tenant], actor: 'system' }, reader =>
    reader.select<Newest & { pack: string }>('select pack, content, author, number as last from release where tenant = ? order by number', [
      tenant,
    ]),
  );
  return new Map(rows.map(row => [row.pack, row]));
}

/** Saves the service items that come with packs (随附事项), where they are new or have changed; one a person of the centre changed is left alone; `originOf` says where those taken over came from. */
export async function saveItems(
  store: Store,
  tenant: string,
  items: readonly ServiceItem[],
  originOf?: (item: ServiceItem) => ItemOrigin,
): Promise<void> {
  for (const item of items) {
    const known = await findSaved(store, tenant, item.id);
    if (known && (known.actor !== shipper || isSame(known.item, item))) continue;
    await need(store, {
      tenant,
      stream: 'item',
      streamId: item.id,
      type: 'save-item',
      body: { item, ...(originOf && { origin: originOf(item) }) },
    });
  }
}

/** An item as it stands in a centre, and who saved it last. */
async function findSaved(store: Store, tenant: string, id: string): Promise<{ item: ServiceItem; actor: string } | undefined> {
  const [row] = await store.withScope({ tenants: [tenant], actor: 'system' }, reader =>
    reader.select<{ item: string; actor: string }>(
      `select s.item as "item", j.actor as "actor" from service_item s join journal j on j.tenant = s.tenant and j.stream = 'item' and j.stream_id = s.id
       where s.tenant = ? and s.id = ? order by j.seq desc limit 1`,
      [tenant, id],
    ),
  );
  return row && { item: JSON.parse(row.item) as ServiceItem, actor: row.actor };
}

function isSame(stored: ServiceItem, shipped: ServiceItem): boolean {
  return JSON.stringify({ ...stored, version: 0 }) === JSON.stringify({ ...shipped, version: 0 });
}
