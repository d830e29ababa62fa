import type { GoldenCases } from './overlay/types.ts';
import type { Pack } from './types.ts';

/** Golden cases of a pack (黄金用例) with every item they run on: its own, and those of other packs that its cases name. */
export function goldenOf(pack: Pack, others: readonly Pack[]): GoldenCases {
  const named = new Set(Object.values(pack.scenarios).map(({ item }) => item));
  const foreign = others.filter(other => other !== pack).flatMap(({ items }) => items.filter(({ id }) => named.has(id)));
  const own = new Set(pack.items.map(({ id }) => id));
  return { scenarios: pack.scenarios, items: [...pack.items, ...foreign.filter(({ id }) => !own.has(id))] };
}
