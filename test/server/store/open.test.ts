import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';
import { MikroORM as SqliteOrm } from '@mikro-orm/sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { entities } from '#server/store/entities/list.ts';
import { openStore } from '#server/store/index.ts';
import { prepareConnection } from '#server/store/sqlite/connect.ts';
import { give, monday, onBothDatabases, openCommand, selectAll, stateOf, tamper } from '../../support/store.ts';

onBothDatabases('openStore', database => {
  it('should keep everything when it is closed and opened again', async () => {
    // given
    const first = await database.openCentre();
    await first.execute(await openCommand('case-1'));
    const mark = await selectAll(first, 'select generation from database_mark');
    await first.close();

    // when
    const second = await database.open();

    // then
    expect((await stateOf(second, 'case-1')).number).toBe('HS-TEST-0001');
    expect(await selectAll(second, 'select generation from database_mark')).toEqual(mark);
    expect(await give(second, 'case-1', { type: 'comment-case', text: '接着办' })).toMatchObject({ ok: true, seq: 2 });
  });

  it('should move the clock of a demo database and keep it moved', async () => {
    // given
    const first = await database.open({ demo: true });
    await first.moveClock(monday + 86_400_000);

    // when
    const moved = first.clock.now();
    await first.close();
    const second = await database.open();

    // then
    expect(moved).toBe(monday + 86_400_000);
    expect(second.demo).toBe(true);
    expect(second.clock.now()).toBe(monday + 86_400_000);
  });

  it('should never move the clock of a database that was not made as a demo', async () => {
    // given
    const first = await database.open();
    await first.close();

    // when
    const second = await database.open({ demo: true });

    // then
    expect(second.demo).toBe(false);
    await expect(second.moveClock(monday + 1)).rejects.toThrow('demo');
    expect(second.clock.now()).toBe(monday);
  });

  it('should refuse to read a database of a former version, of which verify would take what is missing for tampering', async () => {
    // given
    const first = await database.open();
    await tamper(first, `delete from mikro_orm_migrations where name like '%-retention'`);
    await first.close();

    // when
    const reading = database.open({ readOnly: true });

    // then
    await expect(reading).rejects.toThrow(/旧版本.*-retention.*Expected a database of this version/s);
  });

  it('should change nothing in a database that a later version has migrated', async () => {
    // given
    const first = await database.open();
    await tamper(first, `insert into mikro_orm_migrations (name) values ('9999-later')`);
    await first.close();

    // when
    const opening = database.open();

    // then
    await expect(opening).rejects.toThrow(/更新的版本升级过（9999-later）.*a later version has migrated it/s);
  });

  it('should have made by migrations exactly what the entities say', async () => {
    // given
    const store = await database.open();
    await store.close();

    // when
    const orm =
      database.dialect === 'sqlite'
        ? await SqliteOrm.init({ entities, dbName: database.url() })
        : await PostgresOrm.init({ entities, clientUrl: database.url() });
    const difference = await orm.schema.getUpdateSchemaSQL({ safe: true });
    await orm.close();

    // then
    expect(difference.trim()).toBe('');
  });
});

describe('openStore on one SQLite file', () => {
  const folders: string[] = [];
  const newFile = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'banjian-open-'));
    folders.push(folder);
    return join(folder, 'test.db');
  };
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  it('should refuse a file of another program, and leave it as it was', async () => {
    // given
    const url = newFile();
    const other = new Database(url);
    other.exec('create table ledger (amount integer)');
    other.close();

    // when
    const [writing, reading] = await Promise.allSettled([openStore({ url }), openStore({ url, readOnly: true })]);

    // then
    expect(String(writing.status === 'rejected' && writing.reason)).toMatch(/别的程序的表（如 ledger）.*another program/s);
    expect(String(reading.status === 'rejected' && reading.reason)).toMatch(/不是办件的数据库.*Expected a database of Banjian/s);
    const after = new Database(url);
    expect(after.prepare('select name from sqlite_schema').pluck().all()).toEqual(['ledger']);
    after.close();
  });

  it('should refuse a second server with a clear sentence and admit it after the first has stopped', async () => {
    // given
    const url = newFile();
    const first = await openStore({ url });

    // when
    const second = openStore({ url });

    // then
    await expect(second).rejects.toThrow(/另一个服务.*only server/s);
    await first.close();
    const third = await openStore({ url });
    await third.close();
  });

  it('should refuse a second server that knows the file by another name', async () => {
    // given
    const url = newFile();
    const first = await openStore({ url });
    symlinkSync(url, `${url}.link`);

    // when
    const second = openStore({ url: `${url}.link` }).then(store => store.close());

    // then
    await expect(second).rejects.toThrow(/另一个服务.*only server/s);
    await first.close();
  });

  it('should set its writing connection to WAL, synchronous FULL and foreign keys', () => {
    // given
    const connection = new Database(newFile());

    // when
    prepareConnection(connection);

    // then
    const settings = ['journal_mode', 'synchronous', 'foreign_keys'].map(name => connection.pragma(name, { simple: true }));
    connection.close();
    expect(settings).toEqual(['wal', 2, 1]);
  });

  it('should say which file is missing when it is opened read-only', async () => {
    await expect(openStore({ url: '/nowhere/test.db', readOnly: true })).rejects.toThrow('/nowhere/test.db');
  });
});
