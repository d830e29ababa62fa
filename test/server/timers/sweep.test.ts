import { expect, it, vi } from 'vitest';
import type { Wait } from '#engine/cases/state.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { caseRows } from '#server/store/execute/case-rows.ts';
import type { ProjectedRow } from '#server/store/execute/project.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { claimTimers } from '#server/timers/claim.ts';
import { startSweep, sweep } from '#server/timers/index.ts';
import { complete, give, onBothDatabases, openCommand, seedCentre, selectAll, stateOf, tamper } from '../../support/store.ts';

const at = (date: string): number => Date.parse(`${date}T23:00:00+08:00`);

/** Sweep until nothing is due. */
async function sweepAll(store: OpenStore): Promise<number> {
  let total = 0;
  for (let taken = await sweep(store); taken > 0; taken = await sweep(store)) total += taken;
  return total;
}

/** A case whose promised limit of 5 working days runs from Tuesday 2026-02-10. */
async function seedRunning(store: OpenStore, ids: readonly string[]): Promise<void> {
  await seedCentre(store);
  for (const id of ids) {
    await store.execute(await openCommand(id, { promisedLimit: 5 }));
    await complete(store, id, 'check');
  }
}

const drawn: Wait = {
  kind: 'timer',
  id: '2.9',
  scope: '1.1',
  run: '1.2',
  element: 'late',
  due: 1,
  occurrence: 0,
  stopsWithClock: false,
};
const kindsOf = (rows: readonly ProjectedRow[]) => ({ kinds: rows.filter(({ table }) => table === 'timer').map(({ row }) => row.kind) });

