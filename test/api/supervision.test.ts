import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedDemo } from '#server/demo/index.ts';
import { at } from '../support/centre.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let office: Visitor;
let handler: Visitor;

beforeAll(async () => {
  server = await startServer({ moment: at('2026-02-13', '10:00') });
  [window, office, handler] = [await server.as('wangfang'), await server.as('liuyang'), await server.as('liqiang')];
});
afterAll(() => server.close());

describe('a case that is left lying', () => {
  it('should warn and card on the true days, tell the people, and show the chips', async () => {
    // given
    const { caseId } = await register(window);
    await complete(window, caseId, 'check');
    const chip = (await handler.call('listTasks')).rows[0]!.time;
    expect(chip).toMatchObject({ state: 'running', days: 5, dueOn: '2026-02-27', provisional: false });
    // when the demo clock is moved past every milestone at once
    await office.call('moveDemoClock', { body: { now: at('2026-03-04', '09:00') } });
    // then
    const cards = (await office.call('listCards', { query: { limit: 200 } })).rows.filter(
      card => card.caseId === caseId && card.clock === 'promised',
    );
    expect(cards.map(({ level, on }) => [level, on]).sort()).toEqual([
      ['red', '2026-03-03'],
      ['warning', '2026-02-26'],
      ['yellow', '2026-02-28'],
    ]);
    expect((await handler.call('listTasks')).rows[0]).toMatchObject({ card: 'red', time: { days: -4 } });
    expect((await office.call('listCards', { query: { level: 'red' } })).rows.every(({ level }) => level === 'red')).toBe(true);
    const { rows, unread } = await handler.call('listNotices');
    expect(unread).toBeGreaterThan(0);
    expect(rows.every(({ text }) => /[\u4e00-\u9fff]/.test(text.zh))).toBe(true);
    expect((await handler.call('readNotices', { body: { ids: rows.map(({ id }) => id) } })).unread).toBe(0);
  });

  it('should not move the clock out of every calendar', async () => {
    const far = await refused(office.call('moveDemoClock', { body: { now: 8_640_000_000_000_000 } }));
    expect(far).toMatchObject({ status: 422, code: 'body-not-valid' });
  });

  it('should not move the clock back', async () => {
    expect((await refused(office.call('moveDemoClock', { body: { now: at('2026-02-01') } }))).code).toBe('clock-backwards');
  });

  it('should answer the deadline with the day-by-day ledger', async () => {
    const deadline = await window.call('getDeadline', { query: { from: '2026-02-13', days: 5 } });
    expect(deadline).toMatchObject({ dueOn: '2026-02-27', provisional: false });
    expect(deadline.ledger.filter(({ counted }) => counted)).toHaveLength(5);
    expect((await refused(window.call('getDeadline', { query: { from: '2026-02-30', days: 5 } }))).status).toBe(400);
  });

  it('should let pauses, an extension, a supplement, the unit and the start bear on the deadline', async () => {
    // given
    const from = '2026-03-02';
    const asked = [
      { from, days: 5, pause: '2026-03-03..2026-03-04:hearing,2026-03-04..2026-03-05:testing' },
      { from, days: 5, extend: 10 },
      { from, days: 5, supplement: '2026-03-04..2026-03-10' },
      { from, days: 5, supplement: '2026-03-04..2026-03-10', supplementClock: 'pause' },
      { from, days: 5, unit: 'calendar-day' },
      { from, days: 5, count: 'same-day' },
      { from: '2026-03-06T18:00', days: 1, afterClose: 'next-working-day' },
      { from, days: 5, calendar: 'cn', calendarVersion: 0 },
    ] as const;
    // when
    const answers = await Promise.all(asked.map(query => window.call('getDeadline', { query })));
    // then
    expect(answers.map(({ dueOn }) => dueOn)).toEqual([
      '2026-03-12',
      '2026-03-23',
      '2026-03-17',
      '2026-03-16',
      '2026-03-07',
      '2026-03-06',
      '2026-03-10',
      '2026-03-09',
    ]);
    expect(answers[2]).toMatchObject({ startOn: '2026-03-10', length: 5, unit: 'working-day', calendar: { id: 'cn', version: 1 } });
  });

  it.each([
    ['a pause that is no span', { pause: '2026-03-04' }, 400],
    ['a supplement with an unknown cause', { supplement: '2026-03-04..2026-03-10:late' }, 400],
    ['a due day out of reach', { days: 900, pause: '2026-03-04..2090-01-01' }, 400],
    ['a calendar out of reach', { calendar: 'elsewhere' }, 404],
    ['a version never stored', { calendarVersion: 99 }, 404],
  ])('should refuse %s', async (_name, more, status) => {
    // given, when
    const answer = await refused(window.call('getDeadline', { query: { from: '2026-03-02', days: 5, ...more } }));
    // then
    expect(answer.status).toBe(status);
  });

  it('should load the demo centre again without changing anything', async () => {
    // given
    const before = await everything();
    // when
    await seedDemo(server.store);
    // then
    expect(await everything()).toEqual(before);
  });
});

async function everything(): Promise<unknown> {
  return [
    (await window.call('listItems')).rows,
    await window.call('getOrganisation'),
    (await office.call('listPacks')).rows,
    await server.store.withScope({ tenants: ['heshan'], actor: 'test' }, reader =>
      reader.select('select count(*) as n from journal where tenant = ?', ['heshan']),
    ),
  ];
}
