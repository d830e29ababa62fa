import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#server/contract/routes.ts';
import { rebuild } from '#server/store/rebuild.ts';
import { verify } from '#server/store/verify.ts';
import { at } from '../support/centre.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let office: Visitor;
let handler: Visitor;
let auditor: Visitor;
let caseId: string;

const params = () => ({ caseId });
const reason = '吴大伟的材料当天才补齐，电话 13800138000';

/** The promised limit of the case in the overdue list. */
async function limit(who: Visitor = office): Promise<AnswerOf<'listOverdue'>['rows'][number] | undefined> {
  return (await who.call('listOverdue')).rows.find(row => row.caseId === caseId && row.clock === 'promised');
}
async function cards(who: Visitor = office): Promise<AnswerOf<'listCards'>['rows']> {
  return (await who.call('listCards', { query: { limit: 200 } })).rows.filter(row => row.caseId === caseId && row.clock === 'promised');
}
const moveTo = (date: string, time = '09:30') => office.call('moveDemoClock', { body: { now: at(date, time) } });

beforeAll(async () => {
  server = await startServer({ moment: at('2026-02-13', '10:00') });
  [window, office, handler, auditor] = [
    await server.as('wangfang'),
    await server.as('liuyang'),
    await server.as('liqiang'),
    await server.as('xuning'),
  ];
  ({ caseId } = await register(window));
  await complete(window, caseId, 'check');
});
afterAll(() => server.close());

describe('a limit that runs out (WJ-06, YC-02 2.1)', () => {
  it('should be in the list on its due day, unexplained, with the first rungs of the ladder', async () => {
    // given
    const before = await limit();
    // when
    await moveTo('2026-02-27');
    // then
    expect(before).toBeUndefined();
    expect(await limit()).toMatchObject({
      ...{ clockTitle: { zh: '承诺时限' }, dueOn: '2026-02-27', provisional: false, days: 0, group: 'due-today' },
      ...{ explanation: null, demands: [], next: ['explanation', 'oral-reminder'] },
    });
    expect((await office.call('listOverdue')).counts.dueToday).toBeGreaterThan(0);
  });

  it('should be seen by right and reach: the handler his own, another unit nothing', async () => {
    // given
    const other = await server.as('zhaomin');
    // when
    const seen = await Promise.all([limit(handler), limit(other)]);
    // then
    expect(seen.map(row => row?.caseId)).toEqual([caseId, undefined]);
  });

  it('should take demands in their order, printed as a notice, and answers of who was asked', async () => {
    // given
    const demand = (kind: 'oral-reminder' | 'monitoring-notice' | 'explanation') =>
      office.call('demandSupervision', { params: params(), body: { id: v7(), kind, clock: 'promised', to: ['liqiang'], text: '请说明' } });
    // when
    const early = await refused(demand('monitoring-notice'));
    await demand('oral-reminder');
    await demand('monitoring-notice');
    const row = (await limit())!;
    const asked = row.demands.find(({ kind }) => kind === 'monitoring-notice')!;
    const stranger = await refused(
      window.call('answerSupervision', { params: params(), body: { id: v7(), demand: asked.id, text: '收到' } }),
    );
    await handler.call('answerSupervision', { params: params(), body: { id: v7(), demand: asked.id, text: '本周办结' } });
    // then
    expect([early.code, stranger.code]).toEqual(['ladder-not-reminded', 'demand-not-yours']);
    expect(row.next).toEqual(['explanation']);
    expect((await limit())!.demands.map(({ kind, by, answer }) => [kind, by, answer?.text ?? null])).toEqual([
      ['monitoring-notice', '刘洋', '本周办结'],
      ['oral-reminder', '刘洋', null],
    ]);
    const page = await office.call('getDocument', { params: { caseId, documentId: asked.document! } });
    expect(JSON.stringify(page)).toContain('办件流程监控通知书');
    expect(JSON.stringify(page)).toContain('李强');
  });

  it('should show the explanation, masked for whoever may not see the applicant, and move it to the explained ones', async () => {
    // given
    await moveTo('2026-03-02');
    const before = (await office.call('listOverdue')).counts;
    // when
    const body = { id: v7(), clock: 'promised', cause: 'applicant' as const, text: reason, plan: '三日内办结' };
    await handler.call('explainOverdue', { params: params(), body });
    // then
    const { counts } = await office.call('listOverdue');
    expect([counts.unexplained - before.unexplained, counts.explained - before.explained]).toEqual([-1, 1]);
    expect((await limit(handler))!.explanation).toMatchObject({ cause: 'applicant', by: '李强', text: reason, plan: '三日内办结' });
    expect((await limit())!.explanation!.text).toBe('吴**的材料当天才补齐，电话 138****8000');
    expect((await limit(auditor))!.explanation!.text).toBe(reason);
    expect(await limit()).toMatchObject({ group: 'overdue', days: 2 });
  });

  it('should after three working days name the branch by whose cause it is', async () => {
    // given
    await moveTo('2026-03-03');
    const applicants = await limit();
    // when
    const body = { id: v7(), clock: 'promised', cause: 'organ' as const, text: '承办人病假', plan: '移交他人' };
    await handler.call('explainOverdue', { params: params(), body });
    // then
    expect(applicants).toMatchObject({ group: 'three-days', days: 3, next: ['supplement', 'rejection'] });
    expect((await limit())!.next).toEqual(['consultation']);
    expect((await office.call('listOverdue')).counts.threeDays).toBeGreaterThan(0);
  });
});

