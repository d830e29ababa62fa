import type { Actor, CaseCommandBody } from '#engine/cases/commands.ts';
import type { Organisation, Rejection, ReleaseDefinition } from '#engine/cases/context.ts';
import type { Entry } from '#engine/cases/events.ts';
import type { Answers, CaseState } from '#engine/cases/state.ts';
import type { Calendar, Millis } from '#engine/calendar/types.ts';
import type { Fault } from './fault.ts';
import type { Plan, Row } from './plan.ts';

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
  /** Answers as they were sent, where judging changed them: by these the command is known when it is sent again. Not stored. */
  readonly sent?: Answers;
};

/** A command to another stream (release, calendar, item, account, organisation, settings). */
export interface StreamInput {
  readonly id: string;
  readonly stream: 'release' | 'calendar' | 'item' | 'account' | 'organisation' | 'settings' | 'code-list';
  readonly streamId: string;
  readonly tenant: string;
  readonly type: string;
  readonly actor: Actor;
  readonly reason?: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answer of the write path. `repeated`: this command id was done before; same answer. */
export type Outcome =
  | {
      readonly ok: true;
      readonly repeated: boolean;
      readonly seq: number;
      readonly streamId: string;
      readonly result: Readonly<Record<string, unknown>>;
    }
  | { readonly ok: false; readonly rejection: Rejection; readonly status: 404 | 409 | 403 | 422 | 400 };

/**
 * How a stream other than case is decided and folded: pure functions, and plans run inside the transaction.
 * Events are plain objects `{type, ..., private?}` like case events; a state keeps what is personal under `private`.
 */
export interface StreamKind<State> {
  readonly name: StreamInput['stream'];
  /** Looks at rows of other streams before the decision, e.g. whether a login is taken. */
  readonly check?: (input: StreamInput) => Plan<Rejection | undefined>;
  readonly decide: (
    state: State | null,
    input: StreamInput & { readonly recordedAt: Millis },
  ) => { ok: true; events: readonly StreamEvent[]; result?: Record<string, unknown> } | { ok: false; rejection: Rejection };
  readonly evolve: (state: State | null, event: StreamEvent, head: StreamEventHead) => State;
  /** Keeps what the events only name by hash (release contents). Not a projection. */
  readonly keep?: (input: StreamInput, recordedAt: Millis) => Plan<void>;
  /** Projection rows that follow from the state alone, so that a rebuild gives the same. */
  readonly rows: (change: StreamChange<State>) => readonly StreamRow[];
  /** Where the rows of one stream stand: table and the columns that mark them as its own. */
  readonly owns: (change: { readonly tenant: string; readonly streamId: string }) => readonly OwnedRows[];
  /** Tenants whose organisation must be read again after a change. */
  readonly touches?: (before: State | null, change: StreamChange<State>) => readonly string[];
}
export interface StreamChange<State> {
  readonly tenant: string;
  readonly streamId: string;
  readonly state: State;
}
/** The rows of a table that belong to one stream; `key` names the columns of the primary key, `where` what marks them. */
export interface OwnedRows {
  readonly table: string;
  readonly key: readonly string[];
  readonly where: Readonly<Partial<Row>>;
}
/** One projection row; `key` names the columns of its primary key. */
export interface StreamRow {
  readonly table: string;
  readonly key: readonly string[];
  readonly row: Row;
}
export type StreamEvent = { readonly type: string; readonly private?: Readonly<Record<string, unknown>> } & Readonly<
  Record<string, unknown>
>;
export type StreamEventHead = { readonly seq: number; readonly recordedAt: Millis; readonly actor: string };

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
  withScope<T>(
    scope: { readonly tenants: readonly string[]; readonly actor: string },
    fn: (reader: ScopedReader) => Promise<T>,
  ): Promise<T>;
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

/** How a store is opened. */
export interface StoreOptions {
  /** Path of an SQLite file, or a postgres:// address. */
  readonly url: string;
  /** Machine time by default: Date.now on SQLite, the database's clock on PostgreSQL. */
  readonly clock?: ShellClock;
  readonly fault?: Fault;
  /** Name of this node among several on one database. */
  readonly node?: string;
  /** Only when the database is made by this call: mark it as a demo, whose clock may be moved. */
  readonly demo?: boolean;
  /**
   * Commits reach the disk in groups: a power cut may lose the last ones, a kill of the process none. For what can be made again, the history of a
   * demo; SQLite only.
   */
  readonly relaxed?: boolean;
  /** Takes no lock and changes nothing: verify beside a running server. */
  readonly readOnly?: boolean;
}

/** A store with what belongs to its owner: the demo clock. */
export interface OpenStore extends Store {
  readonly demo: boolean;
  /** Move the clock of a demo database to a moment; it goes on from there. Throws in any other database. */
  moveClock(to: Millis): Promise<void>;
}
