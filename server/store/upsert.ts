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

/** Insert a row or overwrite the one with the same key. `key` names the columns of the primary key. */
export function* upsert(table: string, key: readonly string[], row: Row): Plan<void> {
  const columns = Object.keys(row);
  const sql = remember(`u ${table} ${columns.join()}`, () => {
    const rest = columns.filter(column => !key.includes(column));
    const change =
      rest.length === 0 ? 'nothing' : `update set ${rest.map(column => `${quote(column)} = excluded.${quote(column)}`).join(', ')}`;
    return `${insertText(table, columns)} on conflict (${key.map(quote).join(', ')}) do ${change}`;
  });
  yield* run(sql, Object.values(row));
}

/** Insert a row; a row with the same key is a constraint error. */
export function* insert(table: string, row: Row): Plan<void> {
  const columns = Object.keys(row);
  yield* run(
    remember(`i ${table} ${columns.join()}`, () => insertText(table, columns)),
    Object.values(row),
  );
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

/** Add a row unless one with the same key exists. */
export function* insertMissing(table: string, key: readonly string[], row: Row): Plan<number> {
  const columns = Object.keys(row);
  const sql = remember(
    `m ${table} ${columns.join()}`,
    () => `${insertText(table, columns)} on conflict (${key.map(quote).join(', ')}) do nothing`,
  );
  return yield* run(sql, Object.values(row));
}

function insertText(table: string, columns: readonly string[]): string {
  return `insert into ${quote(table)} (${columns.map(quote).join(', ')}) values (${columns.map(() => '?').join(', ')})`;
}

function whereText(key: Readonly<Record<string, Value>>): string {
  return Object.keys(key)
    .map(column => `${quote(column)} = ?`)
    .join(' and ');
}
