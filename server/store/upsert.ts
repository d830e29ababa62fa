import { type Plan, type Row, run, type Value } from './plan.ts';

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
  yield* insertAll(table, rows, columns => {
    const rest = columns.filter(column => !key.includes(column));
    const change =
      rest.length === 0 ? 'nothing' : `update set ${rest.map(column => `${quote(column)} = excluded.${quote(column)}`).join(', ')}`;
    return ` on conflict (${key.map(quote).join(', ')}) do ${change}`;
  });
}

/** Add the rows whose key is not there yet. */
export function* insertMissing(table: string, key: readonly string[], rows: readonly Row[]): Plan<void> {
  yield* insertAll(table, rows, () => ` on conflict (${key.map(quote).join(', ')}) do nothing`);
}

function* insertAll(table: string, rows: readonly Row[], onConflict: (columns: readonly string[]) => string): Plan<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce);
    const columns = Object.keys(part[0]!);
    const conflict = onConflict(columns);
    const sql = remember(`${table} ${columns.join()} ${part.length}${conflict}`, () => insertText(table, columns, part.length) + conflict);
    yield* run(
      sql,
      part.flatMap(row => columns.map(column => row[column]!)),
    );
  }
}

/** Insert rows; a row with the same key is a constraint error. */
export function* insert(table: string, ...rows: readonly Row[]): Plan<void> {
  yield* insertAll(table, rows, () => '');
}

/** Change the row with the given key. Answers the number of rows changed. */
export function* update(table: string, key: Row, values: Row): Plan<number> {
  const sql = remember(`c ${table} ${Object.keys(values).join()} ${Object.keys(key).join()}`, () => {
    const sets = Object.keys(values).map(column => `${quote(column)} = ?`);
    return `update ${quote(table)} set ${sets.join(', ')} where ${whereText(key)}`;
  });
  return yield* run(sql, [...Object.values(values), ...Object.values(key)]);
}

/** Remove the rows with the given column values. */
export function* remove(table: string, key: Row): Plan<number> {
  const sql = remember(`d ${table} ${Object.keys(key).join()}`, () => `delete from ${quote(table)} where ${whereText(key)}`);
  return yield* run(sql, Object.values(key));
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
