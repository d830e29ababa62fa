import { type Plan, type Row, sendAll, type Statement, type Value } from './plan.ts';

/** Quote an identifier of ours; `case` is a reserved word in both databases. */
export function quote(name: string): string {
  return `"${name}"`;
}

/** Rows written by one statement at most. */
const rowsAtOnce = 40;

/** Insert a row or overwrite the one with the same key. `key` names the columns of the primary key. */
export function upsert(table: string, key: readonly string[], row: Row): Plan<void> {
  return sendAll(inserting(table, [row], { key, clash: 'overwrite' }));
}

/** Insert rows of the same columns, overwriting those with the same key: as few statements as there can be. */
export function upsertAll(table: string, key: readonly string[], rows: readonly Row[]): Plan<void> {
  return sendAll(inserting(table, rows, { key, clash: 'overwrite' }));
}

/** Add the rows whose key is not there yet. */
export function insertMissing(table: string, key: readonly string[], rows: readonly Row[]): Plan<void> {
  return sendAll(inserting(table, rows, { key, clash: 'keep' }));
}

/** Insert rows; a row with the same key is a constraint error. */
export function insert(table: string, ...rows: readonly Row[]): Plan<void> {
  return sendAll(inserting(table, rows));
}

/** Columns of a table as some rows have them, with the texts made for them. */
interface Shape {
  readonly columns: readonly string[];
  /** Texts by what is done on a clash, then by number of rows. */
  readonly texts: Readonly<Record<Clash, (string | undefined)[]>>;
}

const shapes = new Map<string, Shape[]>();

function shapeOf(table: string, row: Row): Shape {
  const known = shapes.get(table) ?? [];
  for (const shape of known) if (hasColumns(row, shape.columns)) return shape;
  const made: Shape = { columns: Object.keys(row), texts: { fail: [], keep: [], overwrite: [] } };
  shapes.set(table, [...known, made]);
  return made;
}

function hasColumns(row: Row, columns: readonly string[]): boolean {
  let place = 0;
  for (const column in row) if (columns[place++] !== column) return false;
  return place === columns.length;
}

/** What an insert does when the key is there already. */
type Clash = 'fail' | 'keep' | 'overwrite';

interface Insert {
  readonly key: readonly string[];
  readonly clash: Clash;
}

const plainly: Insert = { key: [], clash: 'fail' };

/** The statements that insert rows of the same columns, as few as there can be. */
export function inserting(table: string, rows: readonly Row[], how: Insert = plainly): Statement[] {
  const statements: Statement[] = [];
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.length <= rowsAtOnce ? rows : rows.slice(from, from + rowsAtOnce);
    const shape = shapeOf(table, part[0]!);
    const params = part.length === 1 ? Object.values(part[0]!) : part.flatMap(row => shape.columns.map(column => row[column]!));
    statements.push({ sql: insertText(shape, table, part.length, how), params, unasked: true });
  }
  return statements;
}

/**
 * Inserts rows that are all made at one place of the program (定式插入), so that each has the columns of the one before: they are compared by their number
 * alone. With `presumed` the plan looks at the number of rows written.
 */
export function inserter(table: string, how: Insert = plainly, presumed?: number): (row: Row) => Statement {
  let columns = -1;
  let sql = '';
  return row => {
    const params = Object.values(row);
    if (params.length !== columns) {
      columns = params.length;
      sql = insertText(shapeOf(table, row), table, 1, how);
    }
    return presumed === undefined ? { sql, params, unasked: true } : { sql, params, unasked: false, presumed };
  };
}

function insertText({ columns, texts }: Shape, table: string, rows: number, { key, clash }: Insert): string {
  const known = texts[clash][rows];
  if (known !== undefined) return known;
  const text = valuesText(table, columns, rows) + clashText(columns, key, clash);
  texts[clash][rows] = text;
  return text;
}

function clashText(columns: readonly string[], key: readonly string[], clash: Clash): string {
  if (clash === 'fail') return '';
  const rest = columns.filter(column => !key.includes(column));
  const change =
    clash === 'keep' || rest.length === 0
      ? 'nothing'
      : `update set ${rest.map(column => `${quote(column)} = excluded.${quote(column)}`).join(', ')}`;
  return ` on conflict (${key.map(quote).join(', ')}) do ${change}`;
}

/** Change the row with the given key. Answers the number of rows changed. */
export function* update(table: string, key: Row, values: Row): Plan<number> {
  return (yield { ...updating(table, key, values), unasked: false }).changes;
}

/** A change of some columns of the rows of a key, with the text made for it. */
interface Change {
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly sql: string;
}

const changes = new Map<string, Change[]>();

function changeOf(table: string, key: Row, values: Row): Change {
  const known = changes.get(table) ?? [];
  for (const change of known) if (hasColumns(values, change.columns) && hasColumns(key, change.key)) return change;
  const columns = Object.keys(values);
  const sets = columns.map(column => `${quote(column)} = ?`);
  const made: Change = {
    key: Object.keys(key),
    columns,
    sql: `update ${quote(table)} set ${sets.join(', ')} where ${whereText(key)}`,
  };
  changes.set(table, [...known, made]);
  return made;
}

/** The statement that changes the row with the given key. */
export function updating(table: string, key: Row, values: Row): Statement {
  return { sql: changeOf(table, key, values).sql, params: [...Object.values(values), ...Object.values(key)], unasked: true };
}

/** Texts that remove a row by its key, kept with the list of the key's columns, which is a constant of its table. */
const removals = new WeakMap<readonly string[], { readonly table: string; readonly sql: string }>();

/** The statement that removes the row with the key of the given one. */
export function removing(table: string, key: readonly string[], row: Row): Statement {
  const params = key.map(column => row[column]!);
  const known = removals.get(key);
  if (known?.table === table) return { sql: known.sql, params, unasked: true };
  const sql = `delete from ${quote(table)} where ${key.map(column => `${quote(column)} = ?`).join(' and ')}`;
  removals.set(key, { table, sql });
  return { sql, params, unasked: true };
}

function valuesText(table: string, columns: readonly string[], rows: number): string {
  const places = `(${columns.map(() => '?').join(', ')})`;
  return `insert into ${quote(table)} (${columns.map(quote).join(', ')}) values ${Array(rows).fill(places).join(', ')}`;
}

function whereText(key: Readonly<Record<string, Value>>): string {
  return Object.keys(key)
    .map(column => `${quote(column)} = ?`)
    .join(' and ');
}
