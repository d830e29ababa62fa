import { expect, it } from 'vitest';
import type { Fault } from '#server/store/fault.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { sweep } from '#server/timers/index.ts';
import { plainActor, keepPlainModel, learnCommands, tenant } from '../../support/plain.ts';
import { onBothDatabases, selectAll, stateOf, tamper } from '../../support/store.ts';

const day = 86_400_000;

/** Cases that wait at 承办, each with a timer that is due in five days. */
async function seedWaiting(store: OpenStore, ids: readonly string[]): Promise<void> {
  const command = await learnCommands(store, await keepPlainModel(store));
  for (const id of ids) {
    for (const step of [0, 1]) await store.execute({ ...command(id, step), id: `${id}-${step}` });
  }
}

interface TimerRow {
  readonly case_id: string;
  readonly attempts: number;
  readonly aside: number;
  readonly pause: number;
  readonly error: string | null;
}

function timers(store: OpenStore): Promise<TimerRow[]> {
  return selectAll<TimerRow>(store, 'select case_id, attempts, aside, lease_until as pause, error from timer order by case_id');
}

onBothDatabases('a timer that fails', database => {
  it('should be tried three times with growing pauses, then leave an incident and be set aside while the others fire', async () => {
    // given: the row of one case is due, its wait is not, so the engine refuses it
    const store = await database.open();
    await seedWaiting(store, ['good', 'poison']);
    await tamper(store, `update timer set due = 1 where case_id = 'poison'`);

    // when
    const pauses: number[] = [];
    for (const wait of [0, 60_000, 120_000]) {
      database.clock.moment += wait;
      await sweep(store);
      const poison = (await timers(store)).find(row => row.case_id === 'poison')!;
      pauses.push(poison.aside === 1 ? -1 : poison.pause - database.clock.moment);
    }
    database.clock.moment += 5 * day;
    const taken = await sweep(store);

    // then
    expect(pauses).toEqual([60_000, 120_000, -1]);
    expect(taken).toBe(1);
    expect(Object.values((await stateOf(store, 'poison', tenant)).incidents)).toMatchObject([{ code: 'timer-failed', element: 'warn' }]);
    expect(await selectAll(store, 'select case_id, code from incident')).toEqual([{ case_id: 'poison', code: 'timer-failed' }]);
    expect((await timers(store)).map(({ case_id, aside }) => [case_id, aside])).toEqual([['poison', 1]]);
    expect((await timers(store))[0]!.error).toContain('Expected the timer to be due');
  });

  it('should be tried again as soon as somebody resolves the incident', async () => {
    // given: set aside, then mended
    const store = await database.open();
    await seedWaiting(store, ['poison']);
    const [{ due }] = (await selectAll<{ due: number }>(store, 'select due from timer')) as [{ due: number }];
    await tamper(store, 'update timer set due = 1');
    for (const wait of [0, 60_000, 120_000]) {
      database.clock.moment += wait;
      await sweep(store);
    }
    await tamper(store, 'update timer set due = ?', [due]);
    const [incident] = Object.keys((await stateOf(store, 'poison', tenant)).incidents);

    // when
    const outcome = await store.execute({
      ...{ id: 'resolve', caseId: 'poison', tenant, actor: plainActor },
      ...{ type: 'resolve-incident', incident: incident! },
    });
    const back = await timers(store);
    database.clock.moment = due;
    const taken = await sweep(store);

    // then
    expect(outcome.ok).toBe(true);
    expect(back).toMatchObject([{ aside: 0, attempts: 0, error: null }]);
    expect(taken).toBe(1);
    expect(await timers(store)).toEqual([]);
    expect((await stateOf(store, 'poison', tenant)).incidents).toEqual({});
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should be set aside with its reason when its case cannot even be read, and never stop the others', async () => {
    // given: a snapshot nobody can read, on a server that has just started
    const first = await database.open();
    await seedWaiting(first, ['broken', 'good']);
    await tamper(first, `update "case" set snapshot = 'no JSON' where id = 'broken'`);
    await first.close();
    const store = await database.open();
    database.clock.moment += 6 * day;

    // when
    const failures: unknown[] = [];
    for (const wait of [0, 60_000, 120_000]) {
      database.clock.moment += wait;
      await sweep(store).catch(error => failures.push(error));
    }
    const taken = await sweep(store);

    // then
    expect(failures).toHaveLength(3);
    expect(failures.every(error => error instanceof AggregateError)).toBe(true);
    expect(taken).toBe(0);
    expect(await timers(store)).toMatchObject([{ case_id: 'broken', aside: 1, attempts: 3 }]);
    expect((await timers(store))[0]!.error).toContain('JSON');
    expect((await stateOf(store, 'good', tenant)).waits).toEqual({});
  });

  it('should be tried until the disk has room again when only that stood in the way', async () => {
    // given: nothing can be written to any journal, for far longer than three tries take
    let isFull = false;
    const fault: Fault = (point, statement) => {
      if (isFull && point === 'before-statement' && statement?.sql.startsWith('insert into "journal" '))
        throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    };
    const store = await database.open({ fault });
    await seedWaiting(store, ['case-1']);
    database.clock.moment += 6 * day;
    isFull = true;
    for (let minutes = 0; minutes < 60; minutes += 10) {
      await sweep(store).catch(() => 0);
      database.clock.moment += 600_000;
    }

    // when
    isFull = false;
    const taken = await sweep(store);

    // then
    expect(taken).toBe(1);
    expect(await timers(store)).toEqual([]);
    expect(await stateOf(store, 'case-1', tenant)).toMatchObject({ waits: {}, incidents: {} });
  });

  it('should fire 1,000 timers that fell due together in due order within each case', async () => {
    // given: as after a long stop, all due at once
    const store = await database.open();
    const ids = Array.from({ length: database.dialect === 'sqlite' ? 1_000 : 100 }, (_, number) => `case-${number}`);
    await seedWaiting(store, ids);
    database.clock.moment += 6 * day;

    // when
    let taken = 0;
    for (let count = await sweep(store); count > 0; count = await sweep(store)) taken += count;

    // then
    expect(taken).toBe(ids.length);
    expect(await timers(store)).toEqual([]);
    expect(await selectAll(store, `select count(*) as n from journal where command_type = 'fire-timer'`)).toEqual([{ n: ids.length }]);
  });
});
