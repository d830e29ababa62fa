import type { Millis } from '#engine/calendar/types.ts';
import type { Memo } from './context.ts';
import type { Hint } from './hints.ts';
import { type Plan, type Row, runAsync, type Value } from './plan.ts';
import type { Store } from './types.ts';

/** Whose rows a transaction may touch. `*` is for the machine itself (sweep, verify, rebuild), never for a request. */
export interface ScopeOf {
  readonly tenants: readonly string[] | '*';
  readonly actor: string;
}

/** What a write transaction knows besides its rows. */
export interface WriteMoment {
  /** The shell's clock: database time on PostgreSQL. */
  readonly now: Millis;
  /** ` for update` where the database locks rows, else empty. */
  readonly lock: string;
  /** Shared by the plans of one transaction. */
  readonly memo: Memo;
}

/** Reads one statement inside an open scope. */
export type Select = (sql: string, params: readonly Value[]) => Promise<Row[]>;

/** One of the two databases behind the store. Nothing above this line knows which. */
export interface Database {
  readonly dialect: 'sqlite' | 'postgresql';
  /** Path of the file, or address of the server: for threads that read aside. */
  readonly url: string;
  readonly demo: boolean;
  /** Run a plan in a write transaction; it is committed when the promise resolves. A plan may be run again after a conflict. */
  write<T>(scope: ScopeOf, plan: (moment: WriteMoment) => Plan<T>): Promise<T>;
  /** Reads inside one scope. `fn` is run again when the connection was lost. */
  read<T>(scope: ScopeOf, fn: (select: Select) => Promise<T>): Promise<T>;
  /** The clock's newest reading without asking the database. */
  now(): Millis;
  /** Tell other nodes; SQLite has none. */
  publish(hint: string): void;
  /** `onMissed` is called when something told by other nodes may not have been heard. */
  listen(listener: (hint: string) => void, onMissed: () => void): void;
  setAhead(ahead: Millis): void;
  close(): Promise<void>;
}

/** Scope of the machine's own work. */
export const machineScope: ScopeOf = { tenants: '*', actor: 'system' };

/** Run a plan that only reads, at one moment. */
export function readPlan<T>(database: Database, scope: ScopeOf, plan: () => Plan<T>): Promise<T> {
  return database.read(scope, select => runAsync(plan(), async ({ sql, params }) => ({ rows: await select(sql, params), changes: 0 })));
}

/** What the machine's own work needs of a store besides its commands. */
interface Inside {
  readonly database: Database;
  readonly announce: (hint: Hint) => void;
}

const insides = new WeakMap<Store, Inside>();

/** Bind a store to its database. Only `openStore` calls this. */
export function bindInside(store: Store, inside: Inside): void {
  insides.set(store, inside);
}

/** Database behind a store: for the machine's own work (sweep, jobs, verify, rebuild), never for requests. */
export function databaseOf(store: Store): Database {
  return insideOf(store).database;
}

/** Tell live pages that rows outside the journals changed (notices). */
export function announce(store: Store, hint: Hint): void {
  insideOf(store).announce(hint);
}

function insideOf(store: Store): Inside {
  const inside = insides.get(store);
  if (inside === undefined) throw new Error('Expected a store made by openStore.');
  return inside;
}
