import { createHash } from 'node:crypto';
import type { Answer, Row, Statement } from '../plan.ts';

/** The part of a `pg` client the store uses. */
export interface PgClient {
  query(config: {
    text: string;
    values?: readonly unknown[];
    name?: string;
    types?: PgTypes;
    query_timeout?: number;
  }): Promise<{ rows: Row[]; rowCount: number | null }>;
  release(error?: Error | boolean): void;
  on(event: 'notification', listener: (message: { payload?: string }) => void): void;
  on(event: 'end', listener: () => void): void;
}

/** The part of a `pg` pool the store uses. */
export interface PgPool {
  connect(): Promise<PgClient>;
}

interface PgTypes {
  getTypeParser(oid: number): (text: string) => unknown;
}

const numbers = new Set([20, 21, 23, 700, 701, 1700]);

/** Every number of ours fits a double; without this `pg` gives bigints as text. */
const types: PgTypes = { getTypeParser: oid => (numbers.has(oid) ? Number : text => text) };

/**
 * Milliseconds after which an answer is no longer waited for: somewhat longer than the database takes before it gives a statement up. A connection that
 * was cut without a word would hold its request for as long as the network tries, a quarter of an hour.
 */
const answerMs = 35_000;

interface Prepared {
  readonly text: string;
  readonly name?: string;
}
const prepared = new Map<string, Prepared>();
/** Texts kept at most, here and by the server for each connection: lists of every length make one of their own. */
const kept = 900;

/**
 * Rewrite `?` placeholders to `$1, $2, ...` and give the text a name under which the server keeps it prepared. One that asks for every column has none: a
 * newer node may add one to the table, and what was prepared before could not be run any more.
 */
export function prepare(sql: string): Prepared {
  const known = prepared.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replace(/'[^']*'|\?/g, part => (part === '?' ? `$${++count}` : part));
  const name = `b${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
  const made = prepared.size >= kept || text.includes('select *') ? { text } : { text, name };
  if (prepared.size < kept) prepared.set(sql, made);
  return made;
}

/** Run one statement of a plan. */
export async function execute(client: PgClient, { sql, params }: Statement): Promise<Answer> {
  const { rows, rowCount } = await client.query({ ...prepare(sql), values: params, types, query_timeout: answerMs });
  return { rows, changes: rowCount ?? 0 };
}

/** Run a text that takes no parameters and is not kept prepared. */
export async function command(client: PgClient, text: string, withinMs: number = answerMs): Promise<Row[]> {
  return (await client.query({ text, types, query_timeout: withinMs })).rows;
}
