import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '#server/jobs/index.ts';
import { sweep } from '#server/timers/index.ts';
import { answersFor } from '../support/answers.ts';
import { at } from '../support/centre.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;

beforeAll(async () => {
  server = await startServer();
  window = await server.as('wangfang');
});
afterAll(() => server.close());

const disagree = {
  contactedOn: '2026-11-24',
  contact: '已现场核查。',
  result: 'disagree' as const,
  opinion: '现场检查不符合要求。',
  reason: '疏散楼梯被占用，第二安全出口未设置。',
  basis: '《中华人民共和国消防法》第十五条',
};
const opinions = async (who: Visitor, caseId: string) =>
  (await who.call('listTasks')).rows.filter(row => row.caseId === caseId && row.element === 'opinion');
const notices = async (login: string) => {
  const { rows } = await (await server.as(login)).call('listNotices');
  return rows.map(({ text }) => text.zh);
};

describe('a joint case over HTTP', () => {
  it('should give each department its own task, wait for the late one and refuse by name', async () => {
    // given: registered, then accepted on Monday 2026-11-23
    const { caseId } = await register(window, 'catering-one-thing');
    expect((await window.call('getCase', { params: { caseId } })).branches.map(({ state }) => state)).toEqual([
      'coming',
      'coming',
      'coming',
    ]);
    await complete(window, caseId, 'inquire');
    const [food, fire, signs] = (await Promise.all(['liqiang', 'tangbo', 'sunlei'].map(login => server.as(login)))) as [
      Visitor,
      Visitor,
      Visitor,
    ];

    // then each department finds its own branch, named, and nobody else's
    expect((await Promise.all([food, fire, signs].map(one => opinions(one, caseId)))).map(rows => rows.map(({ name }) => name))).toEqual([
      ['部门审批意见 · 食品经营许可'],
      ['部门审批意见 · 公众聚集场所消防安全检查'],
      ['部门审批意见 · 门头招牌设置'],
    ]);

    // with the limit of its own
    const rows = (await Promise.all([food, fire, signs].map(one => opinions(one, caseId)))).flat();
    expect(rows.map(({ time }) => time)).toMatchObject([{ days: 5 }, { days: 5 }, { days: 3, dueOn: '2026-11-26' }]);

    // and may read the whole case, but not write another's opinion
    const seen = await signs.call('getCase', { params: { caseId } });
    expect(seen.branches.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'waiting']);
    const [own, other] = [seen.branches[2]!.task!, seen.branches[0]!.task!];
    expect(seen.tasks.map(({ task }) => task)).toEqual(expect.arrayContaining([own, other]));
    const body = { id: v7(), task: other, version: seen.tasks.find(({ task }) => task === other)!.version, answers: answersFor('opinion') };
    expect((await refused(signs.call('completeTask', { params: { caseId }, body }))).status).toBe(403);

    // when one refuses, one agrees, and the third lets its three days go by
    await complete(fire, caseId, 'opinion', disagree);
    await complete(food, caseId, 'opinion');
    server.clock.moveTo(at('2026-11-27', '09:30'));
    await sweep(server.store);
    await runJobs(server.store);

    // then the case page tells it, and supervision has been told
    const late = await window.call('getCase', { params: { caseId } });
    expect(late.branches).toMatchObject([
      { unit: 'market-supervision', state: 'agree', holder: { name: '李强' }, reason: null },
      { unit: 'emergency', state: 'disagree', holder: { name: '唐波' }, reason: disagree.reason },
      { unit: 'urban-management', state: 'waiting', holder: null, at: null },
    ]);
    const clockOf = (index: number) => late.clocks.find(({ key }) => key === late.branches[index]!.clock)!;
    expect(clockOf(2)).toMatchObject({ title: { zh: '步骤时限 · 门头招牌设置' }, length: 3, dueOn: '2026-11-26', time: { days: -1 } });
    expect(clockOf(0)).toMatchObject({ length: 5, status: 'stopped' });
    expect(await notices('liuyang')).toContainEqual(expect.stringContaining('有联办部门超过承诺时限仍未出具意见'));

    // when the late one answers
    await complete(signs, caseId, 'opinion');

    // then the case is refused, naming the department and its reason, and delivered
    const decided = await window.call('getCase', { params: { caseId } });
    expect(decided.status).toBe('refused');
    const notice = decided.documents.find(({ document }) => document === 'refusal-notice')!;
    const page = JSON.stringify((await window.call('getDocument', { params: { caseId, documentId: notice.id } })).blocks);
    expect(page).toContain('区消防救援大队不同意');
    expect(page).toContain(disagree.reason);
    await complete(window, caseId, 'deliver');
    expect((await window.call('getCase', { params: { caseId } })).phase).toBe('closed');
  });

  it('should take every open branch away when the application is withdrawn', async () => {
    // given
    const { caseId } = await register(window, 'hotel-one-thing');
    await complete(window, caseId, 'inquire');
    await complete(await server.as('zhaomin'), caseId, 'opinion');
    // when
    await window.call('withdrawApplication', { params: { caseId }, body: { id: v7(), reason: '不再开办。' } });
    // then
    const withdrawn = await window.call('getCase', { params: { caseId } });
    expect([withdrawn.status, withdrawn.tasks, withdrawn.branches.map(({ state }) => state)]).toEqual([
      'withdrawn',
      [],
      ['ended', 'agree', 'ended'],
    ]);
  });

  it('should tell nothing of branches where the item has none', async () => {
    // given
    const { caseId } = await register(window);
    // when, then
    expect((await window.call('getCase', { params: { caseId } })).branches).toEqual([]);
  });

  it('should keep personal data out of the reason for whoever may not see it', async () => {
    // given
    const { caseId } = await register(window, 'hotel-one-thing');
    await complete(window, caseId, 'inquire');
    const health = await server.as('zhaomin');
    await complete(health, caseId, 'opinion', { ...disagree, reason: '申请人吴大伟未取得健康合格证明。' });
    // when
    const office = await server.as('liuyang');
    const read = await office.call('getCase', { params: { caseId } });
    // then
    expect(answersFor('joint-hotel').representative).toBe('吴大伟');
    expect(read.branches.find(({ unit }) => unit === 'health')!.reason).not.toContain('吴大伟');
  });
});