describe('cards in dispute', () => {
  it('should tell how late a card came, and what each reader may do with it', async () => {
    // given: the clock is moved in one step over the closing of the day
    await moveTo('2026-03-04', '09:00');
    // when
    const red = (await cards()).find(({ level }) => level === 'red')!;
    // then
    expect(red).toMatchObject({ on: '2026-03-03', at: at('2026-03-03', '17:00'), issuedAt: at('2026-03-04', '09:00'), cause: null });
    expect(red.lateBy).toBe(16 * 3_600_000);
    expect(red.actions).toEqual(['revoke']);
    expect((await cards(handler)).find(({ level }) => level === 'red')!.actions).toEqual(['appeal']);
    expect((await cards(auditor)).find(({ level }) => level === 'red')!.actions).toEqual([]);
  });

  it('should carry an appeal from the holder to the office, and take a revoked card out of every list', async () => {
    // given: the only red card of the case, that of its stage is revoked by the office itself
    const red = (await cards()).find(({ level }) => level === 'red')!.id;
    for (const card of (await office.call('listCards', { query: { level: 'red' } })).rows.filter(row => row.clock !== 'promised'))
      await office.call('revokeCard', { params: params(), body: { id: v7(), card: card.id, reason: '环节时限不考核' } });
    const counted = (await office.call('getMe')).counts.cards;
    const filtered = async () => (await office.call('listCases', { query: { card: 'red' } })).rows.some(row => row.caseId === caseId);
    // when
    await handler.call('appealCard', { params: params(), body: { id: v7(), card: red, reason } });
    const open = (await office.call('listCards', { query: { appeal: 'open' } })).rows;
    const wasRed = await filtered();
    await office.call('decideAppeal', { params: params(), body: { id: v7(), card: red, outcome: 'revoked', reason: '理由成立' } });
    // then
    expect(open.map(({ id, appeal, actions }) => [id, appeal?.by, appeal?.outcome, actions])).toEqual([
      [red, '李强', null, ['decide', 'revoke']],
    ]);
    expect(open[0]!.appeal!.reason).not.toContain('吴大伟');
    expect([wasRed, await filtered()]).toEqual([true, false]);
    expect((await cards()).map(({ level }) => level).sort()).toEqual(['warning', 'yellow']);
    expect((await office.call('getMe')).counts.cards).toBe(counted - 1);
    const view = await office.call('getCase', { params: params() });
    expect(view.cards.map(({ id }) => id)).not.toContain(red);
    const journal = await office.call('getJournal', { params: params(), query: {} });
    expect(journal.entries.flatMap(({ events }) => events.map(({ type }) => type))).toContain('card-revoked');
  });

  it('should give a card by hand with its reason, upheld on appeal', async () => {
    // given
    const body = { id: v7(), level: 'yellow' as const, clock: null, to: ['liqiang'], points: 2, reason: '上班时间无人在岗' };
    await office.call('issueCard', { params: params(), body });
    const given = (await office.call('listCards', { query: { level: 'yellow' } })).rows.find(({ clock }) => clock === 'conduct')!;
    // when
    await handler.call('appealCard', { params: params(), body: { id: v7(), card: given.id, reason: '外出公干' } });
    await office.call('decideAppeal', { params: params(), body: { id: v7(), card: given.id, outcome: 'upheld', reason: '未登记外出' } });
    // then
    expect(given).toMatchObject({ cause: 'manual', points: 2, reason: '上班时间无人在岗', appeal: null, lateBy: 0 });
    const after = (await office.call('listCards', { query: { level: 'yellow' } })).rows.find(({ id }) => id === given.id)!;
    expect(after).toMatchObject({
      appeal: { outcome: 'upheld', decidedBy: '刘洋', decision: '未登记外出', reason: '外出公干' },
      actions: ['revoke'],
    });
  });

  it('should leave rows that a rebuild makes again as they are', async () => {
    expect(await verify(server.store)).toMatchObject({ ok: true });
    expect(await rebuild(server.store)).toMatchObject({ changed: 0 });
  });
});

