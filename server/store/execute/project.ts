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

/** Sets of rows that are looked through; bigger ones are looked up. */
const fewRows = 8;

/** Compare two sets of projection rows by key and content; `ignored` columns are left to others (leases). */
export function compareRows(
  before: readonly ProjectedRow[],
  after: readonly ProjectedRow[],
  ignored: readonly string[] = none,
): RowChanges {
  if (before.length === 0) return { removed: [], written: after };
  const isFew = before.length <= fewRows && after.length <= fewRows;
  return isFew ? lookThrough(before, after, ignored) : lookUp(before, after, ignored);
}

const none: readonly string[] = [];

function lookThrough(before: readonly ProjectedRow[], after: readonly ProjectedRow[], ignored: readonly string[]): RowChanges {
  const removed = before.slice();
  const written: ProjectedRow[] = [];
  for (const row of after) {
    const place = placeOf(row, removed);
    if (place < 0 || !sameRow(removed[place]!.row, row.row, ignored)) written.push(row);
    if (place >= 0) removed.splice(place, 1);
  }
  return { removed, written };
}

function placeOf(row: ProjectedRow, rows: readonly ProjectedRow[]): number {
  for (let place = 0; place < rows.length; place += 1) if (isSameKey(rows[place]!, row)) return place;
  return -1;
}

function lookUp(before: readonly ProjectedRow[], after: readonly ProjectedRow[], ignored: readonly string[]): RowChanges {
  const left = new Map<string, ProjectedRow>();
  for (const row of before) left.set(keyText(row), row);
  const written = after.filter(row => {
    const key = keyText(row);
    const old = left.get(key);
    left.delete(key);
    return old === undefined || !sameRow(old.row, row.row, ignored);
  });
  return { removed: [...left.values()], written };
}

function isSameKey(a: ProjectedRow, b: ProjectedRow): boolean {
  if (a.table !== b.table) return false;
  for (const column of a.key) if (a.row[column] !== b.row[column]) return false;
  return true;
}

interface RowsOfTable {
  readonly table: string;
  readonly key: readonly string[];
  readonly rows: Row[];
}

/** The statements that write the changes: removals first, so that a unique key may move to another row. */
export function changing({ removed, written }: RowChanges): Statement[] {
  const statements = removed.map(({ table, key, row }) => removing(table, key, row));
  const byTable: RowsOfTable[] = [];
  for (const { table, key, row } of written) {
    const known = byTable.find(rows => rows.table === table);
    if (known === undefined) byTable.push({ table, key, rows: [row] });
    else known.rows.push(row);
  }
  for (const { table, key, rows } of byTable) statements.push(...inserting(table, rows, { key, clash: 'overwrite' }));
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
