import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '#server/store/plan.ts';
import { GroupWriter } from '#server/store/sqlite/writer.ts';

describe('GroupWriter whose database refuses', () => {
  let folder: string;
  let connection: Database.Database;
  const file = () => join(folder, 'groups.db');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'banjian-groups-'));
    connection = new Database(file());
    connection.exec(`create table plain (id integer primary key); create table parent (id integer primary key);
      create table child (parent integer references parent (id) deferrable initially deferred)`);
    connection.pragma('foreign_keys = ON');
    connection.pragma('journal_mode = WAL');
    connection.pragma('busy_timeout = 1');
  });
  afterEach(() => {
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function* insert(id: number): Plan<number> {
    yield [{ sql: 'insert into plain (id) values (?)', params: [id] }];
    return id;
  }

  it('should refuse with a failed commit only what was part of it', async () => {
    // given: a plan whose commit fails, and which takes more than the time of a group
    const writer = new GroupWriter(connection, () => {}, { look: () => {} });
    const orphan = function* (): Plan<void> {
      yield [{ sql: 'insert into child (parent) values (?)', params: [7] }];
      const until = performance.now() + 60;
      while (performance.now() < until);
    };

    // when
    const [failed, other] = await Promise.allSettled([writer.write(orphan), writer.write(() => insert(1))]);

    // then
    expect(failed.status).toBe('rejected');
    expect(other).toEqual({ status: 'fulfilled', value: 1 });
  });

  it('should ask once for the lock somebody else holds, not for each plan again', async () => {
    // given
    const prepare = connection.prepare.bind(connection);
    let tries = 0;
    connection.prepare = ((source: string) => {
      const statement = prepare(source);
      if (source !== 'begin immediate') return statement;
      const run = () => {
        tries += 1;
        return statement.run();
      };
      return { run };
    }) as typeof connection.prepare;
    const other = new Database(file());
    other.exec('begin immediate');
    const writer = new GroupWriter(connection, () => {}, { look: () => {} });

    // when
    const refused = await Promise.allSettled([1, 2, 3].map(id => writer.write(() => insert(id))));
    other.close();
    const taken = await writer.write(() => insert(4));

    // then
    expect(refused.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect([tries, taken]).toEqual([2, 4]);
  });

  it('should go on after a transaction that failed as soon as it had begun', async () => {
    // given: what is looked at first cannot be read once
    const prepare = connection.prepare.bind(connection);
    let isUnreadable = true;
    connection.prepare = ((source: string) => {
      const statement = prepare(source);
      if (source !== 'pragma data_version') return statement;
      const get = (): unknown => {
        if (!isUnreadable) return 1;
        isUnreadable = false;
        throw new Error('disk I/O error');
      };
      return { pluck: () => ({ get }) };
    }) as typeof connection.prepare;
    const writer = new GroupWriter(connection, () => {}, { look: () => {} });

    // when
    const [failed] = await Promise.allSettled([writer.write(() => insert(1))]);
    const taken = await writer.write(() => insert(2));

    // then
    expect([failed.status, taken]).toEqual(['rejected', 2]);
  });

  it('should run a group of which one fails one by one, with other work in between', async () => {
    // given
    const writer = new GroupWriter(connection, () => {}, { look: () => {} });
    const order: string[] = [];
    const note = (text: string) => void order.push(text);
    const beat = () => {
      note('-');
      if (order.length < 12) setImmediate(beat);
    };

    // when: the second is there already
    const plans = [1, 1, 2, 3].map((id, place) =>
      writer.write(() => insert(id)).then(note.bind(null, `${place}`), note.bind(null, `!${place}`)),
    );
    setImmediate(beat);
    await Promise.all(plans);

    // then
    expect(order.join('').replace(/-+/g, '-').replace(/^-|-$/g, '')).toBe('0-!1-2-3');
  });

  it('should commit a group together in which one plan finds something else than was presumed', async () => {
    // given
    let commits = 0;
    const count = (at: string) => {
      if (at === 'before-commit') commits += 1;
    };
    const writer = new GroupWriter(connection, count, { look: () => {} });
    const once = function* (id: number): Plan<number> {
      return (yield { sql: 'insert or ignore into plain (id) values (?)', params: [id], presumed: 1 }).changes;
    };

    // when
    const written = await Promise.all([1, 2, 1, 3].map(id => writer.write(() => once(id))));

    // then
    expect(written).toEqual([1, 1, 0, 1]);
    expect(commits).toBe(1);
  });
});
