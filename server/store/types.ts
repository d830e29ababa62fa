import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import type { Organisation, Rejection, ReleaseDefinition } from '#engine/cases/context.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { CaseState } from '#engine/cases/state.ts';
import type { Calendar, Millis } from '#engine/calendar/types.ts';

/** The shell's clock: machine time, or in tests and demo databases a moved clock kept in the database. */
export interface ShellClock {
  now(): Millis;
}

/** A command to a case on its way into the write path; the path sets recordedAt. */
export type CaseInput = CaseCommandBody & {
  readonly id: string;
  readonly caseId: string;
  readonly tenant: string;
  readonly actor: Actor;
  readonly effectiveAt?: Millis;
  readonly reason?: string;
};

/** A command to another stream (release, calendar, item, account, organisation, settings). */
export interface StreamInput {
  readonly id: string;
  readonly stream: 'release' | 'calendar' | 'item' | 'account' | 'organisation' | 'settings';
  readonly streamId: string;
  readonly tenant: string;
  readonly type: string;
  readonly actor: Actor;
  readonly reason?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answer of the write path. `repeated`: this command id was done before; same answer. */
export type Outcome =
  | { readonly ok: true; readonly repeated: boolean; readonly seq: number; readonly streamId: string; readonly result: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly rejection: Rejection; readonly status: 404 | 409 | 403 | 422 | 400 };

/**
 * How a stream other than case is decided and folded: pure functions and a projector run inside the transaction.
 * Events are plain objects `{type, ..., private?}` like case events.
 */
export interface StreamKind<State> {
  readonly name: StreamInput['stream'];
  readonly decide: (
    state: State | null,
    input: StreamInput & { readonly recordedAt: Millis },
  ) => { ok: true; events: readonly StreamEvent[]; result?: Record<string, unknown> } | { ok: false; rejection: Rejection };
  readonly evolve: (state: State | null, event: StreamEvent, head: { seq: number; recordedAt: Millis; actor: string }) => State;
  readonly project: (rows: RowWriter, change: { tenant: string; streamId: string; state: State; recordedAt: Millis }) => Promise<void>;
}
export type StreamEvent = { readonly type: string; readonly private?: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>;

/** Minimal row writing inside the transaction, alike on both databases: table and column names are our own constants. */
export interface RowWriter {
  upsert(table: string, key: Readonly<Record<string, unknown>>, values: Readonly<Record<string, unknown>>): Promise<void>;
  remove(table: string, key: Readonly<Record<string, unknown>>): Promise<void>;
  select<R>(sql: string, params: readonly unknown[]): Promise<R[]>;
}

/** Reads inside one scope; every statement is filtered by the scope's tenants. */
export interface ScopedReader {
  readonly tenants: readonly string[];
  /** Named-parameter-free SQL with `?` placeholders (rewritten for PostgreSQL); must mention the tenant. */
  select<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  /** Whole state of a case (snapshot + answers + private parts), or undefined when outside the scope. */
  findCase(caseId: string): Promise<CaseState | undefined>;
  journal(stream: string, streamId: string, untilMs?: Millis): Promise<(Entry & { readonly hash: string })[]>;
}

/** Where commands go in and rows come out; the only way to a connection (invariant 7). */
export interface Store {
  readonly dialect: 'sqlite' | 'postgresql';
  readonly clock: ShellClock;
  execute(input: CaseInput): Promise<Outcome>;
  executeStream(input: StreamInput): Promise<Outcome>;
  withScope<T>(scope: { readonly tenants: readonly string[]; readonly actor: string }, fn: (reader: ScopedReader) => Promise<T>): Promise<T>;
  /** Rows outside tenants: accounts, sessions, release contents, national calendar; drafts, notices read marks, blobs. */
  readonly shared: SharedRows;
  /** Compiled release by content (cached). */
  release(content: string): Promise<ReleaseDefinition | undefined>;
  organisation(tenant: string): Promise<Organisation>;
  calendar(tenant: string): Promise<Calendar>;
  /** Called after commit with what changed; server-sent events listen here. Carries no data. */
  onHint(listener: (hint: { tenant: string; stream: string; streamId: string; seq: number }) => void): () => void;
  close(): Promise<void>;
}

/** Plain row access for what is not a projection: form drafts, sessions, notices, read audit. */
export interface SharedRows {
  select<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  run(sql: string, params?: readonly unknown[]): Promise<number>;
}
