import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { StepAnswers } from '#forms/generated/index.ts';
import type { AnswerOf, QueryOf } from '#server/contract/routes.ts';
import { shippedPacks } from '#processes/disk.ts';
import { at } from '../support/centre.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { makeTwoCentres, plainItem, saveItem, twoCentres } from '../support/two-centres.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

const { district, township } = twoCentres;
const october = { from: '2026-10-01', to: '2026-10-31' } as const;
const november = { from: '2026-11-01', to: '2026-11-30' } as const;

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each(['sqlite', 'postgresql'] as const)('statistics on %s', dialect => {
  let server: TestServer;
  const who = {} as Record<'clerk' | 'below' | 'inspector' | 'reviewer' | 'administrator' | 'belowAdministrator', Visitor>;
  /** October as it was told on the first of November. */
  let octoberThen: AnswerOf<'getStatistics'>;

  const ask = (query: QueryOf<'getStatistics'>, visitor = who.reviewer) => visitor.call('getStatistics', { query });
  const moveTo = (date: string, time = '09:30') => who.inspector.call('moveDemoClock', { body: { now: at(date, time) } });
  const give = async (tenant: string, caseId: string, body: CaseCommandBody): Promise<void> => {
    const actor = { account: 'applicant', name: '申请人', principals: [] };
    const outcome = await server.store.execute({ ...body, id: v7(), caseId, tenant, actor });
    if (!outcome.ok) throw new Error(outcome.rejection.message.en);
  };
  const rate = (tenant: string, caseId: string, level: 1 | 2 | 3 | 4 | 5) =>
    give(tenant, caseId, { type: 'rate-case', level, channel: 'window', tags: [], comment: '' });

  /** Registers and accepts a case. */
  async function accepted(clerk = who.clerk, item = plainItem): Promise<string> {
    const { caseId } = await register(clerk, item);
    await complete(clerk, caseId, 'check');
    return caseId;
  }
  /** Settles an accepted case and delivers the result. */
  async function settle(caseId: string, clerk = who.clerk, decision?: StepAnswers<'approve'>): Promise<void> {
    await complete(clerk, caseId, 'handle');
    await complete(clerk, caseId, 'review');
    await complete(clerk, caseId, 'approve', decision);
    await complete(clerk, caseId, 'deliver');
  }

  beforeAll(async () => {
    const url = dialect === 'postgresql' ? { url: postgres.createDatabase('statistics') } : {};
    server = await startServer({ moment: at('2026-10-12', '09:30'), demo: true, seed: false, ...url });
    await makeTwoCentres(server.store);
    await saveItem(server.store, district.id, { id: 'food-instant' });
    for (const [name, login] of [
      ['clerk', `${district.id}-clerk`],
      ['below', `${township.id}-clerk`],
      ['inspector', 'inspector'],
      ['reviewer', 'reviewer'],
      ['administrator', `${district.id}-administrator`],
      ['belowAdministrator', `${township.id}-administrator`],
    ] as const)
      who[name] = await server.as(login);
    await driveAutumn();
  }, 240_000);
  afterAll(() => server.close());

  /**
   * Ten weeks of work, a limit of 5 working days each (counted from the next one): warning on the working day before the due day, yellow at the close
   * of the first, red of the third working day after it.
   */
  async function driveAutumn(): Promise<void> {
    // Mon 12 Oct: due Mon 19. onTime is granted on Thu 15, late on Fri 23 (W Fri 16, Y Tue 20, R Thu 22).
    const [onTime, late] = [await accepted(), await accepted()];
    await moveTo('2026-10-13');
    // supplemented: notice Tue 13, receipt Thu 15: due Thu 22; refused on Tue 20.
    const { caseId: supplemented } = await register(who.clerk, plainItem);
    await complete(who.clerk, supplemented, 'check', { result: 'incomplete' });
    await complete(who.clerk, supplemented, 'notice');
    await moveTo('2026-10-14');
    const { caseId: declined } = await register(who.clerk, plainItem);
    await complete(who.clerk, declined, 'check', {
      result: 'decline',
      reason: '不属于本机关职权范围',
      competentDepartment: '区农业农村局',
    });
    await moveTo('2026-10-15');
    await settle(onTime);
    await who.clerk.call('submitSupplement', { params: { caseId: supplemented }, body: { id: v7(), materials: [] } });
    await complete(who.clerk, supplemented, 'recheck');
    // lying: due Thu 22, nobody touches it (W Wed 21, Y Fri 23, R Tue 27, the red one revoked); withdrawn on Mon 9 Nov.
    const lying = await accepted();
    await moveTo('2026-10-19');
    const onTimeBelow = await accepted(who.below);
    await openDirectly('first-contact');
    await moveTo('2026-10-20');
    await settle(supplemented, who.clerk, {
      result: 'refuse',
      reason: '不符合要求',
      basis: '《食品安全法》第三十三条',
      opinion: '不予许可',
    });
    await moveTo('2026-10-22');
    await settle(onTimeBelow, who.below);
    await rate(township.id, onTimeBelow, 5);
    await moveTo('2026-10-23');
    await settle(late);
    await rate(district.id, late, 2);
    await moveTo('2026-10-26');
    // over the month: due Mon 2 Nov (W Fri 30 Oct, Y Tue 3 Nov), in review since Wed 28, granted on Thu 5 Nov.
    const overTheMonth = await accepted();
    await moveTo('2026-10-27');
    const instant = await openDirectly('instant');
    await complete(who.clerk, instant, 'check');
    await moveTo('2026-10-28');
    await settle(instant);
    await complete(who.clerk, overTheMonth, 'handle');
    const red = (await who.inspector.call('listCards', { query: { limit: 200, level: 'red' } })).rows.find(
      ({ caseId }) => caseId === lying,
    )!;
    await who.inspector.call('revokeCard', { params: { caseId: lying }, body: { id: v7(), card: red.id, reason: '误发' } });
    await moveTo('2026-10-30');
    await moveTo('2026-11-01');
    octoberThen = await ask(october);
    await moveTo('2026-11-03');
    // belowOpen: due Tue 10 Nov, open (W Mon 9).
    await accepted(who.below);
    await moveTo('2026-11-05');
    await complete(who.clerk, overTheMonth, 'review');
    await complete(who.clerk, overTheMonth, 'approve');
    await complete(who.clerk, overTheMonth, 'deliver');
    await moveTo('2026-11-09');
    await who.clerk.call('withdrawApplication', { params: { caseId: lying }, body: { id: v7(), reason: '申请人撤回' } });
    await moveTo('2026-11-10');
  }

  /** A case of an intake type no pack of this centre has, through the store. */
  async function openDirectly(intakeType: 'instant' | 'first-contact'): Promise<string> {
    const { item } = await who.clerk.call('getItem', { params: { itemId: plainItem } });
    const service = shippedPacks()
      .packs.flatMap(pack => pack.items)
      .find(({ id }) => id === 'food-business-new')!;
    const [release] = await server.store.withScope({ tenants: [district.id], actor: 'test' }, reader =>
      reader.select<{ content: string; number: number }>(
        `select content, number from release where tenant = ? and pack = 'promised' order by number desc limit 1`,
        [district.id],
      ),
    );
    const caseId = v7();
    await give(district.id, caseId, {
      type: 'open-case',
      content: release!.content,
      pack: 'promised',
      releaseNumber: release!.number,
      intakeType,
      service: { ...service, id: item.id, promisedLimit: 5, stageLimits: {} },
      applicant: { kind: 'person', name: '吴大伟', idNumber: '110101199003070134', phone: '13800138000' },
      window: '综合窗口',
      answers: {},
      materials: [],
      queryCode: 'TESTTESTTEST',
      numberPattern: 'DO-TEST-{seq4}',
    });
    return caseId;
  }

  it('should count a month by hand: flow, rate, cards, supplements, refusals, ratings', async () => {
    const { totals } = await ask(october);
    expect(totals).toEqual({
      ...{ opened: 8, closed: 6, open: 2, overdue: 1 },
      // settled: on time, supplemented, on time below; late, and the instant case a day after its receipt. Declined: no promise began.
      ...{ settled: 5, onTime: 3, rate: 3 / 5 },
      ...{ warning: 3, yellow: 2, red: 1 },
      ...{ supplements: 1, refused: 2, firstContacts: 1, rated: 2, satisfied: 1 },
    });
  });

  it('should count the seven types, one case in two of them where it was both', async () => {
    const { byType } = await ask(october);
    expect(byType).toEqual([
      { type: 'instant', opened: 1, closed: 1, settled: 1, onTime: 0, rate: 0 },
      { type: 'promised', opened: 7, closed: 5, settled: 4, onTime: 3, rate: 3 / 4 },
      { type: 'joint', opened: 0, closed: 0, settled: 0, onTime: 0, rate: null },
      { type: 'escalated', opened: 0, closed: 0, settled: 0, onTime: 0, rate: null },
      { type: 'reply', opened: 0, closed: 0, settled: 0, onTime: 0, rate: null },
      { type: 'supplement', opened: 1, closed: 1, settled: 1, onTime: 1, rate: 1 },
      { type: 'rejection', opened: 2, closed: 2, settled: 1, onTime: 1, rate: 1 },
    ]);
  });

  it('should tell of a past month the same as at its end, though the cases have gone on', async () => {
    const now = await ask(october);
    expect({ ...now, now: 0 }).toEqual({ ...octoberThen, now: 0 });
    expect(now.byStage.filter(({ open }) => open > 0)).toEqual([
      { stage: 'handle', open: 1, overdue: 1 },
      { stage: 'review', open: 1, overdue: 0 },
    ]);
  });

  it('should count a month that lasts up to now; withdrawn is closed and not settled', async () => {
    const { totals, byStage, until, now } = await ask(november);
    expect(totals).toMatchObject({
      ...{ opened: 1, closed: 2, open: 1, overdue: 0, settled: 1, onTime: 0, rate: 0 },
      ...{ warning: 1, yellow: 1, red: 0, supplements: 0, refused: 0, firstContacts: 0, rated: 0, satisfied: 0 },
    });
    expect(byStage.find(({ stage }) => stage === 'handle')).toEqual({ stage: 'handle', open: 1, overdue: 0 });
    expect(until - now).toBe(1);
  });

  it('should call a limit over only when its due day has passed', async () => {
    // given: due on the day that is told
    const seen = async () => (await ask({ ...november, centre: township.id })).totals.overdue;
    const onDueDay = await seen();
    // when
    await moveTo('2026-11-11', '00:05');
    // then
    expect([onDueDay, await seen()]).toEqual([0, 1]);
  });

  it('should break down by centre, unit, window, month and day, each adding up to the whole', async () => {
    const answer = await ask({ from: '2026-10-01', to: '2026-11-30' });
    expect(answer.byCentre.map(({ centre, opened, closed, settled, onTime }) => [centre, opened, closed, settled, onTime])).toEqual([
      [district.id, 7, 7, 5, 2],
      [township.id, 2, 1, 1, 1],
    ]);
    expect(answer.byMonth.map(({ month, opened, closed, warning, yellow, red }) => [month, opened, closed, warning, yellow, red])).toEqual([
      ['2026-10', 8, 6, 3, 2, 1],
      ['2026-11', 1, 2, 1, 1, 0],
    ]);
    expect(answer.byUnit.map(({ centre, unit, title, opened }) => [centre, unit, title.zh, opened])).toEqual([
      [district.id, 'market-supervision', '市场监督管理局', 7],
      [township.id, 'market-supervision', '市场监督管理局', 2],
    ]);
    expect(answer.byDay).toHaveLength(61);
    expect(answer.byDay.find(({ day }) => day === '2026-10-12')).toMatchObject({ opened: 2, closed: 0, rate: null });
    const sum = (rows: readonly { readonly opened: number; readonly closed: number }[]) =>
      rows.reduce(([opened, closed], row) => [opened! + row.opened, closed! + row.closed], [0, 0]);
    for (const rows of [answer.byCentre, answer.byUnit, answer.byWindow, answer.byMonth, answer.byDay]) expect(sum(rows)).toEqual([9, 8]);
    expect(answer.byRating).toEqual([5, 4, 3, 2, 1].map(level => ({ level, count: level === 5 || level === 2 ? 1 : 0 })));
    expect((await ask({ from: '2026-01-01', to: '2026-12-31' })).byDay).toEqual([]);
  });

  it('should count the centres of the reader alone, and refuse any other', async () => {
    const below = await ask({ ...october, centre: township.id });
    expect([below.totals.opened, below.totals.closed, below.totals.rate]).toEqual([1, 1, 1]);
    expect(below.centres.map(({ id }) => id)).toEqual([district.id, township.id]);
    const own = await ask(october, who.administrator);
    expect([own.centres.map(({ id }) => id), own.totals.opened]).toEqual([[district.id], 7]);
    for (const [visitor, centre] of [
      [who.administrator, township.id],
      [who.belowAdministrator, district.id],
      [who.reviewer, 'no-such-centre'],
    ] as const)
      expect((await refused(ask({ ...october, centre }, visitor))).code).toBe('not-found');
    expect((await refused(ask(october, who.clerk))).code).toBe('not-permitted');
  });

  it('should refuse a period that is none, in words', async () => {
    const code = async (from: string, to: string) => (await refused(ask({ from, to }))).code;
    expect([
      await code('2026-11-02', '2026-11-01'),
      await code('2026-02-30', '2026-03-01'),
      await code('2000-01-01', '2026-11-01'),
    ]).toEqual(['period-not-valid', 'date-not-valid', 'period-too-long']);
    expect((await ask({ from: '2027-01-01', to: '2027-01-31' })).totals).toMatchObject({ opened: 0, closed: 0, rate: null });
  });

  it('should tell nothing personal', async () => {
    const told = JSON.stringify(await ask({ from: '2026-01-01', to: '2026-12-31' }, who.reviewer));
    for (const value of ['吴大伟', '110101199003070134', '13800138000']) expect(told).not.toContain(value);
  });
});
