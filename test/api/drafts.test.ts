import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftsAtMost } from '#server/tasks/drafts.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

/** Drafts of two devices (暂存), over HTTP. */
let server: TestServer;
let window: Visitor;
const draft = { params: { key: 'item:food-business-new' } };

beforeAll(async () => {
  server = await startServer();
  window = await server.as('wangfang');
});
afterAll(() => server.close());

describe('a draft kept by two pages', () => {
  it('should be refused to the page that read an older one, and kept when that page insists', async () => {
    // given: both pages have read that there is none
    const first = await window.call('saveDraft', { ...draft, body: { answers: { name: '一' }, since: null } });
    // when
    const problem = await refused(window.call('saveDraft', { ...draft, body: { answers: { name: '二' }, since: null } }));
    // then
    expect(problem).toMatchObject({ status: 409, code: 'draft-newer', details: { at: first.at } });
    expect(problem.message.zh).toContain('另一台设备');
    expect(await window.call('getDraft', draft)).toEqual(first);
    const kept = await window.call('saveDraft', { ...draft, body: { answers: { name: '二' }, since: first.at } });
    expect(kept.answers).toEqual({ name: '二' });
  });

  it('should tell two drafts of one moment apart', async () => {
    // given
    const { at } = await window.call('getDraft', draft);
    // when
    const next = await window.call('saveDraft', { ...draft, body: { answers: {}, since: at } });
    // then
    expect(next.at).toBeGreaterThan(at!);
    expect(await refused(window.call('saveDraft', { ...draft, body: { answers: {}, since: at } }))).toMatchObject({ status: 409 });
  });

  it('should be replaced by who names no draft', async () => {
    const kept = await window.call('saveDraft', { ...draft, body: { answers: { name: '三' } } });
    expect((await window.call('getDraft', draft)).at).toBe(kept.at);
  });
});

describe('drafts of one person', () => {
  it('should be of tasks that are open, and no more than anybody works on', async () => {
    // given
    const { caseId } = await register(window);
    const task = (await window.call('listTasks')).rows.find(row => row.caseId === caseId)!.task;
    const keep = (key: string) => window.call('saveDraft', { params: { key }, body: { answers: { name: key } } });
    // when
    const open = await keep(`task:${caseId}:${task}`);
    const strange = await Promise.all(['1.999', '77777.1'].map(id => refused(keep(`task:${caseId}:${id}`))));
    await complete(window, caseId, 'check');
    // then
    expect(open.answers).toEqual({ name: `task:${caseId}:${task}` });
    expect(strange.map(({ status }) => status)).toEqual([404, 404]);
    expect((await refused(keep(`task:${caseId}:${task}`))).status).toBe(404);
  });

  it('should leave room for the newest by the oldest', async () => {
    // given
    const values = Array.from({ length: draftsAtMost + 5 }, (_, n) => `('heshan', 'wangfang', 'item:former-${n}', '{}', ${n + 1})`);
    await server.store.shared.run(`insert into form_draft (tenant, account, ref, answers, at) values ${values.join(', ')}`);
    const item = (await window.call('listItems', { query: {} })).rows.find(({ id }) => id !== 'food-business-new')!;
    // when
    await window.call('saveDraft', { params: { key: `item:${item.id}` }, body: { answers: { name: '新' } } });
    // then
    const rows = await server.store.shared.select<{ at: number }>(`select at from form_draft where account = 'wangfang' order by at`, []);
    expect(rows).toHaveLength(draftsAtMost);
    expect(Number(rows[0]!.at)).toBeGreaterThan(1);
  });
});
