import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '#server/store/index.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { findPostgres, type Postgres, startPostgres } from '../../support/postgres.ts';
import { change, clerk, complete, completion, openCommand, seedCentre, selectAll, stateOf } from '../../support/store.ts';

describe.runIf(findPostgres() !== undefined)('two nodes on one PostgreSQL', () => {
  let postgres: Postgres;
  let first: OpenStore;
  let second: OpenStore;

  beforeAll(async () => {
    postgres = await startPostgres({ durable: true });
    const url = postgres.createDatabase('nodes');
    [first, second] = await Promise.all([openStore({ url, node: 'first' }), openStore({ url, node: 'second' })]);
    await seedCentre(first);
  });
  afterAll(async () => {
    await first.close();
    await second.close();
    postgres.stop();
  });

  it('should work under a role that row-level security binds', async () => {
    const rows = await selectAll(first, `select rolname from pg_roles where rolname = current_user and not rolsuper and not rolbypassrls`);
    expect(rows).toEqual([{ rolname: 'banjian_app' }]);
  });

  it('should apply a command once that both nodes receive 25 times', async () => {
    // given
    const command = await openCommand('case-1');

    // when
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? first : second).execute(command)));

    // then
    expect(outcomes.filter(outcome => outcome.ok && !outcome.repeated)).toHaveLength(1);
    expect(new Set(outcomes.map(outcome => JSON.stringify(outcome.ok && outcome.result))).size).toBe(1);
  });

  it('should let one of two nodes complete a task, 20 times', async () => {
    for (let round = 0; round < 20; round++) {
      // given
      const caseId = `race-${round}`;
      await first.execute(await openCommand(caseId));
      const body = await completion(first, caseId, 'check');
      const command = () => ({ ...body, id: v7(), caseId, tenant: 'heshan', actor: clerk });

      // when
      const outcomes = await Promise.all([first.execute(command()), second.execute(command())]);

      // then
      expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    }
  });

  it('should see people and units that the other node changed', async () => {
    // given
    await second.organisation('heshan');

    // when
    await change(first, {
      stream: 'account',
      streamId: 'liqiang-heshan',
      tenant: 'heshan',
      type: 'grant-role',
      body: { tenant: 'heshan', post: 'auditor', unit: null },
    });

    // then
    const { posts } = await second.organisation('heshan');
    expect(posts.filter(({ account }) => account === 'liqiang-heshan').map(({ post }) => post)).toEqual(['auditor', 'handler']);
  });

  it('should open a case on a release that was looked for before the other node published it', async () => {
    // given
    const url = postgres.createDatabase('later');
    const stores = await Promise.all([openStore({ url, node: 'first' }), openStore({ url, node: 'second' })]);
    const [publishing, waiting] = stores;
    const early = await waiting.execute(await openCommand('case-1'));

    // when
    await seedCentre(publishing);
    const late = await waiting.execute(await openCommand('case-1'));
    await Promise.all(stores.map(store => store.close()));

    // then
    expect([early.ok, late.ok]).toEqual([false, true]);
  });

  it('should hear hints of the other node', async () => {
    // given
    const heard = new Promise(resolve => second.onHint(hint => hint.streamId === 'case-hint' && resolve(hint)));

    // when
    await first.execute(await openCommand('case-hint'));

    // then
    expect(await heard).toEqual({ tenant: 'heshan', stream: 'case', streamId: 'case-hint', seq: 1 });
  });

  it('should pass over a hint that is none', async () => {
    // given
    const heard = new Promise(resolve => second.onHint(hint => hint.streamId === 'case-after' && resolve(hint)));

    // when
    for (const hint of ['no JSON', 'null', '5']) await selectAll(first, 'select pg_notify(?, ?)::text', ['banjian_hint', hint]);
    await first.execute(await openCommand('case-after'));

    // then
    expect(await heard).toMatchObject({ streamId: 'case-after' });
  });

  it('should not run out of connections when many readers look up shared rows inside their scope', async () => {
    // given
    const read = () =>
      first.withScope({ tenants: ['heshan'], actor: 'a' }, async reader => {
        const units = await reader.select('select id from unit where tenant = ?', ['heshan']);
        const accounts = await Promise.all([1, 2].map(() => first.shared.select('select id from account')));
        return [units.length, ...accounts.map(rows => rows.length)];
      });

    // when
    const results = await Promise.all(Array.from({ length: 60 }, read));

    // then
    expect(results).toEqual(Array(60).fill([3, 4, 4]));
  });

  it('should answer what is read when the database has restarted', async () => {
    // given: every connection of the pool was in use
    const readAll = () => Promise.all(Array.from({ length: 12 }, () => first.organisation('heshan')));
    await readAll();

    // when
    postgres.restart();
    const found = await readAll();

    // then
    expect(found.map(({ units }) => units.length)).toEqual(Array(12).fill(3));
  });

  it('should tell live pages that hints of the other node may have been missed while the database was away', async () => {
    // given
    const told = new Promise(resolve => second.onHint(hint => hint.stream === 'missed' && resolve(hint)));

    // when
    postgres.restart();

    // then
    expect(await told).toEqual({ tenant: '', stream: 'missed', streamId: '', seq: 0 });
  });

  it('should lose and double nothing when the database restarts under load', async () => {
    // given
    const commands = await Promise.all(Array.from({ length: 60 }, (_, index) => openCommand(`restart-${index}`)));

    // when
    const running = commands.map((command, index) => (index % 2 === 0 ? first : second).execute(command));
    await running[0];
    postgres.restart();
    const outcomes = await Promise.all(running);

    // then
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(60);
    const rows = await selectAll(first, `select stream_id from journal where stream_id like 'restart-%'`);
    expect(rows).toHaveLength(60);
    await complete(second, 'restart-59', 'check');
    expect((await stateOf(first, 'restart-59')).seq).toBe(2);
    expect(await verify(second)).toMatchObject({ ok: true });
  });
});
