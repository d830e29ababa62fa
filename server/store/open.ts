import { randomUUID } from 'node:crypto';
import type { Millis } from '#engine/calendar/types.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { compileRelease } from '#processes/compile.ts';
import type { ReleaseContent } from '#processes/types.ts';
import { resolveContent } from './contents.ts';
import { ContextCache } from './context.ts';
import { bindInside, type Database, machineScope, readPlan, type ScopeOf, type WriteMoment } from './database.ts';
import { Deferred } from './deferred.ts';
import { executeCase } from './execute/case.ts';
import { type Fault, readFault } from './fault.ts';
import { type Hint, Hints, missed } from './hints.ts';
import { writeAhead } from './mark.ts';
import { openPostgresql } from './postgresql/open.ts';
import { createReader } from './reader.ts';
import { createShared } from './shared.ts';
import { refuseMixedFilesInUse } from './sqlite/mixed-files.ts';
import { openSqliteReadOnly } from './sqlite/read-only.ts';
import { openSqlite } from './sqlite/open.ts';
import { executeStream } from './stream.ts';
import { checkRelease } from './streams/release-check.ts';
import type { OpenStore, Outcome, ShellClock, StoreOptions } from './types.ts';

/**
 * Open a store: `url` is the path of an SQLite file or a `postgres://` address. Migrates it and, on SQLite, holds the single-process
 * lock. `demo` marks a database that is being made as a demo, whose clock may be moved; it has no effect on one that exists.
 * `readOnly` takes no lock and changes nothing.
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const given = {
    clock: options.clock,
    fault: options.fault ?? readFault(process.env),
    demo: options.demo ?? false,
    readOnly: options.readOnly ?? false,
    relaxed: options.relaxed ?? false,
  };
  const database = await openDatabase(options.url, given);
  const hints = new Hints();
  const announce = announcer(database, hints, options.node ?? randomUUID());
  const store = createStore(database, hints, announce);
  bindInside(store, { database, announce });
  return store;
}

interface DatabaseOptions {
  readonly clock?: ShellClock;
  readonly fault: Fault;
  readonly demo: boolean;
  readonly readOnly: boolean;
  readonly relaxed: boolean;
}

/** The database an address names. */
function openDatabase(url: string, options: DatabaseOptions): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) return openPostgresql(url, options);
  if (!options.readOnly) return openSqlite(url, options);
  refuseMixedFilesInUse(url);
  return openSqliteReadOnly(url);
}

function createStore(database: Database, hints: Hints, announce: (hint: Hint) => void): OpenStore {
  const cache = new ContextCache();
  const load = releaseLoader(database, cache);

  return {
    dialect: database.dialect,
    demo: database.demo,
    clock: { now: () => database.now() },
    async execute(input) {
      checkTenant(input.tenant);
      const scope: ScopeOf = { tenants: [input.tenant], actor: input.actor.account };
      const plan = (moment: WriteMoment) => executeCase(cache, input, moment);
      const loaded: string[] = [];
      let outcome: Outcome | undefined;
      while (outcome === undefined) {
        try {
          outcome = await database.write(scope, plan);
        } catch (error) {
          loaded.push(...(await loadMissing(load, error)));
        }
      }
      for (const content of loaded) cache.forgetMissing(content);
      if (isNews(outcome) && !inBatches.has(input.type))
        announce({ tenant: input.tenant, stream: 'case', streamId: outcome.streamId, seq: outcome.seq });
      return outcome;
    },
    async executeStream(input) {
      checkTenant(input.tenant);
      const unsound =
        input.type === 'publish-release' ? await checkRelease(input.body, content => findParts(database, content)) : undefined;
      if (unsound) return { ok: false, rejection: unsound, status: 422 };
      const outcome = await database.write({ tenants: '*', actor: input.actor.account }, moment => executeStream(input, moment));
      if (isNews(outcome)) announce({ tenant: input.tenant, stream: input.stream, streamId: outcome.streamId, seq: outcome.seq });
      return outcome;
    },
    async withScope(scope, fn) {
      scope.tenants.forEach(checkTenant);
      return database.read(scope, select => fn(createReader(scope.tenants, select)));
    },
    shared: createShared(database),
    async release(content) {
      const found = await load(content);
      cache.forgetMissing(content);
      return found;
    },
    organisation: tenant => readPlan(database, tenantScope(tenant), () => cache.organisation(tenant)),
    calendar: tenant => readPlan(database, tenantScope(tenant), () => cache.calendar(tenant)),
    onHint: listener => hints.on(listener),
    async moveClock(to) {
      await moveClock(database, to);
    },
    close: () => database.close(),
  };
}

