import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf } from '#engine/calendar/index.ts';
import type { Card } from '#engine/cases/state.ts';
import { sweep } from '#server/timers/sweep.ts';
import { vectors } from '../support/vectors.ts';
import { type Postgres, findPostgres, startPostgres } from '../support/postgres.ts';
import { at, makeCentre, openCentre, type TestCentre } from '../support/centre.ts';

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

/** Databases with the centre in them, each a copy of one that was made before the first receipt. */
interface Databases {
  copy(name: string): string;
  remove(): void;
}
const madeAt = at('2018-01-02', '09:00');

async function onSqlite(): Promise<Databases> {
  const folder = mkdtempSync(join(tmpdir(), 'banjian-story-'));
  const made = join(folder, 'made.db');
  await makeCentre(made, madeAt);
  return {
    copy(name) {
      const url = join(folder, `${name}.db`);
      copyFileSync(made, url);
      return url;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function onPostgres(): Promise<Databases> {
  if (!findPostgres()) throw new Error('Expected PostgreSQL to be installed: apt-get install postgresql');
  const postgres: Postgres = await startPostgres();
  await makeCentre(postgres.createDatabase('made'), madeAt);
  return { copy: name => postgres.createDatabase(name, 'made'), remove: () => postgres.stop() };
}

describe.each([
  { name: 'SQLite', begin: onSqlite },
  { name: 'PostgreSQL', begin: onPostgres },
])('a case past its promised limit on $name', ({ begin }) => {
  let databases: Databases;
  beforeAll(async () => {
    databases = await begin();
  });
  afterAll(() => databases.remove());

  it.each(vectors)('should warn and card on the very days: received %s, limit %i', async (receipt, limit, due, warning, yellow, red) => {
    // given
    const url = databases.copy(`daily_${receipt.replaceAll('-', '')}_${limit}`);
    const centre = await openCentre({ moment: at(receipt, '10:00'), url, made: true });
    try {
      const caseId = await acceptedCase(centre, limit);
      const clock = (await centre.state(caseId)).clocks.promised!;
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

  it.each(vectors)(
    'should issue each late, once and with its true day when the server was down: received %s, limit %i',
    async (receipt, limit, _due, warning, yellow, red) => {
      // given
      const url = databases.copy(`down_${receipt.replaceAll('-', '')}_${limit}`);
      const centre = await openCentre({ moment: at(receipt, '10:00'), url, made: true });
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
    const url = databases.copy('provisional');
    const centre = await openCentre({ moment: at('2026-12-28', '10:00'), url, made: true });
    try {
      const caseId = await acceptedCase(centre, 10);
      expect((await centre.state(caseId)).clocks.promised).toMatchObject({ provisional: true });
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
