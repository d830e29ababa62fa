import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf, BodyOf } from '#server/contract/routes.ts';
import { need } from '#server/identity/need.ts';
import { rebuild } from '#server/store/rebuild.ts';
import { verify } from '#server/store/verify.ts';
import { assigningItem, assigningRelease } from '../support/assigning.ts';
import { at } from '../support/centre.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { refused, registration, startServer, type TestServer, type Visitor } from './support.ts';

type Row = AnswerOf<'listTasks'>['rows'][number];

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each(['sqlite', 'postgresql'] as const)('people of a step, on %s', dialect => {
  let server: TestServer;
  let window: Visitor;
  const people = new Map<string, { readonly who: Visitor; readonly account: string; readonly name: string }>();
  const handlers = ['liqiang', 'zhaomin', 'sunlei', 'hejun', 'luoyan', 'tangbo', 'pengfei', 'xieli'];
  const accountOf = (login: string) => people.get(login)!.account;

  beforeAll(async () => {
    const url = dialect === 'postgresql' ? { url: postgres.createDatabase('assigning') } : {};
    server = await startServer({ moment: at('2026-11-23', '09:30'), ...url });
    const { release, item } = await assigningRelease(server.clock.now());
    const tenant = 'heshan';
    await need(server.store, { tenant, stream: 'release', streamId: 'assigning', type: 'publish-release', body: { ...release } });
    await need(server.store, { tenant, stream: 'item', streamId: item.id, type: 'save-item', body: { item } });
    for (const login of [...handlers, 'wangfang', 'huangmei', 'chenjing']) {
      const who = await server.as(login);
      const { account, name } = await who.call('getMe');
      people.set(login, { who, account, name });
    }
    window = people.get('wangfang')!.who;
  });
  afterAll(() => server.close());

  async function opened(choices?: BodyOf<'openCase'>['choices']): Promise<string> {
    const body = await registration(window, assigningItem);
    const { caseId } = await window.call('openCase', { body: { ...body, ...(choices && { choices }) } });
    return caseId;
  }
  const rowsOf = async (login: string, caseId: string): Promise<Row[]> =>
    (await people.get(login)!.who.call('listTasks')).rows.filter(row => row.caseId === caseId);
  /** Who of the handlers sees the open task of the case. */
  async function seenBy(caseId: string): Promise<string[]> {
    const seen = [];
    for (const login of handlers) if ((await rowsOf(login, caseId)).length > 0) seen.push(login);
    return seen;
  }
  const viewOf = async (login: string, caseId: string) =>
    people.get(login)!.who.call('getTask', { params: { caseId, taskId: (await rowsOf(login, caseId))[0]!.task } });
  async function complete(login: string, caseId: string, choices?: BodyOf<'completeTask'>['choices']): Promise<void> {
    const [row] = await rowsOf(login, caseId);
    const body = { id: v7(), task: row!.task, version: row!.version, answers: {}, ...(choices && { choices }) };
    await people.get(login)!.who.call('completeTask', { params: { caseId }, body });
  }
  /** A case whose first two steps are done. */
  async function inTurn(): Promise<string> {
    const caseId = await opened({ first: [accountOf('zhaomin')] });
    await complete('zhaomin', caseId, { second: [accountOf('zhaomin')] });
    await complete('zhaomin', caseId);
    return caseId;
  }

  it('should ask who registers for whom to choose, and give the first step to that person', async () => {
    const { choices } = await window.call('getItem', { params: { itemId: assigningItem } });
    expect(choices).toMatchObject([{ element: 'first', name: '初审', several: false, chosen: [] }]);
    const zhaomin = choices![0]!.people.find(({ account }) => account === accountOf('zhaomin'));
    expect(zhaomin).toEqual({
      account: accountOf('zhaomin'),
      name: '赵敏',
      posts: [{ zh: '区卫生健康局 承办人', en: 'Handler, District Health Bureau' }],
    });
    expect(choices![0]!.people.map(({ account }) => account)).not.toContain(accountOf('wangfang'));

    const caseId = await opened({ first: [accountOf('zhaomin')] });

    expect(await seenBy(caseId)).toEqual(['zhaomin']);
    const view = await viewOf('zhaomin', caseId);
    expect(view.choices).toMatchObject([{ element: 'second', name: '复核' }]);
    await complete('zhaomin', caseId, { second: [accountOf('sunlei')] });
    expect(await seenBy(caseId)).toEqual(['sunlei']);
  });

  it('should refuse somebody without the role, and a step that is not the chooser’s', async () => {
    const wrong = await refused(opened({ first: [accountOf('wangfang')] }));
    const other = await refused(opened({ second: [accountOf('zhaomin')] }));

    expect([wrong.code, other.code]).toEqual(['choice-outside-role', 'choice-unasked']);
  });

  it('should hand tasks out in turn, told with names, and give the least loaded the next step', async () => {
    const cases = [await inTurn(), await inTurn(), await inTurn()];
    const turns = await Promise.all(cases.map(seenBy));

    expect(turns.map(seen => seen.length)).toEqual([1, 1, 1]);
    const order = [...new Set(turns.flat())];
    expect(order).toHaveLength(3);
    const { why } = await viewOf(order[0]!, cases[0]!);
    expect(why).toContain(`轮流分派：${people.get(order[0]!)!.name}`);
    await complete(order[0]!, cases[0]!);
    const [next] = await seenBy(cases[0]!);
    const loads = new Map(await Promise.all(handlers.map(async login => [login, await loadOf(login)] as const)));
    const others = handlers.filter(login => login !== next).map(login => loads.get(login)!);
    expect(loads.get(next!)! - 1).toBeLessThanOrEqual(Math.min(...others));
    expect((await viewOf(next!, cases[0]!)).why).toContain('待办最少者');
  });

  /** Tasks a handler holds or is offered by name. */
  async function loadOf(login: string): Promise<number> {
    const account = accountOf(login);
    const [row] = await server.store.withScope({ tenants: ['heshan'], actor: 'test' }, reader =>
      reader.select<{ n: number }>(
        `select count(*) as "n" from task t where t.tenant = ? and (t.holder = ? or (t.holder is null and exists
           (select 1 from task_candidate c where c.tenant = t.tenant and c.case_id = t.case_id and c.task = t.id and c.principal = ?)))`,
        ['heshan', account, `person:${account}`],
      ),
    );
    return Number(row!.n);
  }

  it('should open the linked case once, tell both of each other, and go on', async () => {
    const caseId = await inTurn();
    await complete((await seenBy(caseId))[0]!, caseId);
    await complete((await seenBy(caseId))[0]!, caseId);
    const settled = async () => (await window.call('getCase', { params: { caseId } })).links;
    await expect.poll(settled, { timeout: 20_000 }).toHaveLength(1);

    const view = await window.call('getCase', { params: { caseId } });

    expect(view.links).toMatchObject([{ relation: 'related' }]);
    const state = await server.store.withScope({ tenants: ['heshan'], actor: 'test' }, reader => reader.findCase(view.links[0]!.caseId));
    expect(state).toMatchObject({ service: { id: 'fireworks-inquiry' }, links: [{ relation: 'related', case: caseId }], phase: 'running' });
    expect(state!.applicant).toMatchObject({ name: '吴大伟' });
    await expect.poll(async () => (await window.call('getCase', { params: { caseId } })).phase).toBe('closed');
  });

  it('should give what goes to somebody who is away to the substitute too, and skip the absent in turn', async () => {
    const now = server.clock.now();
    const span = { since: now, until: now + 3_600_000, reason: '开会' };
    const absence = { id: v7(), account: accountOf('zhaomin'), substitute: accountOf('xieli'), ...span };
    await people.get('zhaomin')!.who.call('recordAbsence', { body: absence });

    const caseId = await opened({ first: [accountOf('zhaomin')] });

    expect(await seenBy(caseId)).toEqual(['zhaomin', 'xieli']);
    expect((await viewOf('xieli', caseId)).why).toContain('赵敏不在岗期间由谢丽代办（AB岗）');
    await complete('xieli', caseId, { second: [accountOf('sunlei')] });
    const turns = [];
    for (let left = handlers.length + 1; left > 0; left -= 1) {
      const one = await opened({ first: [accountOf('sunlei')] });
      await complete('sunlei', one, { second: [accountOf('sunlei')] });
      await complete('sunlei', one);
      turns.push(...(await seenBy(one)));
    }
    expect(turns).not.toContain('zhaomin');
    expect(new Set(turns).size).toBe(handlers.length - 1);
    await people.get('zhaomin')!.who.call('endAbsence', { params: { absenceId: absence.id }, body: { id: v7() } });
  });

  it('should take who is recused out of the case, and refuse a stranger to decide it', async () => {
    const caseId = await opened({ first: [accountOf('luoyan')] });
    const { verbs } = await people.get('luoyan')!.who.call('getCase', { params: { caseId } });
    expect(verbs).toContain('recuse-handler');
    const recusal = (account: string) => ({ params: { caseId }, body: { id: v7(), account, reason: '申请人是近亲属' } });

    expect(await refused(window.call('recuseHandler', recusal(accountOf('luoyan'))))).toMatchObject({ code: 'recusal-not-yours' });
    await people.get('luoyan')!.who.call('recuseHandler', recusal(accountOf('luoyan')));

    expect(await rowsOf('luoyan', caseId)).toEqual([]);
    expect((await rowsOf('huangmei', caseId)).length).toBe(1);
    const journal = await window.call('getJournal', { params: { caseId }, query: {} });
    expect(journal.entries.some(({ events }) => events.some(({ type }) => type === 'handler-recused'))).toBe(true);
  });

  it('should leave a sound database that is built again as it was', async () => {
    expect(await verify(server.store)).toMatchObject({ ok: true });
    expect(await rebuild(server.store)).toMatchObject({ changed: 0 });
  });
});
