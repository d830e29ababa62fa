import { afterAll, describe, expect, it } from 'vitest';
import { addDays, dateOf } from '#engine/calendar/index.ts';
import type { Card } from '#engine/cases/state.ts';
import { sweep } from '#server/timers/sweep.ts';
import { type Postgres, findPostgres, startPostgres } from '../support/postgres.ts';
import { at, openCentre, type TestCentre } from '../support/centre.ts';

/** The ten rows of the working-day vectors: receipt, limit, due, warning, yellow, red. */
const rows = [
  ['2024-09-13', 5, '2024-09-23', '2024-09-20', '2024-09-24', '2024-09-26'],
  ['2025-01-24', 5, '2025-02-07', '2025-02-06', '2025-02-08', '2025-02-11'],
  ['2026-02-13', 1, '2026-02-14', '2026-02-13', '2026-02-24', '2026-02-26'],
  ['2026-02-13', 5, '2026-02-27', '2026-02-26', '2026-02-28', '2026-03-03'],
  ['2026-09-18', 10, '2026-10-09', '2026-10-08', '2026-10-10', '2026-10-13'],
  ['2023-09-28', 5, '2023-10-11', '2023-10-10', '2023-10-12', '2023-10-16'],
  ['2020-01-22', 5, '2020-02-06', '2020-02-05', '2020-02-07', '2020-02-11'],
  ['2019-04-30', 3, '2019-05-07', '2019-05-06', '2019-05-08', '2019-05-10'],
  ['2025-12-31', 2, '2026-01-05', '2026-01-04', '2026-01-06', '2026-01-08'],
  ['2018-12-28', 1, '2018-12-29', '2018-12-28', '2019-01-02', '2019-01-04'],
] as const;

/** Register, accept after a supplement-free check, and leave the case lying with the handler. */
async function acceptedCase(centre: TestCentre, promisedLimit: number): Promise<string> {
  const caseId = await centre.open({ promisedLimit });
  await centre.complete(caseId, 'check', { result: 'accept' });
  return caseId;
}

const promisedCards = (cards: readonly Card[]) => cards.filter(card => card.clock === 'promised').map(({ level, on }) => ({ level, on }));

async function sweepAll(centre: TestCentre): Promise<void> {
  while ((await sweep(centre.store, { limit: 100 })) > 0);
}

let postgres: Postgres | undefined;
afterAll(() => postgres?.stop());

const databases = [
  { name: 'SQLite', url: async () => undefined },
  {
    name: 'PostgreSQL',
    url: async (name: string) => {
      if (!findPostgres()) throw new Error('Expected PostgreSQL to be installed: apt-get install postgresql');
      postgres ??= await startPostgres();
      return postgres.createDatabase(name);
    },
  },
];

describe.each(databases)('a case past its promised limit on $name', database => {
  it.each(rows)('should warn and card on the very days: received %s, limit %i', async (receipt, limit, due, warning, yellow, red) => {
    // given
    const url = await database.url(`daily_${receipt.replaceAll('-', '')}_${limit}`);
    const centre = await openCentre({ moment: at(receipt, '10:00'), url });
    try {
      const caseId = await acceptedCase(centre, limit);
      const clock = (await centre.state(caseId)).clocks['promised']!;
      expect(clock.dueOn).toBe(due);
      // when: every evening and every morning the server looks for what is due
      const seen: { level: string; on: string; issued: string }[] = [];
      for (let day = receipt as string; day <= addDays(red, 5); day = addDays(day, 1)) {
        for (const time of ['10:30', '23:00']) {
          centre.clock.moveTo(at(day, time));
          await sweepAll(centre);
          const cards = (await centre.state(caseId)).cards.filter(card => card.clock === 'promised');
          for (const card of cards.slice(seen.length)) seen.push({ level: card.level, on: card.on, issued: dateOf(card.issuedAt) });
        }
      }
      // then
      expect(seen).toEqual([
        { level: 'warning', on: warning, issued: warning },
        { level: 'yellow', on: yellow, issued: yellow },
        { level: 'red', on: red, issued: red },
      ]);
    } finally {
      await centre.close();
    }
  });

  it.each(rows)(
    'should issue each late, once and with its true day when the server was down: received %s, limit %i',
    async (receipt, limit, _due, warning, yellow, red) => {
      // given
      const url = await database.url(`down_${receipt.replaceAll('-', '')}_${limit}`);
      const centre = await openCentre({ moment: at(receipt, '10:00'), url });
      try {
        const caseId = await acceptedCase(centre, limit);
        // when: nothing ran until ten days after the red card's day
        centre.clock.moveTo(at(addDays(red, 10), '08:00'));
        await sweepAll(centre);
        await sweepAll(centre);
        // then
        const { cards } = await centre.state(caseId);
        expect(promisedCards(cards)).toEqual([
          { level: 'warning', on: warning },
          { level: 'yellow', on: yellow },
          { level: 'red', on: red },
        ]);
      } finally {
        await centre.close();
      }
    },
  );

  it('should only warn while the due date is provisional', async () => {
    // given: 2027 is not published, so a limit that reaches into it is provisional
    const url = await database.url('provisional');
    const centre = await openCentre({ moment: at('2026-12-28', '10:00'), url });
    try {
      const caseId = await acceptedCase(centre, 10);
      expect((await centre.state(caseId)).clocks['promised']).toMatchObject({ provisional: true });
      // when
      for (const day of ['2027-01-08', '2027-01-12', '2027-01-20', '2027-02-26']) {
        centre.clock.moveTo(at(day, '20:00'));
        await sweepAll(centre);
      }
      // then
      const { cards } = await centre.state(caseId);
      expect(promisedCards(cards).map(card => card.level)).toEqual(['warning']);
    } finally {
      await centre.close();
    }
  });
});
