import type { OverdueList, OverdueRow } from '#server/contract/supervision.ts';

/** A tile of the overdue list (清单分栏). */
export type Tile = keyof OverdueList['counts'];
export const tiles: readonly Tile[] = ['dueToday', 'unexplained', 'explained', 'threeDays'];
export const isTile = (value: string | undefined): value is Tile => tiles.some(tile => tile === value);

/** Whether a row belongs under a tile. Three days over is a part of the overdue ones, explained or not. */
export function fitsTile(row: Pick<OverdueRow, 'group' | 'explanation'>, tile: Tile): boolean {
  switch (tile) {
    case 'dueToday':
      return row.group === 'due-today';
    case 'unexplained':
      return row.group !== 'due-today' && row.explanation === null;
    case 'explained':
      return row.group !== 'due-today' && row.explanation !== null;
    case 'threeDays':
      return row.group === 'three-days';
  }
}

type Next = OverdueRow['next'][number];
/** What the office itself may send (督办方式). */
export type Demand = OverdueRow['demands'][number]['kind'];
const isDemand = (next: Next): next is Demand => next !== 'supplement' && next !== 'rejection';

/** The next rung: the demand to make first, the other ones, and what the handler may do where the applicant is the cause. */
export function rungsOf({ next }: Pick<OverdueRow, 'next'>): {
  readonly first: Demand | null;
  readonly others: readonly Demand[];
  readonly hints: readonly ('supplement' | 'rejection')[];
} {
  const [first = null, ...others] = next.filter(isDemand);
  return { first, others, hints: next.filter(one => !isDemand(one)) as ('supplement' | 'rejection')[] };
}