onBothDatabases('sweep', database => {
  it('should have exactly one timer row for each running clock, and none for a stopped one', async () => {
    // given
    const store = await database.open();

    // when
    await seedRunning(store, ['case-1']);

    // then
    const clocks = await selectAll(store, `select key from clock where status = 'running' and key in (select ref from timer)`);
    const timers = await selectAll(store, 'select ref from timer');
    expect(timers).toHaveLength(clocks.length);
    expect(timers.map(({ ref }) => ref)).not.toContain('notice');
  });

  it('should raise warning, yellow and red on their days, each once', async () => {
    // given
    const store = await database.open();
    await seedRunning(store, ['case-1']);

    // when
    const raised: string[] = [];
    for (let day = 10; day <= 28; day++) {
      database.clock.moment = at(`2026-02-${day}`);
      const before = (await stateOf(store, 'case-1')).cards.length;
      await sweepAll(store);
      const { cards } = await stateOf(store, 'case-1');
      raised.push(...cards.slice(before).map(card => `${card.clock} ${card.level} 2026-02-${day}`));
    }

    // then
    expect(raised).toEqual(['promised warning 2026-02-13', 'promised yellow 2026-02-24', 'promised red 2026-02-26']);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should catch up on everything after the server was down, with the true days', async () => {
    // given
    const first = await database.open();
    await seedRunning(first, ['case-1']);
    await first.close();

    // when
    database.clock.moment = at('2026-03-05');
    const store = await database.open();
    await sweepAll(store);

    // then
    const { cards } = await stateOf(store, 'case-1');
    expect(cards.map(({ level, on }) => `${level} ${on}`)).toEqual(['warning 2026-02-13', 'yellow 2026-02-24', 'red 2026-02-26']);
    expect(cards.every(card => card.issuedAt === at('2026-03-05'))).toBe(true);
  });

  it('should not touch a timer before it is due', async () => {
    // given
    const store = await database.open();
    await seedRunning(store, ['case-1']);

    // when
    const taken = await sweep(store);

    // then
    expect(taken).toBe(0);
    expect((await stateOf(store, 'case-1')).seq).toBe(2);
  });

  it('should stop no clock for the last failure of a sweeper whose lease ran out and whose timer another one has handled', async () => {
    // given: the third try stands still for longer than its lease
    const store = await database.open();
    await seedRunning(store, ['case-1']);
    await tamper(store, 'update timer set attempts = 2');
    database.clock.moment = at('2026-02-13');
    vi.spyOn(store, 'execute').mockImplementationOnce(async () => {
      database.clock.moment += 31_000;
      await sweep(store);
      throw new Error('it stood still');
    });

    // when
    await sweep(store).catch(() => {});

    // then
    const state = await stateOf(store, 'case-1');
    expect(state.cards.map(({ level }) => level)).toEqual(['warning']);
    expect(state.incidents).toEqual({});
    expect(await selectAll(store, 'select distinct aside from timer')).toEqual([{ aside: 0 }]);
  });

  it('should fire each timer once when several sweepers race', async () => {
    // given
    const ids = Array.from({ length: 12 }, (_, index) => `case-${index}`);
    const stores = [await database.open()];
    await seedRunning(stores[0]!, ids);
    if (database.dialect === 'postgresql') stores.push(await database.open({ node: 'second' }));
    database.clock.moment = at('2026-02-13');

    // when
    const sweepers = [0, 1, 2, 3].map(number => sweepAll(stores[number % stores.length]!));
    const taken = (await Promise.all(sweepers)).reduce((sum, count) => sum + count);

    // then
    expect(taken).toBe(12);
    expect(await selectAll(stores[0]!, 'select count(*) as n from card')).toEqual([{ n: 12 }]);
    expect(await selectAll(stores[0]!, `select count(*) as n from journal where command_type = 'review-clock'`)).toEqual([{ n: 12 }]);
    expect(await verify(stores[0]!)).toMatchObject({ ok: true });
  });

  it('should take what is due batch by batch, each row once, up to the limit of one sweep', async () => {
    // given
    const store = await database.open();
    await seedRunning(
      store,
      Array.from({ length: 7 }, (_, index) => `case-${index}`),
    );
    database.clock.moment = at('2026-02-13');

    // when
    const taken = [await sweep(store, { limit: 5, batch: 2 }), await sweep(store, { limit: 5, batch: 2 }), await sweep(store)];

    // then
    expect(taken).toEqual([5, 2, 0]);
    expect(await selectAll(store, `select count(*) as n from journal where command_type = 'review-clock'`)).toEqual([{ n: 7 }]);
  });

  it('should take the rows of a sweeper that died while the clock was ahead, once it is set right', async () => {
    // given
    const store = await database.open();
    await seedRunning(store, ['case-1']);
    const now = at('2026-02-13');
    database.clock.moment = now + 40 * 86_400_000;
    const claimed = await databaseOf(store).write(machineScope, moment => claimTimers(moment, 10));

    // when
    database.clock.moment = now;
    const after = await sweep(store);

    // then
    expect([claimed.length, after]).toEqual([1, 1]);
    expect((await stateOf(store, 'case-1')).cards).toHaveLength(1);
  });

  it('should take the rows of a sweeper that died when its lease has run out', async () => {
    // given
    const store = await database.open();
    await seedRunning(store, ['case-1']);
    database.clock.moment = at('2026-02-13');
    const claimed = await databaseOf(store).write(machineScope, moment => claimTimers(moment, 10));

    // when
    const before = await sweep(store);
    database.clock.moment += 30_000;
    const after = await sweep(store);

    // then
    expect([claimed.length, before, after]).toEqual([1, 0, 1]);
    expect((await stateOf(store, 'case-1')).cards).toHaveLength(1);
  });

  it('should let no timer that always fails stand in the way of the others of its case', async () => {
    // given: a timer whose command can never be read, due first
    const store = await database.open();
    await seedRunning(store, ['case-1']);
    await tamper(
      store,
      `insert into timer (tenant, case_id, kind, ref, occurrence, due, lease_until, attempts, aside)
       values ('no tenant!', 'case-1', 'flow', '9.9', 0, 1, 0, 0, 0)`,
    );
    await tamper(
      store,
      `insert into timer (tenant, case_id, kind, ref, occurrence, due, lease_until, attempts, aside)
       values ('heshan', 'case-1', 'flow', '9.9', 0, 2, 0, 0, 0)`,
    );
    database.clock.moment = at('2026-02-13');

    // when
    const failure = await sweep(store).catch((error: unknown) => error);
    const left = await sweep(store);

    // then
    expect(failure).toBeInstanceOf(AggregateError);
    expect(left).toBe(0);
    expect((await stateOf(store, 'case-1')).cards.map(({ level }) => level)).toEqual(['warning']);
    const [poison] = await selectAll<{ pause: number }>(store, `select lease_until as pause from timer where tenant = 'no tenant!'`);
    expect(poison!.pause).toBeGreaterThan(database.clock.moment + 30_000);
  });

  it('should set drawn timers aside while a case is suspended, and fire them as soon as it is resumed', async () => {
    // given: clocks go on, a drawn timer is due
    const store = await database.open();
    await seedRunning(store, ['case-1']);
    const state = await stateOf(store, 'case-1');
    const { kinds } = kindsOf(caseRows({ ...state, waits: { '2.9': drawn } }, () => 'none'));
    // when
    const suspended = kindsOf(caseRows({ ...state, phase: 'suspended', waits: { '2.9': drawn } }, () => 'none'));
    // then
    expect(kinds).toContain('flow');
    expect(suspended.kinds).not.toContain('flow');
    expect(suspended.kinds).toContain('clock');
  });

  it('should leave nothing due in a closed case', async () => {
    // given
    const store = await database.open();
    await seedRunning(store, ['case-1']);

    // when
    await give(store, 'case-1', { type: 'withdraw-application', reason: '申请人撤回' });

    // then
    expect((await stateOf(store, 'case-1')).phase).toBe('closed');
    expect(await selectAll(store, 'select ref from timer')).toEqual([]);
  });

  it('should sweep by itself until it is stopped', async () => {
    // given
    const store = await database.open();
    await seedRunning(store, ['case-1']);
    database.clock.moment = at('2026-02-13');
    const changed = new Promise<void>(resolve => store.onHint(() => resolve()));

    // when
    const loop = startSweep(store, { everyMs: 10 });
    await changed;
    await loop.stop();

    // then
    expect((await stateOf(store, 'case-1')).cards.map(({ level }) => level)).toEqual(['warning']);
  });
});
