import { expect, it } from 'vitest';
import { addWorkingDays, closeOf, openOf } from '#engine/calendar/index.ts';
import type { Card } from '#engine/cases/state.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { sweep } from '#server/timers/index.ts';
import { complete, give, onBothDatabases, openCommand, seedCentre, selectAll, stateOf } from '../../support/store.ts';

const calendar = officialCalendar();
const at = (date: string, time = '10:00'): number => Date.parse(`${date}T${time}:00+08:00`);

async function sweepAll(store: OpenStore): Promise<void> {
  while ((await sweep(store)) > 0);
}

/** Cases accepted on Monday 2026-02-09 with a promised limit each. */
async function seedRunning(store: OpenStore, limits: Readonly<Record<string, number>>): Promise<void> {
  for (const [id, promisedLimit] of Object.entries(limits)) {
    await store.execute(await openCommand(id, { promisedLimit }));
    await complete(store, id, 'check');
  }
}

/** The moments of a limit of working days from 2026-02-09: one day before at the opening, one and three after at the close. */
function momentsOf(days: number): [string, string, number][] {
  const { date: dueOn } = addWorkingDays(calendar, '2026-02-09', days);
  return (
    [
      ['warning', -1],
      ['yellow', 1],
      ['red', 3],
    ] as const
  ).map(([level, away]) => {
    const { date } = addWorkingDays(calendar, dueOn, away);
    return [level, date, away < 0 ? openOf(calendar, date) : closeOf(calendar, date)];
  });
}

const told = (cards: readonly Card[]) =>
  cards.filter(({ clock }) => clock === 'promised').map(({ level, on, at: moment }) => [level, on, moment]);

onBothDatabases('catching up', database => {
  it('should give what fell due over a weekend on Monday, with the true days and how late', async () => {
    // given: the warning of a limit of 3 days is due on Saturday 2026-02-28, a working day by notice, while the server is down
    const first = await database.open();
    database.clock.moment = at('2026-02-26');
    await seedCentre(first);
    await first.execute(await openCommand('case-1', { promisedLimit: 3 }));
    await complete(first, 'case-1', 'check');
    database.clock.moment = at('2026-02-27', '17:30');
    await sweepAll(first);
    await first.close();
    // when
    database.clock.moment = at('2026-03-02', '08:30');
    const store = await database.open();
    await sweepAll(store);
    // then
    const { cards } = await stateOf(store, 'case-1');
    expect(cards.map(({ level, on, dueOn }) => [level, on, dueOn])).toEqual([['warning', '2026-02-28', '2026-03-02']]);
    expect(cards[0]!.issuedAt - cards[0]!.at).toBe(at('2026-03-02', '08:30') - openOf(calendar, '2026-02-28'));
    // and the days after are not late
    database.clock.moment = closeOf(calendar, '2026-03-03');
    await sweepAll(store);
    expect((await stateOf(store, 'case-1')).cards.at(-1)).toMatchObject({ level: 'yellow', on: '2026-03-03' });
    const [row] = await selectAll<{ late: number }>(store, `select issued_at - at as late from card where level = 'yellow'`);
    expect(Number(row!.late)).toBe(0);
  });

  it('should give each card once when the machine clock goes back and forth', async () => {
    // given
    const store = await database.openCentre();
    await seedRunning(store, { 'case-1': 5 });
    const moments = momentsOf(5);
    // when: forward past the warning, back a week with somebody at work, forward past everything, back, and forward again
    for (const moment of ['2026-02-13', '2026-02-06', '2026-02-14', '2026-02-27', '2026-02-10', '2026-03-20']) {
      database.clock.moment = at(moment, '18:30');
      await give(store, 'case-1', { type: 'comment-case', text: moment });
      await sweepAll(store);
    }
    // then
    expect(told((await stateOf(store, 'case-1')).cards)).toEqual(moments);
    const journal = await selectAll<{ recorded: number }>(
      store,
      `select recorded_at as recorded from journal where stream = 'case' order by seq`,
    );
    const recorded = journal.map(row => Number(row.recorded));
    expect(recorded).toEqual(recorded.toSorted((a, b) => a - b));
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should give a month of cards that are due at once, each once, in order, with its true day, whoever sweeps', async () => {
    // given: limits of 2 to 20 working days, all over long ago
    const limits = Object.fromEntries(Array.from({ length: 19 }, (_, index) => [`case-${String(index + 2).padStart(2, '0')}`, index + 2]));
    const first = await database.openCentre();
    await seedRunning(first, limits);
    await first.close();
    database.clock.moment = at('2026-04-20');
    const store = await database.open();
    // when: the earliest come first, then several sweepers at the same time
    await sweep(store, { limit: 5 });
    const early = await selectAll<{ id: string }>(store, 'select distinct case_id as id from card order by case_id');
    await Promise.all([sweepAll(store), sweepAll(store), sweepAll(store)]);
    // then
    expect(early.map(({ id }) => id)).toEqual(['case-02', 'case-03', 'case-04', 'case-05', 'case-06']);
    for (const [id, days] of Object.entries(limits)) {
      const { cards } = await stateOf(store, id);
      expect([id, told(cards)]).toEqual([id, momentsOf(days)]);
      expect(cards.every(({ issuedAt }) => issuedAt === at('2026-04-20'))).toBe(true);
    }
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });
});
