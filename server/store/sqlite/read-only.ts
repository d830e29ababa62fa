import { existsSync } from 'node:fs';
import { type Database, machineScope } from '../database.ts';
import { migrationsMade, refuseFormer } from '../former.ts';
import { readMark } from '../mark.ts';
import { sqliteMigrations } from '../migrations/sqlite/list.ts';
import { runAsync } from '../plan.ts';
import { createReader, type Reader } from './reader.ts';

async function refuseStranger(reader: Reader): Promise<void> {
  const tables = await reader.read(machineScope, select =>
    select("select name from sqlite_schema where name = 'mikro_orm_migrations'", []),
  );
  if (tables.length > 0) return;
  throw new Error(
    '这个文件里没有办件的数据，不是办件的数据库。请检查 --database 或 DATABASE_URL。\nExpected a database of Banjian, but the file holds none of its tables. Check --database or DATABASE_URL.',
  );
}

/** Open an SQLite file for reading alone: no lock, no migration, beside a running server. Reads wait for one another: one connection, one moment each. */
export async function openSqliteReadOnly(file: string): Promise<Database> {
  if (!existsSync(file))
    throw new Error(`没有数据库文件 ${file}。请检查路径。\nExpected the database file ${file}, but there is none. Check the path.`);
  const reader = createReader(file);
  try {
    await refuseStranger(reader);
    refuseFormer(await reader.read(machineScope, select => select(migrationsMade, [])), sqliteMigrations);
  } catch (error) {
    reader.close();
    throw error;
  }
  const mark = await reader.read(machineScope, select =>
    runAsync(readMark(), async ({ sql, params }) => ({ rows: await select(sql, params), changes: 0 })),
  );
  let last: Promise<unknown> = Promise.resolve();
  return {
    dialect: 'sqlite',
    url: file,
    demo: mark?.demo ?? false,
    write: () => Promise.reject(new Error('数据库以只读方式打开。Expected a writable store, but it was opened read-only.')),
    read: (of, fn) => {
      const next = last.then(() => reader.readAtOnce(of, fn));
      last = next.catch(() => undefined);
      return next;
    },
    now: () => Date.now(),
    publish: () => {},
    listen: () => {},
    setAhead: () => {},
    close: async () => reader.close(),
  };
}
