import { type Plan, type Row, sendAll, type Statement } from '../plan.ts';
import { inserting, removing } from '../upsert.ts';

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
  if (before.length === 0) return { removed: [], written: after };
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

/** The statements that write the changes: removals first, so that a unique key may move to another row. */
export function changing({ removed, written }: RowChanges): Statement[] {
  const statements = removed.map(({ table, key, row }) => removing(table, key, row));
  const byTable = new Map<string, { readonly key: readonly string[]; readonly rows: Row[] }>();
  for (const { table, key, row } of written) {
    const known = byTable.get(table);
    if (known === undefined) byTable.set(table, { key, rows: [row] });
    else known.rows.push(row);
  }
  for (const [table, { key, rows }] of byTable) statements.push(...inserting(table, rows, { key, clash: 'overwrite' }));
  return statements;
}

/** Write the changes. */
export function writeChanges(changes: RowChanges): Plan<void> {
  return sendAll(changing(changes));
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
