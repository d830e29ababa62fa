import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { ServiceItem } from '#engine/cases/state.ts';
import { shippedPacks } from '#processes/disk.ts';
import type { GoldenCases } from '#processes/overlay/types.ts';
import { publishShipped, saveItems } from '#server/releases/shipped.ts';
import type { OpenStore } from '#server/store/types.ts';
import { admin, onBothDatabases, selectAll } from '../../support/store.ts';

const item: ServiceItem = shippedPacks().packs.flatMap(({ items }) => items)[0]!;
const limitOf = async (store: OpenStore) => {
  const [row] = await selectAll<{ item: string }>(store, 'select item from service_item where id = ?', [item.id]);
  return (JSON.parse(row!.item) as ServiceItem).statutoryLimit;
};

onBothDatabases('what comes with Banjian', database => {
  it('should keep the golden cases of every pack with the items they run on', async () => {
    // given
    const store = await database.open();
    // when
    const packs = await publishShipped(store, 'heshan');
    // then
    const rows = await selectAll<{ pack: string; golden: string }>(store, 'select pack, golden from release_golden order by pack');
    expect(rows.map(({ pack }) => pack)).toEqual(packs.map(({ head }) => head.id).sort());
    for (const { golden } of rows) {
      const { scenarios, items } = JSON.parse(golden) as GoldenCases;
      const known = new Set(items.map(({ id }) => id));
      expect(Object.values(scenarios).filter(scenario => !known.has(scenario.item))).toEqual([]);
    }
  });

  it('should bring items up to date, but leave alone what a person of the centre changed', async () => {
    // given
    const store = await database.open();
    await saveItems(store, 'heshan', [item]);
    // when
    await saveItems(store, 'heshan', [{ ...item, statutoryLimit: item.statutoryLimit + 1 }]);
    const renewed = await limitOf(store);
    const body = { item: { ...item, statutoryLimit: item.statutoryLimit + 2 } };
    await store.executeStream({ id: v7(), stream: 'item', streamId: item.id, tenant: 'heshan', type: 'save-item', actor: admin, body });
    await saveItems(store, 'heshan', [item]);
    // then
    expect([renewed, await limitOf(store)]).toEqual([item.statutoryLimit + 1, item.statutoryLimit + 2]);
  });
});
