import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor } from '../support/answers.ts';
import { at } from '../support/centre.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let handler: Visitor;
let supervisor: Visitor;
let leader: Visitor;
let administrator: Visitor;

beforeAll(async () => {
  server = await startServer({ moment: at('2026-03-02', '09:30') });
  const people = await Promise.all(['wangfang', 'liqiang', 'chenjing', 'zhouwei', 'huangmei'].map(login => server.as(login)));
  [window, handler, supervisor, leader, administrator] = people as [Visitor, Visitor, Visitor, Visitor, Visitor];
});
afterAll(() => server.close());

async function accepted(): Promise<{ caseId: string; params: { caseId: string } }> {
  const { caseId } = await register(window);
  await complete(window, caseId, 'check');
  return { caseId, params: { caseId } };
}

const dueOn = async (params: { caseId: string }) =>
  (await window.call('listClocks', { params })).clocks.find(({ key }) => key === 'promised')!.dueOn;

describe('commands to a case', () => {
  it('should extend the limit after the leader agrees, with a notice and a longer ledger', async () => {
    // given
    const { caseId, params } = await accepted();
    const before = await dueOn(params);
    // when
    await handler.call('requestExtension', { params, body: { id: v7(), days: 3, reason: '需要核实经营场所' } });
    await complete(leader, caseId, 'approveExtension', { result: 'approve', days: 3, reason: '同意延期' });
    // then
    expect(before).toBe('2026-03-09');
    expect(await dueOn(params)).toBe('2026-03-12');
    const { documents } = await window.call('getCase', { params });
    expect(documents.map(({ document }) => document)).toContain('extension-notice');
  });

  it('should stand still during a special procedure and go on after it', async () => {
    // given
    const { caseId, params } = await accepted();
    await handler.call('pauseClock', { params, body: { id: v7(), procedure: 'inspection', days: 3, reason: '样品需要送检' } });
    await complete(handler, caseId, 'special');
    // when
    const standing = await handler.call('getCase', { params });
    expect(standing.time).toMatchObject({ state: 'paused', reason: 'inspection' });
    expect(standing.verbs).toEqual(expect.arrayContaining(['pause-clock', 'resume-clock']));
    const again = { id: v7(), procedure: 'inspection', reason: '再次送检' };
    expect((await refused(handler.call('pauseClock', { params, body: again }))).status).toBe(409);
    await handler.call('resumeClock', { params, body: { id: v7(), procedure: 'inspection' } });
    // then
    expect((await handler.call('getCase', { params })).time.state).toBe('running');
  });

  it('should close a case the applicant withdraws, and offer that no longer once it is decided', async () => {
    // given
    const { params } = await accepted();
    // when
    const done = await window.call('withdrawApplication', { params, body: { id: v7(), reason: '申请人不再经营' } });
    // then
    expect(done).toMatchObject({ phase: 'closed', status: 'withdrawn' });
    const again = await refused(window.call('withdrawApplication', { params, body: { id: v7(), reason: '重复' } }));
    expect(again.status).toBe(409);
    const decided = await accepted();
    await complete(handler, decided.caseId, 'handle');
    await complete(supervisor, decided.caseId, 'review');
    await complete(leader, decided.caseId, 'approve');
    expect((await window.call('getCase', { params: decided.params })).verbs).not.toContain('withdraw-application');
  });

  it('should refuse verbs while a case is suspended and take them again after it is resumed', async () => {
    // given
    const { caseId, params } = await accepted();
    await administrator.call('suspendCase', { params, body: { id: v7(), reason: '系统核查' } });
    // when
    const row = (await handler.call('listTasks')).rows.find(one => one.caseId === caseId)!;
    const page = await handler.call('getTask', { params: { caseId, taskId: row.task } });
    const body = { id: v7(), task: row.task, version: row.version, answers: answersFor('handle') };
    const problem = await refused(handler.call('completeTask', { params, body }));
    // then
    expect(page.blocked?.zh).toContain('挂起');
    expect([problem.status, problem.code]).toEqual([409, 'case-suspended']);
    await administrator.call('resumeCase', { params, body: { id: v7() } });
    expect((await handler.call('completeTask', { params, body })).phase).toBe('running');
  });

  it('should let one person claim a task, keep others off it, and let a supervisor give it to somebody', async () => {
    // given
    const { caseId, params } = await accepted();
    const row = (await handler.call('listTasks')).rows.find(one => one.caseId === caseId)!;
    // when
    await handler.call('claimTask', { params, body: { id: v7(), task: row.task, version: row.version } });
    const held = (await handler.call('listTasks')).rows.find(one => one.caseId === caseId)!;
    expect(held).toMatchObject({ mine: true, holder: { account: 'liqiang', name: '李强' } });
    await supervisor.call('assignTask', { params, body: { id: v7(), task: row.task, version: held.version, to: 'zhaomin' } });
    // then
    expect((await handler.call('listTasks')).rows.some(one => one.caseId === caseId)).toBe(false);
    expect((await (await server.as('zhaomin')).call('getTask', { params: { caseId, taskId: row.task } })).verbs).toContain('complete-task');
    const stranger = await refused(
      supervisor.call('assignTask', { params, body: { id: v7(), task: row.task, version: held.version + 1, to: 'nobody' } }),
    );
    expect([stranger.status, stranger.errors?.[0]?.pointer]).toEqual([422, '/to']);
  });

  it('should note once that a task was read, and keep comments and urging in the journal', async () => {
    // given
    const { caseId, params } = await accepted();
    const { task } = (await handler.call('listTasks')).rows.find(one => one.caseId === caseId)!;
    // when
    for (let n = 0; n < 2; n++) await handler.call('readTask', { params, body: { id: v7(), task } });
    await supervisor.call('urgeCase', { params, body: { id: v7(), text: '请今天办结' } });
    await window.call('commentCase', { params, body: { id: v7(), text: '申请人已来电询问' } });
    // then
    const { entries } = await window.call('getJournal', { params });
    expect(entries.map(({ commandType }) => commandType)).toEqual(['open-case', 'complete-task', 'read-task', 'urge-case', 'comment-case']);
    expect(JSON.stringify(entries)).toContain('申请人已来电询问');
    expect((await window.call('getJournal', { params, query: { at: entries[1]!.recordedAt } })).entries.length).toBeGreaterThanOrEqual(2);
  });

  it('should take only materials the item asks for', async () => {
    // given
    const { params } = await accepted();
    const { materials } = await window.call('getCase', { params });
    const { id, form } = materials[0]!;
    // when
    const stranger = await refused(
      window.call('receiveMaterial', {
        params,
        body: { id: v7(), material: { id: 'something-else', received: true, copies: 1, form: 'copy' } },
      }),
    );
    await window.call('receiveMaterial', { params, body: { id: v7(), material: { id, received: true, copies: 3, form } } });
    // then
    expect([stranger.status, stranger.code]).toEqual([422, 'material-unknown']);
    expect((await window.call('getCase', { params })).materials[0]?.copies).toBe(3);
  });

  it.each(['fire-timer', 'review-clock', 'complete-job', 'fail-job', 'fail-timer', 'deliver-signal', 'open-case', '__proto__'])(
    'should not reach the machine command %s',
    async verb => {
      const { caseId } = await register(window);
      const response = await administrator.fetch(`/api/cases/${caseId}/commands/${verb}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: v7() }),
      });
      expect(response.status).toBe(404);
    },
  );
});
