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
export function compareRows(before: readonly ProjectedRow[], after: readonly ProjectedRow[], ignored: readonly string[] = []): RowChanges {
  if (before.length === 0) return { removed: [], written: after };
  const take = before.length <= fewRows && after.length <= fewRows ? lookThrough(before) : lookUp(before);
  const written = after.filter(projected => {
    const old = take.row(projected);
    return old === undefined || !sameRow(old.row, projected.row, ignored);
  });
  return { removed: take.rest(), written };
}

/** Rows to be taken out by their keys. */
interface Takeable {
  row(like: ProjectedRow): ProjectedRow | undefined;
  rest(): readonly ProjectedRow[];
}

function lookThrough(rows: readonly ProjectedRow[]): Takeable {
  const left = rows.slice();
  return {
    row(like) {
      const place = left.findIndex(row => isSameKey(row, like));
      return place < 0 ? undefined : left.splice(place, 1)[0];
    },
    rest: () => left,
  };
}

function lookUp(rows: readonly ProjectedRow[]): Takeable {
  const left = new Map<string, ProjectedRow>();
  for (const row of rows) left.set(keyText(row), row);
  return {
    row(like) {
      const key = keyText(like);
      const row = left.get(key);
      left.delete(key);
      return row;
    },
    rest: () => [...left.values()],
  };
}

function isSameKey(a: ProjectedRow, b: ProjectedRow): boolean {
  if (a.table !== b.table) return false;
  for (const column of a.key) if (a.row[column] !== b.row[column]) return false;
  return true;
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
