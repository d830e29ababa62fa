import type { ScopeOf } from '../database.ts';
import { command, execute, type PgClient, type PgPool } from './client.ts';
import { Turns } from './turns.ts';

/** Outermost transactions of a node at a time. */
const transactionsAtOnce = 12;

/** Connections of a node's pool: the outermost transactions, those begun inside them, and the one that hears hints. */
export const connectionsAtMost = 24;

type Begin = 'begin' | 'begin isolation level repeatable read read only';
type Work<T> = (client: PgClient, now: number) => Promise<T>;

/** Takes connections from the pool in the right role. */
export class Connections {
  readonly #pool: PgPool;
  readonly #role: string | undefined;
  readonly #ready = new WeakSet<PgClient>();
  readonly #turns = new Turns(transactionsAtOnce);

  constructor(pool: PgPool, role: string | undefined) {
    this.#pool = pool;
    this.#role = role;
  }

  /** true: what is being done now stands inside a transaction. */
  get isInside(): boolean {
    return this.#turns.isInside;
  }

  /** A connection in the right role; whoever takes it gives it back with `release`. */
  async take(): Promise<PgClient> {
    const client = await this.#pool.connect();
    if (this.#role === undefined || this.#ready.has(client)) return client;
    try {
      await command(client, `set role ${this.#role}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    this.#ready.add(client);
    return client;
  }

  /** Run a function inside a transaction whose scope variables are set; a connection that failed in between is thrown away. */
  transaction<T>(begin: Begin, scope: ScopeOf, fn: Work<T>): Promise<T> {
    return this.#turns.take(() => this.#run(begin, scope, fn));
  }

  async #run<T>(begin: Begin, scope: ScopeOf, fn: Work<T>): Promise<T> {
    const client = await this.take();
    let broken = false;
    try {
      await command(client, begin);
      const now = await setScope(client, scope);
      const value = await fn(client, now);
      await command(client, 'commit');
      return value;
    } catch (error) {
      broken = !(await rollback(client));
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** Scope variables live as long as the transaction. Answers the database's time in milliseconds. */
async function setScope(client: PgClient, scope: ScopeOf): Promise<number> {
  const tenants = scope.tenants === '*' ? '*' : scope.tenants.join(',');
  const { rows } = await execute(client, {
    sql: `select set_config('banjian.tenants', ?, true), set_config('banjian.actor', ?, true),
          (extract(epoch from clock_timestamp()) * 1000)::bigint as now`,
    params: [tenants, scope.actor],
  });
  return Number(rows[0]!.now);
}

async function rollback(client: PgClient): Promise<boolean> {
  try {
    await command(client, 'rollback');
    return true;
  } catch {
    return false;
  }
}
