import { describe, expect, it } from 'vitest';
import { clean } from '#server/jobs/index.ts';
import { leastRetention, type Retention, usualRetention } from '#server/jobs/periods.ts';
import { removeOutdated } from '#server/jobs/retention.ts';
import type { OpenStore } from '#server/store/types.ts';
import { give, onBothDatabases, openCommand, selectAll, tamper } from '../../support/store.ts';

const day = 86_400_000;
const short: Retention = { notices: 30, drafts: 40, looks: 200 };

/** One row of each kind about each of the cases, written at that moment. */
async function write(store: OpenStore, at: number, cases: readonly string[]): Promise<void> {
  for (const caseId of cases) {
    await tamper(
      store,
      `insert into notice (tenant, id, account, case_id, case_number, level, text, at, read_at) values ('heshan', ?, 'a', ?, null, 'info', '{}', ?, null)`,
      [`${caseId}.${at}`, caseId, at],
    );
    await tamper(
      store,
      `insert into read_audit (tenant, id, account, what, ref, fields, at) values ('heshan', ?, 'a', 'case', ?, '[]', ?)`,
      [`${caseId}.${at}`, caseId, at],
    );
    for (const ref of [`task:${caseId}:1.1`, `item:food-business-new:${caseId}`])
      await tamper(store, `insert into form_draft (tenant, account, ref, answers, at) values ('heshan', ?, ?, '{}', ?)`, [
        `a${at}`,
        ref,
        at,
      ]);
  }
}

async function left(store: OpenStore): Promise<readonly [notices: number, drafts: number, looks: number]> {
  const count = async (table: string) => Number((await selectAll<{ n: number }>(store, `select count(*) as n from ${table}`))[0]!.n);
  return [await count('notice'), await count('form_draft'), await count('read_audit')];
}

onBothDatabases('removeOutdated', database => {
  const seed = async (): Promise<OpenStore> => {
    const store = await database.openCentre();
    for (const id of ['open', 'closed']) await store.execute(await openCommand(id));
    const outcome = await give(store, 'closed', { type: 'withdraw-application', reason: '不办了' });
    expect(outcome).toMatchObject({ ok: true });
    return store;
  };
  /** A day passes, and what a server does each hour is done. */
  const passDays = async (store: OpenStore, days: number, retention: Retention): Promise<void> => {
    for (let n = 0; n < days; n++) {
      database.clock.moment += day;
      await removeOutdated(store, retention);
    }
  };

  it('should remove notices, drafts and looks when their time is over, and keep what an open case has', async () => {
    // given
    const store = await seed();
    await removeOutdated(store, short);
    await write(store, database.clock.moment, ['open', 'closed']);
    await tamper(
      store,
      `insert into form_draft (tenant, account, ref, answers, at) values ('heshan', 'b', 'item:food-business-new', '{}', ?)`,
      [database.clock.moment],
    );

    // when
    const counts = [await left(store)];
    for (const days of [30, 1, 9, 1, 159, 1]) {
      await passDays(store, days, short);
      counts.push(await left(store));
    }

    // then
    expect(counts).toEqual([
      [2, 5, 2],
      [2, 5, 2],
      [1, 5, 2],
      [1, 5, 2],
      [1, 2, 2],
      [1, 2, 2],
      [1, 2, 1],
    ]);
    expect(await selectAll(store, 'select case_id from notice')).toEqual([{ case_id: 'open' }]);
    expect(await selectAll(store, 'select ref from read_audit')).toEqual([{ ref: 'open' }]);
  });

  it('should remove nothing early where the clock leaps ahead and is set right again', async () => {
    // given
    const store = await seed();
    await removeOutdated(store, short);
    await write(store, database.clock.moment, ['closed']);

    // when: ten hours at a wrong time, then the right one
    database.clock.moment += 4_000 * day;
    for (let hour = 0; hour < 10; hour++) {
      database.clock.moment += day / 24;
      await clean(store, short);
    }
    database.clock.moment -= 4_000 * day;
    await clean(store, short);

    // then
    expect(await left(store)).toEqual([1, 2, 1]);
  });

  it('should catch up by a day at a time after the server stood still', async () => {
    // given
    const store = await seed();
    await removeOutdated(store, short);
    await write(store, database.clock.moment, ['closed']);

    // when
    database.clock.moment += 60 * day;
    const first = await removeOutdated(store, short);
    for (let hour = 0; hour < 60; hour++) await removeOutdated(store, short);

    // then
    expect(first).toBe(0);
    expect(await left(store)).toEqual([0, 0, 1]);
  });

  it('should keep a draft that is written again while old ones are removed, and rows of every length of table', async () => {
    // given: more than are looked at in one go
    const store = await seed();
    await removeOutdated(store, short);
    const before = database.clock.moment;
    const rows = Array.from(
      { length: 2_300 },
      (_, n) => `('heshan', 'n${n}', 'a', 'closed', null, 'info', '{}', ${before + (n % 2) * 20 * day}, null)`,
    );
    await tamper(
      store,
      `insert into notice (tenant, id, account, case_id, case_number, level, text, at, read_at) values ${rows.join(', ')}`,
    );

    // when
    await passDays(store, 31, short);

    // then
    expect(await left(store)).toEqual([1_150, 0, 0]);
  });
});

describe('periods of retention', () => {
  it('should be no shorter than the least, which for looks are six months whichever they are', () => {
    for (const period of ['notices', 'drafts', 'looks'] as const)
      expect(usualRetention[period]).toBeGreaterThanOrEqual(leastRetention[period]);
    expect(leastRetention.looks).toBe((Date.UTC(2027, 8, 1) - Date.UTC(2027, 2, 1)) / day);
  });
});
