import type { Plan, Row } from '../plan.ts';
import { removeByKey, upsertAll } from '../upsert.ts';

/** One row of a projection table; `key` names the columns of its primary key. */
export interface ProjectedRow {
  readonly table: string;
  readonly key: readonly string[];
  readonly row: Row;
}

/** What must be written so that the tables hold `after` instead of `before`. */
export interface RowChanges {
  readonly removed: readonly ProjectedRow[];
  readonly written: readonly ProjectedRow[];
}

/** Columns of the timers that the sweep writes: no fact of the case. */
export const sweepColumns = ['lease_until', 'attempts', 'aside', 'error'] as const;

/** Compare two sets of projection rows by key and content; `ignored` columns are left to others (leases). */
export function compareRows(before: readonly ProjectedRow[], after: readonly ProjectedRow[], ignored: readonly string[] = []): RowChanges {
  const known = new Map<string, ProjectedRow>();
  for (const projected of before) known.set(keyText(projected), projected);
  const written: ProjectedRow[] = [];
  for (const projected of after) {
    const key = keyText(projected);
    const old = known.get(key);
    known.delete(key);
    if (old === undefined || !sameRow(old.row, projected.row, ignored)) written.push(projected);
  }
  return { removed: [...known.values()], written };
}

/** Write the changes: removals first, so that a unique key may move to another row. */
export function* writeChanges({ removed, written }: RowChanges): Plan<void> {
  for (const { table, key, row } of removed) yield* removeByKey(table, key, row);
  const byTable = Map.groupBy(written, ({ table }) => table);
  for (const [table, rows] of byTable)
    yield* upsertAll(
      table,
      rows[0]!.key,
      rows.map(({ row }) => row),
    );
}

/** Key columns of a row. */
export function keyColumns(key: readonly string[], row: Row): Row {
  return Object.fromEntries(key.map(column => [column, row[column]!]));
}

function keyText({ table, key, row }: ProjectedRow): string {
  let text = table;
  for (const column of key) text += `\0${row[column]}`;
  return text;
}

function sameRow(a: Row, b: Row, ignored: readonly string[]): boolean {
  for (const column in b) if (a[column] !== b[column] && !ignored.includes(column)) return false;
  return true;
}
