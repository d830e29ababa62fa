import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { emptyMemo } from '../context.ts';
import type { Database, ScopeOf, WriteMoment } from '../database.ts';
import { entities } from '../entities/list.ts';
import type { Fault } from '../fault.ts';
import { migrationsMade, refuseFormer, refuseLater } from '../former.ts';
import { type Mark, markDatabase, readAhead, readMark } from '../mark.ts';
import { postgresqlMigrations } from '../migrations/postgresql/list.ts';
import { type Plan, runAsync } from '../plan.ts';
import type { ShellClock } from '../types.ts';
import { command, execute, type PgClient, type PgPool } from './client.ts';
import { Listening, publishHint } from './listen.ts';
import { retry } from './retry.ts';
import { findRole, prepareRole } from './role.ts';
import { Connections, connectionsAtMost } from './transaction.ts';

interface PostgresOptions {
  readonly clock?: ShellClock;
  readonly fault: Fault;
  readonly demo: boolean;
  readonly readOnly: boolean;
}

const snapshot = 'begin isolation level repeatable read read only';

const everything: ScopeOf = { tenants: '*', actor: 'system' };

/** Name of the lock that lets one starting node migrate at a time. */
const migrationLock = 7_302_026;

/** Milliseconds before a statement, an idle transaction or the wait for a connection is given up. */
const timeouts = { statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000, connectionTimeoutMillis: 10_000 };

/** Open and migrate a PostgreSQL database; several nodes may share one. */
export async function openPostgresql(url: string, options: PostgresOptions): Promise<Database> {
  const orm = await MikroORM.init({
    entities,
    logger: () => {},
    clientUrl: url,
    pool: { min: 0, max: connectionsAtMost },
    driverOptions: { ...timeouts, keepAlive: true, pipeline: true },
    extensions: [Migrator],
    migrations: { migrationsList: postgresqlMigrations, snapshot: false },
  });
  try {
    const pool: PgPool = await orm.driver.getConnection().getNativeClient();
    const role = await onOwnConnection(pool, client =>
      options.readOnly ? findReader(client) : migrate(client, () => migrateAtLeisure(orm)),
    );
    return await createDatabase(new Connections(pool, role), { ...options, url }, () => orm.close());
  } catch (error) {
    await orm.close();
    throw error;
  }
}

/** Work on a connection of its own, whose locks and settings end with it, however the work ends. */
async function onOwnConnection<T>(pool: PgPool, work: (client: PgClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await work(client);
  } finally {
    client.release(true);
  }
}

/** The role under which a database of this version is read. */
async function findReader(client: PgClient): Promise<string | undefined> {
  refuseFormer(await command(client, migrationsMade), postgresqlMigrations);
  return findRole(client);
}

/** One starting node at a time migrates; the others wait as long as that takes. */
async function migrate(client: PgClient, up: () => Promise<unknown>): Promise<string | undefined> {
  await command(client, 'set statement_timeout = 0');
  await client.query({ text: `select pg_advisory_lock(${migrationLock})` });
  await refuseLaterVersion(client);
  await up();
  return prepareRole(client);
}

/** Nothing is changed in a database a later version has migrated. Other tables may stand beside ours: a schema is shared more often than a file. */
async function refuseLaterVersion(client: PgClient): Promise<void> {
  const [row] = await command(client, "select (to_regclass('mikro_orm_migrations') is not null)::int as known");
  if (row?.known === 1) refuseLater(await command(client, migrationsMade), postgresqlMigrations);
}

/** An index over millions of rows takes longer than any statement of a request may. */
function migrateAtLeisure({ driver, migrator }: MikroORM): Promise<unknown> {
  const connection = driver.getConnection();
  return connection.transactional(async transaction => {
    await connection.execute('set local statement_timeout = 0', [], 'run', transaction);
    await migrator.up({ transaction });
  });
}

async function createDatabase(
  connections: Connections,
  options: PostgresOptions & { readonly url: string },
  closeRest: () => Promise<void>,
): Promise<Database> {
  const start = await readStart(connections, options);
  const faulty = faultyExecute(options.fault);
  let ahead = start.ahead;
  let skew = start.skew;
  let listening: Listening | undefined;
  let closing: Promise<void> | undefined;
  const reading = (databaseNow: number): number => (options.clock === undefined ? databaseNow : options.clock.now()) + ahead;

  return {
    dialect: 'postgresql',
    url: options.url,
    demo: start.mark.demo,
    async write<T>(scope: ScopeOf, plan: (moment: WriteMoment) => Plan<T>): Promise<T> {
      if (options.readOnly) throw new Error('数据库以只读方式打开。Expected a writable store, but it was opened read-only.');
      const value = await retry(() =>
        connections.transaction('begin', scope, async (client, databaseNow) => {
          skew = databaseNow - Date.now();
          if (start.mark.demo) ahead = await runAsync(readAhead(), statement => execute(client, statement));
          const result = await runAsync(plan({ now: reading(databaseNow), lock: ' for update', memo: emptyMemo() }), statement =>
            faulty(client, statement),
          );
          options.fault('before-commit');
          return result;
        }),
      );
      options.fault('after-commit');
      options.fault('before-answer');
      return value;
    },
    read(scope, fn) {
      const attempt = () =>
        connections.transaction(snapshot, scope, client => fn(async (sql, params) => [...(await execute(client, { sql, params })).rows]));
      // Inside another one, that one was lost as well and is run again as a whole.
      return connections.isInside ? attempt() : retry(attempt);
    },
    now: () => reading(Date.now() + skew),
    publish: hint => void publishHint(connections, hint),
    listen(listener, onMissed) {
      listening ??= new Listening(connections, listener, { onMissed });
    },
    setAhead(value) {
      ahead = value;
    },
    close() {
      closing ??= (async () => {
        await listening?.stop();
        await closeRest();
      })();
      return closing;
    },
  };
}

async function readStart(connections: Connections, options: PostgresOptions): Promise<{ mark: Mark; ahead: number; skew: number }> {
  const begin = options.readOnly ? snapshot : 'begin';
  return connections.transaction(begin, everything, async (client, databaseNow) => {
    const run = <T>(plan: Plan<T>): Promise<T> => runAsync(plan, statement => execute(client, statement));
    const now = options.clock?.now() ?? databaseNow;
    const mark = options.readOnly ? await run(readMark()) : await run(markDatabase({ demo: options.demo, now }));
    return { mark: mark ?? { generation: '', demo: false }, ahead: await run(readAhead()), skew: databaseNow - Date.now() };
  });
}

function faultyExecute(fault: Fault): typeof execute {
  return async (client, statement) => {
    fault('before-statement', statement);
    const answer = await execute(client, statement);
    fault('after-statement', statement);
    return answer;
  };
}
