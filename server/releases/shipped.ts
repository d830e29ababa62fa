import type { ServiceItem } from '#engine/cases/state.ts';
import type { Problem } from '#engine/problem.ts';
import { shippedPacks } from '#processes/disk.ts';
import { createReleases } from '#processes/publish.ts';
import type { Pack } from '#processes/types.ts';
import { need } from '../identity/need.ts';
import type { Store } from '../store/types.ts';

/**
 * Publishes the packs that come with Banjian in a centre (随附模板包), called packs first. A pack whose newest release has the same content is
 * left alone; one that changed with the programme gets the next number.
 */
export async function publishShipped(store: Store, tenant: string): Promise<readonly Pack[]> {
  const { packs, problems } = shippedPacks();
  const newest = await listNewest(store, tenant);
  const numbers = Object.fromEntries([...newest].map(([pack, { number }]) => [pack, number + 1]));
  const made = await createReleases(packs, { author: 'system', publishedAt: store.clock.now(), numbers });
  refuseErrors([...problems, ...made.problems]);
  for (const { manifest, release, content } of made.releases) {
    if (newest.get(manifest.pack)?.content === content) continue;
    await need(store, { tenant, stream: 'release', streamId: manifest.pack, type: 'publish-release', body: { manifest, release } });
  }
  return packs;
}

function refuseErrors(problems: readonly Problem[]): void {
  const error = problems.find(({ severity }) => severity === 'error');
  if (error)
    throw new Error(`Expected the shipped packs to be sound, but found in ${error.file ?? error.element ?? 'a pack'}: ${error.message.en}`);
}

async function listNewest(
  store: Store,
  tenant: string,
): Promise<ReadonlyMap<string, { readonly number: number; readonly content: string }>> {
  const rows = await store.withScope({ tenants: [tenant], actor: 'system' }, reader =>
    reader.select<{ id: string; number: number; content: string }>('select id, number, content from pack where tenant = ?', [tenant]),
  );
  return new Map(rows.map(row => [row.id, row]));
}

/** Saves the service items that come with packs (随附事项), where they are new or have changed. */
export async function saveItems(store: Store, tenant: string, items: readonly ServiceItem[]): Promise<void> {
  for (const item of items) {
    const rows = await store.withScope({ tenants: [tenant], actor: 'system' }, reader =>
      reader.select<{ item: string }>('select item from service_item where tenant = ? and id = ?', [tenant, item.id]),
    );
    if (rows[0] && isSame(JSON.parse(rows[0].item) as ServiceItem, item)) continue;
    await need(store, { tenant, stream: 'item', streamId: item.id, type: 'save-item', body: { item } });
  }
}

function isSame(stored: ServiceItem, shipped: ServiceItem): boolean {
  return JSON.stringify({ ...stored, version: 0 }) === JSON.stringify({ ...shipped, version: 0 });
}
