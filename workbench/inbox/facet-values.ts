import type { TaskRow } from '#server/contract/schemas.ts';

/** Facets of the inbox (筛选): type of case, stage, card. */
export type Facet = 'type' | 'stage' | 'card';
/** Values of each facet with how many tasks have it. */
export type FacetCounts = Readonly<Record<Facet, readonly { readonly value: string; readonly count: number }[]>>;

const orders: Record<Facet, readonly string[]> = {
  type: ['instant', 'promised', 'joint', 'escalated', 'reply'],
  stage: ['accept', 'handle', 'review', 'approve', 'close'],
  card: ['red', 'yellow', 'warning'],
};
const facetValue: Record<Facet, (row: TaskRow) => string | null> = {
  type: row => row.intakeType,
  stage: row => row.stage,
  card: row => row.card,
};

/** Counts every facet's values over all tasks. */
export function facetsOf(rows: readonly TaskRow[]): FacetCounts {
  const count = (facet: Facet) =>
    orders[facet]
      .map(value => ({ value, count: rows.filter(row => facetValue[facet](row) === value).length }))
      .filter(entry => entry.count > 0);
  return { type: count('type'), stage: count('stage'), card: count('card') };
}

/** Whether a task stays under the chosen values. */
export const keepsRow = (row: TaskRow, chosen: Partial<Record<Facet, string>>): boolean =>
  (['type', 'stage', 'card'] as const).every(facet => !chosen[facet] || facetValue[facet](row) === chosen[facet]);