async function moveClock(database: Database, to: Millis): Promise<void> {
  const ahead = await database.write(machineScope, moment => writeAhead(to - moment.now));
  if (ahead === undefined) {
    throw new Error('只有建库时标记为演示库的数据库才能拨动时钟。Expected a demo database, but this one was not made as a demo.');
  }
  database.setAhead(ahead);
}

type ReleaseOf = (content: string) => Promise<ReleaseDefinition | undefined>;

/** Loads and compiles a release once per process; what is not stored is remembered as missing until whoever asked has been told. */
function releaseLoader(database: Database, cache: ContextCache): ReleaseOf {
  const loading = new Map<string, Promise<void>>();
  const load = async (content: string): Promise<void> => {
    const parts = await findParts(database, content);
    if (parts === undefined) return cache.keepRelease(content, null);
    const { release } = await compileRelease(content, parts);
    cache.keepRelease(content, release);
  };
  return async content => {
    if (cache.release(content) === undefined) {
      const pending = loading.get(content) ?? load(content).finally(() => loading.delete(content));
      loading.set(content, pending);
      await pending;
    }
    return cache.release(content) ?? undefined;
  };
}

/** Stored parts of a release. */
async function findParts(database: Database, content: string): Promise<ReleaseContent | undefined> {
  return database.read(machineScope, select =>
    resolveContent(content, async of => {
      const [row] = await select('select parts from release_content where content = ?', [of]);
      return typeof row?.parts === 'string' ? row.parts : undefined;
    }),
  );
}

/** Load the releases a write was put off for, so that it can be run again, and answer their contents; any other error is thrown on. */
async function loadMissing(load: ReleaseOf, error: unknown): Promise<readonly string[]> {
  if (!(error instanceof Deferred)) throw error;
  for (const content of error.contents) await load(content);
  return error.contents;
}

/** Tells this node and the others what changed, after the commit. */
function announcer(database: Database, hints: Hints, node: string): (hint: Hint) => void {
  const hear = (text: string): void => {
    const message = readMessage(text);
    if (message?.hint !== undefined && message.node !== node) hints.emit(message.hint);
  };
  database.listen(hear, () => hints.emit(missed));
  return hint => {
    hints.emit(hint);
    // A file has one node: nobody else is told.
    if (database.dialect === 'postgresql') database.publish(JSON.stringify({ node, hint }));
  };
}

/** Whoever reaches the database may write anything there; null: no message of a node. */
function readMessage(text: string): { readonly node?: string; readonly hint?: Hint } | null {
  try {
    return JSON.parse(text) as { node?: string; hint?: Hint } | null;
  } catch {
    return null;
  }
}

/** Commands given to very many cases at once: whoever gives them tells open pages when it is time to look. */
const inBatches: ReadonlySet<string> = new Set(['recompute-clocks']);

function isNews(outcome: Outcome): outcome is Extract<Outcome, { ok: true }> {
  return outcome.ok && !outcome.repeated;
}

/** Scope of the machine's reads inside one tenant. */
function tenantScope(tenant: string): ScopeOf {
  checkTenant(tenant);
  return { tenants: [tenant], actor: 'system' };
}

/** Tenant ids stand in scope lists: letters, digits, `-` and `_` only. */
function checkTenant(tenant: string): void {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(tenant)) throw new Error('Expected a tenant id of letters, digits, - and _.');
}
