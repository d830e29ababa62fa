import { MikroORM } from '@mikro-orm/sqlite';
import { Migrator } from '@mikro-orm/migrations';
import type { Millis } from '#engine/calendar/types.ts';
import type { Database } from '../database.ts';
import { entities } from '../entities/list.ts';
import type { Fault } from '../fault.ts';
import { migrationsMade, refuseForeign, refuseLater } from '../former.ts';
import { markDatabase, readAhead } from '../mark.ts';
import { sqliteMigrations } from '../migrations/sqlite/list.ts';
import { runSync } from '../plan.ts';
import type { ShellClock } from '../types.ts';
import { Checkpointer } from './checkpoint.ts';
import { type Connection, lockFile, prepareConnection } from './connect.ts';
import { refuseMixedFiles } from './mixed-files.ts';
import { createReader } from './reader.ts';
import { statementRunner } from './statements.ts';
import { refuseReadOnly } from './writable.ts';
import { GroupWriter } from './writer.ts';

interface SqliteOptions {
  readonly clock?: ShellClock;
  readonly fault: Fault;
  readonly demo: boolean;
  readonly relaxed: boolean;
}

/** Open, migrate and lock an SQLite file. */
export async function openSqlite(file: string, options: SqliteOptions): Promise<Database> {
  refuseReadOnly(file);
  const lock = lockFile(file);
  try {
    refuseMixedFiles(file);
    const orm = await MikroORM.init({
      entities,
      logger: () => {},
      dbName: file,
      extensions: [Migrator],
      migrations: { migrationsList: sqliteMigrations, snapshot: false },
    });
    const connection: Connection = await orm.driver.getConnection().getNativeClient();
    refuseOthers(connection);
    prepareConnection(connection, options);
    await orm.migrator.up();
    return createDatabase(file, connection, options, async () => {
      await orm.close();
      lock.close();
    });
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Nothing is changed in a file of a later version or of another program. */
function refuseOthers(connection: Connection): void {
  const tables = connection
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all();
  if (tables.includes('mikro_orm_migrations'))
    refuseLater(connection.prepare<[], { name: string }>(migrationsMade).all(), sqliteMigrations);
  else refuseForeign(tables);
}

/** Assemble the database: one writer connection, one scoped reader. */
function createDatabase(file: string, connection: Connection, options: SqliteOptions, closeRest: () => Promise<void>): Database {
  const execute = statementRunner(connection);
  const machine: ShellClock = options.clock ?? { now: () => Date.now() };
  const mark = runSync(markDatabase({ demo: options.demo, now: machine.now() }), execute);
  let ahead = runSync(readAhead(), execute);
  const reader = createReader(file);
  const checkpointer = new Checkpointer(connection, { file, relaxed: options.relaxed });
  const writer = new GroupWriter(connection, options.fault, checkpointer);
  const now = (): Millis => machine.now() + ahead;

  let closing: Promise<void> | undefined;
  return {
    dialect: 'sqlite',
    url: file,
    demo: mark.demo,
    write: (_scope, plan) => writer.write(memo => plan({ now: now(), lock: '', memo })),
    read: reader.read,
    now,
    publish: () => {},
    listen: () => {},
    setAhead: value => {
      ahead = value;
    },
    close() {
      closing ??= (async () => {
        await writer.idle();
        await checkpointer.close();
        reader.close();
        await closeRest();
      })();
      return closing;
    },
  };
}