describe('back-test of card rules', () => {
  const rules = { basis: 'promised', scope: ['case', 'stage'] };
  const test = (changes: object, more: object = {}) =>
    office.call('backTestCards', { body: { pack: 'promised', cards: { ...rules, ...changes }, ...more } });

  it('should find no difference under the rules of the pack', async () => {
    // when
    const found = await test({});
    // then
    expect(found.cases).toBeGreaterThan(0);
    expect(found.cards.was).toBeGreaterThan(2);
    expect(found).toMatchObject({ added: 0, removed: 0, moved: 0, rows: [], cards: { was: found.cards.is } });
  });

  it('should tell what other rules would have given: added, removed, moved, by level', async () => {
    // given: half of the time used, nothing red
    const changed = {
      rules: [
        { level: 'warning', when: { beforeDue: 1 } },
        { level: 'yellow', when: { used: 50 } },
      ],
    };
    // when
    const found = await test(changed);
    // then
    const own = found.rows.filter(row => row.caseId === caseId && row.clock === 'promised');
    expect(own).toEqual([
      { caseId, caseNumber: own[0]!.caseNumber, clock: 'promised', level: 'yellow', was: '2026-02-28', is: '2026-02-25' },
      { caseId, caseNumber: own[0]!.caseNumber, clock: 'promised', level: 'red', was: '2026-03-03', is: null },
    ]);
    expect(found.levels.find(({ level }) => level === 'red')).toMatchObject({ is: 0 });
    expect(found.removed).toBe(found.levels.find(({ level }) => level === 'red')!.was);
  });

  it('should look at the cases of the days asked for, and refuse rules that are none', async () => {
    // when
    const none = await test({}, { from: '2020-01-01', to: '2020-12-31' });
    const problem = await refused(test({ rules: [{ level: 'blue' }] }));
    // then
    expect(none).toMatchObject({ cases: 0, cards: { was: 0, is: 0 } });
    expect(problem).toMatchObject({ status: 422, code: 'cards-not-valid' });
    for (const day of ['2026-02-30', '2026-13-01']) {
      expect(await refused(test({}, { from: day }))).toMatchObject({ status: 422, code: 'date-not-valid' });
      expect(await refused(test({}, { to: day }))).toMatchObject({ status: 422, code: 'date-not-valid' });
    }
  });
});
