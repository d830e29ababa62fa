import { type Plan, type Row, run, send, type Value } from './plan.ts';

/** Quote an identifier of ours; `case` is a reserved word in both databases. */
export function quote(name: string): string {
  return `"${name}"`;
}

const texts = new Map<string, string>();

/** Remember a statement text under a key, so that equal shapes share one prepared statement. */
function remember(key: string, make: () => string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = make();
  texts.set(key, text);
  return text;
}

/** Rows written by one statement at most. */
const rowsAtOnce = 40;

/** Insert a row or overwrite the one with the same key. `key` names the columns of the primary key. */
export function* upsert(table: string, key: readonly string[], row: Row): Plan<void> {
  yield* upsertAll(table, key, [row]);
}

/** Insert rows of the same columns, overwriting those with the same key: as few statements as there can be. */
export function* upsertAll(table: string, key: readonly string[], rows: readonly Row[]): Plan<void> {
  yield* insertAll(table, rows, key, 'overwrite');
}

/** Add the rows whose key is not there yet. */
export function* insertMissing(table: string, key: readonly string[], rows: readonly Row[]): Plan<void> {
  yield* insertAll(table, rows, key, 'keep');
}

/** Columns of a table as some rows have them, with the texts made for them. */
interface Shape {
  readonly columns: readonly string[];
  readonly texts: Map<string, string>;
}

const shapes = new Map<string, Shape[]>();

function shapeOf(table: string, row: Row): Shape {
  const known = shapes.get(table) ?? [];
  const found = known.find(({ columns }) => hasColumns(row, columns));
  if (found !== undefined) return found;
  const made: Shape = { columns: Object.keys(row), texts: new Map() };
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

function* insertAll(table: string, rows: readonly Row[], key: readonly string[], clash: Clash): Plan<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.length <= rowsAtOnce ? rows : rows.slice(from, from + rowsAtOnce);
    const shape = shapeOf(table, part[0]!);
    const sql = textOf(shape, { table, rows: part.length, key, clash });
    yield* send(sql, part.length === 1 ? Object.values(part[0]!) : part.flatMap(row => shape.columns.map(column => row[column]!)));
  }
}

function textOf(shape: Shape, insert: { table: string; rows: number; key: readonly string[]; clash: Clash }): string {
  const name = insert.clash + insert.rows;
  const known = shape.texts.get(name);
  if (known !== undefined) return known;
  const text = insertText(insert.table, shape.columns, insert.rows) + clashText(shape.columns, insert.key, insert.clash);
  shape.texts.set(name, text);
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

/** Insert rows; a row with the same key is a constraint error. */
export function* insert(table: string, ...rows: readonly Row[]): Plan<void> {
  yield* insertAll(table, rows, [], 'fail');
}

/** Change the row with the given key. Answers the number of rows changed. */
export function* update(table: string, key: Row, values: Row): Plan<number> {
  const sql = remember(`c ${table} ${Object.keys(values).join()} ${Object.keys(key).join()}`, () => {
    const sets = Object.keys(values).map(column => `${quote(column)} = ?`);
    return `update ${quote(table)} set ${sets.join(', ')} where ${whereText(key)}`;
  });
  return yield* run(sql, [...Object.values(values), ...Object.values(key)]);
}

/** Texts that remove a row by its key, kept with the list of the key's columns, which is a constant of its table. */
const removals = new WeakMap<readonly string[], { readonly table: string; readonly sql: string }>();

/** Remove the row with the key of the given one. */
export function* removeByKey(table: string, key: readonly string[], row: Row): Plan<void> {
  const params = key.map(column => row[column]!);
  const known = removals.get(key);
  if (known?.table === table) return yield* send(known.sql, params);
  const sql = `delete from ${quote(table)} where ${key.map(column => `${quote(column)} = ?`).join(' and ')}`;
  removals.set(key, { table, sql });
  yield* send(sql, params);
}

function insertText(table: string, columns: readonly string[], rows: number): string {
  const places = `(${columns.map(() => '?').join(', ')})`;
  return `insert into ${quote(table)} (${columns.map(quote).join(', ')}) values ${Array(rows).fill(places).join(', ')}`;
}

function whereText(key: Readonly<Record<string, Value>>): string {
  return Object.keys(key)
    .map(column => `${quote(column)} = ?`)
    .join(' and ');
}
