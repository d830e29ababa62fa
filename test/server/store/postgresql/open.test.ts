import { connect, createServer, type Socket } from 'node:net';
import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { entities } from '#server/store/entities/list.ts';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { findPostgres, type Postgres, startPostgres } from '../../../support/postgres.ts';
import { openCommand, seedCentre, selectAll } from '../../../support/store.ts';

/** One session of the administrator of a database. */
async function administer(url: string) {
  const orm = await MikroORM.init({ entities, clientUrl: url, logger: () => {}, pool: { min: 0, max: 1 } });
  const run = <R = unknown>(sql: string): Promise<R[]> => orm.driver.getConnection().execute<R[]>(sql);
  return { run, close: () => orm.close() };
}

/** Stands before a database, and can lose everything on the way without telling either side (黑洞). */
async function startProxy(port: number) {
  const sockets = new Set<Socket>();
  let isLosing = false;
  const server = createServer(near => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', data => isLosing || to.write(data));
      from.on('error', () => {});
      from.on('close', () => to.destroy());
    }
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected a TCP port.');
  return {
    port: address.port,
    lose: (losing: boolean) => {
      isLosing = losing;
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

describe.runIf(findPostgres() !== undefined)('openStore on PostgreSQL', () => {
  let postgres: Postgres;
  const opened: OpenStore[] = [];
  const open = async (url: string): Promise<OpenStore> => {
    const store = await openStore({ url });
    opened.push(store);
    return store;
  };

  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await Promise.all(opened.splice(0).map(store => store.close()));
  });
  afterAll(() => postgres.stop());

  it('should say so when the connection is lost on which it waits for a node that migrates, not wait for ever', async () => {
    // given
    const url = postgres.createDatabase('lost');
    const other = await administer(url);
    await other.run('select pg_advisory_lock(7302026)');
    const refused = expect(openStore({ url })).rejects.toThrow('terminating connection');

    // when
    let waiting: { pid: number }[] = [];
    while (waiting.length === 0) {
      waiting = await other.run<{ pid: number }>(
        `select l.pid from pg_locks l join pg_database d on d.oid = l.database
         where d.datname = current_database() and l.locktype = 'advisory' and not l.granted`,
      );
    }
    await other.run(`select pg_terminate_backend(${waiting[0]!.pid})`);

    // then
    await refused;
    await other.close();
  });

  it('should take the time a migration needs', async () => {
    // given: whoever makes an index is noted with the time it is given
    const url = postgres.createDatabase('slow');
    const other = await administer(url);
    await other.run('create table noted (limit_of text)');
    await other.run(`create function note() returns event_trigger language plpgsql as
      'begin insert into noted values (current_setting(''statement_timeout'')); end'`);
    await other.run(`create event trigger noting on ddl_command_end when tag in ('CREATE INDEX') execute function note()`);

    // when
    await open(url);

    // then
    expect(await other.run('select distinct limit_of from noted')).toEqual([{ limit_of: '0' }]);
    await other.close();
  });

  it('should go on while a newer node adds a column to a table that is read', async () => {
    // given: what it reads stands prepared on every connection
    const url = postgres.createDatabase('newer');
    const store = await open(url);
    const readMany = (name: string) => Promise.all(Array.from({ length: 12 }, (_, index) => store.organisation(`${name}-${index}`)));
    await readMany('before');
    const other = await administer(url);

    // when
    await other.run('alter table centre add column motto text null');
    await other.close();
    const found = await readMany('after');

    // then
    expect(found.map(({ centre }) => centre.id)).toEqual(Array.from({ length: 12 }, (_, index) => `after-${index}`));
  });

  it('should give its role no right to change or take away what the journal says', async () => {
    // given
    const store = await open(postgres.createDatabase('rights'));

    // when
    const rights = await selectAll(
      store,
      `select t.name, p.name as may from (values ('journal'), ('journal_text')) t (name),
         (values ('select'), ('insert'), ('update'), ('delete'), ('truncate')) p (name)
       where has_table_privilege(current_user, t.name, p.name) order by 1, 2`,
    );

    // then
    expect(rights).toEqual(['journal', 'journal_text'].flatMap(name => ['insert', 'select'].map(may => ({ name, may }))));
  });

  it('should not let lists of ever other lengths fill the memory of the database with prepared statements', async () => {
    // given
    const store = await open(postgres.createDatabase('lists'));

    // when
    const [found] = await databaseOf(store).read(machineScope, async select => {
      for (let number = 0; number < 1_500; number++) await select(`select id from unit where position = ${number}`, []);
      return select('select count(*) as n from pg_prepared_statements', []);
    });

    // then
    expect(found!.n).toBeLessThanOrEqual(1_000);
  });

  it('should fail a request within a minute when nothing comes back from the database, and go on afterwards', async () => {
    // given
    postgres.createDatabase('hole');
    const proxy = await startProxy(postgres.port);
    const store = await open(`postgres://postgres@127.0.0.1:${proxy.port}/hole`);
    await seedCentre(store);
    const read = () =>
      store.withScope({ tenants: ['heshan'], actor: 'a' }, reader => reader.select('select id from unit where tenant = ?', ['heshan']));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

    // when
    proxy.lose(true);
    const refused = Promise.allSettled([read(), store.execute(await openCommand('case-1'))]);
    await vi.advanceTimersByTimeAsync(60_000);

    // then
    expect((await refused).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    proxy.lose(false);
    vi.useRealTimers();
    expect(await read()).toHaveLength(3);
    await Promise.all(opened.splice(0).map(one => one.close()));
    proxy.stop();
  });
});
