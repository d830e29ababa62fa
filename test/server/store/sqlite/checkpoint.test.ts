import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Checkpointer } from '#server/store/sqlite/checkpoint.ts';
import { type Connection, prepareConnection, walFrames } from '#server/store/sqlite/connect.ts';

const limits = { begin: 100, rest: 20, plans: 10 };

describe('Checkpointer', () => {
  let folder: string;
  let connection: Connection;
  let checkpointer: Checkpointer;
  const file = () => join(folder, 'log.db');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'banjian-checkpoint-'));
    connection = new Database(file());
    prepareConnection(connection);
    connection.exec('create table t (n integer primary key, text text)');
    checkpointer = new Checkpointer(connection, { file: file(), relaxed: false }, limits);
  });
  afterEach(async () => {
    await checkpointer.close();
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Commits of a page each and more; the checkpointer looks after every one. */
  function commit(count: number): void {
    const insert = connection.prepare('insert into t (text) values (?)');
    for (let n = 0; n < count; n += 1) {
      insert.run('办件'.repeat(2_000));
      checkpointer.look(1);
    }
  }

  /** The connection refuses a pragma, as where the disk is full. */
  function refusing(refused: string): { refused: number; end(): void } {
    const pragma = connection.pragma.bind(connection);
    const end = () => {
      connection.pragma = pragma;
    };
    const told = { refused: 0, end };
    connection.pragma = (source, options) => {
      if (source !== refused) return pragma(source, options);
      told.refused += 1;
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    };
    return told;
  }

  /** Turns of the event loop until something holds; the thread takes its time. */
  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise(resolve => setImmediate(resolve));
  }

  it('should leave a short log alone', () => {
    // when
    commit(20);

    // then
    expect(walFrames(connection).waiting).toBeGreaterThan(40);
  });

  it('should bring a long log into the file beside the writer, and let it begin anew', async () => {
    // given
    commit(200);
    const long = walFrames(connection).log;

    // when
    await until(() => walFrames(connection).waiting === 0);
    commit(1);

    // then
    expect(long).toBeGreaterThan(400);
    expect(walFrames(connection).log).toBeLessThan(10);
    expect(connection.prepare('select count(*) from t').pluck().get()).toBe(201);
  });

  it('should go on as long as the writer goes on, and lose nothing of it', async () => {
    // given: writing that never waits for the thread
    commit(100);

    // when
    for (let n = 0; n < 100; n += 1) {
      commit(5);
      await new Promise(resolve => setImmediate(resolve));
    }
    await until(() => walFrames(connection).waiting < limits.begin);
    await checkpointer.close();
    connection.close();

    // then
    connection = new Database(file());
    expect(connection.prepare('select count(*) as n, sum(length(text)) as letters from t').get()).toEqual({ n: 600, letters: 600 * 4_000 });
    expect(connection.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('should go on when a reader that held it up is gone', async () => {
    // given: somebody reads as the file was at first
    const reader = new Database(file(), { readonly: true });
    reader.exec('begin');
    reader.prepare('select count(*) from t').get();
    commit(200);

    // when
    reader.exec('commit');
    reader.close();
    commit(20);

    // then
    await until(() => walFrames(connection).waiting <= limits.begin);
    expect(connection.prepare('select count(*) from t').pluck().get()).toBe(220);
  });

  it('should leave the log to SQLite where there is no thread', async () => {
    // given: a file the thread cannot open
    await checkpointer.close();
    checkpointer = new Checkpointer(connection, { file: join(folder, 'nowhere', 'log.db'), relaxed: false }, limits);

    // when
    commit(100);
    await until(() => connection.pragma('wal_autocheckpoint', { simple: true }) === limits.begin);
    commit(100);

    // then
    expect(walFrames(connection).waiting).toBeLessThan(limits.begin + 10);
  });

  it('should leave the log to SQLite where the disk is full when the writer brings the rest in', async () => {
    // given
    const full = refusing('wal_checkpoint(PASSIVE)');

    // when
    commit(200);
    await until(() => full.refused > 0);
    full.end();

    // then: nothing was thrown, and commits bring the log in
    expect(connection.pragma('wal_autocheckpoint', { simple: true })).toBe(limits.begin);
    commit(300);
    expect(walFrames(connection).waiting).toBeLessThan(2 * limits.begin);
  });

  it('should leave the log to SQLite where it cannot be looked at', () => {
    // given
    const full = refusing('wal_checkpoint(NOOP)');

    // when
    commit(10);
    full.end();

    // then
    expect(full.refused).toBe(1);
    expect(connection.pragma('wal_autocheckpoint', { simple: true })).toBe(limits.begin);
  });

  it('should be closed though it never began, and in the middle of a turn', async () => {
    // given
    await new Checkpointer(connection, { file: file(), relaxed: false }).close();

    // when
    commit(200);
    await checkpointer.close();

    // then
    expect(connection.prepare('select count(*) from t').pluck().get()).toBe(200);
  });
});
