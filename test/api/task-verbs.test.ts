import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TaskRow, TaskView } from '#server/contract/schemas.ts';
import { answersFor } from '../support/answers.ts';
import { at } from '../support/centre.ts';
import { complete, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let handler: Visitor;
let supervisor: Visitor;
let leader: Visitor;
let administrator: Visitor;
let colleague: Visitor;

beforeAll(async () => {
  server = await startServer({ moment: at('2026-03-02', '09:30') });
  const logins = ['wangfang', 'liqiang', 'chenjing', 'zhouwei', 'huangmei', 'zhaomin'];
  const people = await Promise.all(logins.map(login => server.as(login)));
  [window, handler, supervisor, leader, administrator, colleague] = people as [Visitor, Visitor, Visitor, Visitor, Visitor, Visitor];
});
afterAll(() => server.close());

interface Case {
  readonly caseId: string;
  readonly params: { readonly caseId: string };
}

async function accepted(): Promise<Case> {
  const { caseId } = await register(window);
  await complete(window, caseId, 'check');
  return { caseId, params: { caseId } };
}

async function inReview(): Promise<Case> {
  const one = await accepted();
  await complete(handler, one.caseId, 'handle');
  return one;
}

const rowOf = async (who: Visitor, { caseId }: Case): Promise<TaskRow | undefined> =>
  (await who.call('listTasks')).rows.find(row => row.caseId === caseId);

async function taskOf(who: Visitor, one: Case): Promise<TaskView> {
  const row = await rowOf(who, one);
  if (!row) throw new Error('expected a task of the case in the inbox, but there is none');
  return who.call('getTask', { params: { caseId: one.caseId, taskId: row.task } });
}

const seen = ({ row }: TaskView) => ({ id: v7(), task: row.task, version: row.version });
const seatsOf = ({ seats }: TaskView) => seats.map(({ person, status, vote, place }) => [person.name, status, vote, place]);

describe('returning a task', () => {
  it('should go back to the window, be completed there and come straight back', async () => {
    // given
    const one = await accepted();
    const task = await taskOf(handler, one);
    expect(task.verbs).toEqual(expect.arrayContaining(['return-task', 'transfer-task', 'add-signers', 'circulate-case']));
    // when
    const preview = await handler.call('previewReturn', { params: { caseId: one.caseId, taskId: task.row.task } });
    // then
    expect(preview).toMatchObject({ applicant: 'check', previous: 'check', resume: 'in-order' });
    expect(preview.targets).toHaveLength(1);
    expect(preview.targets[0]).toMatchObject({
      ...{ element: 'check', name: '形式审查', by: { account: 'wangfang', name: '王芳' }, isSamePerson: true },
      ...{ reach: 'branch', cancels: [], decided: false, straightBack: true, times: 0 },
    });
    expect(preview.targets[0]!.acts.map(({ act }) => act)).toEqual(['accept']);
    expect(preview.targets[0]!.documents[0]!.title.zh).toContain('受理');
    // when
    const way = { target: { to: 'previous' as const }, resume: 'straight-back' as const, reason: '材料清单与实物不符' };
    const silent = await refused(handler.call('returnTask', { params: one.params, body: { ...seen(task), ...way } }));
    expect(silent.code).toBe('acts-between');
    await handler.call('returnTask', { params: one.params, body: { ...seen(task), ...way, acts: 'keep' } });
    // then
    expect(await rowOf(handler, one)).toBeUndefined();
    expect(await rowOf(window, one)).toMatchObject({ element: 'check', name: '形式审查' });
    expect((await taskOf(window, one)).said).toMatchObject([{ kind: 'returned', by: { name: '李强' }, text: way.reason }]);
    // when
    await complete(window, one.caseId, 'check');
    // then
    expect(await rowOf(handler, one)).toMatchObject({ element: 'handle' });
    const again = await handler.call('previewReturn', { params: { caseId: one.caseId, taskId: (await rowOf(handler, one))!.task } });
    expect(again.targets[0]!.times).toBe(1);
    const { documents } = await window.call('getCase', { params: one.params });
    expect(documents.filter(({ document, voided }) => document === 'acceptance-notice' && !voided)).toHaveLength(1);
  });

  it('should say that it goes to somebody else where who did it is recused', async () => {
    // given
    const one = await accepted();
    await administrator.call('recuseHandler', { params: one.params, body: { id: v7(), account: 'wangfang', reason: '与申请人是近亲属' } });
    // when
    const { row } = await taskOf(handler, one);
    const { targets } = await handler.call('previewReturn', { params: { caseId: one.caseId, taskId: row.task } });
    // then
    expect(targets).toMatchObject([{ element: 'check', by: { account: 'wangfang' }, isSamePerson: false }]);
  });

  it('should say that the task was handled when the preview comes too late, and show it only to who may see the case', async () => {
    // given
    const one = await accepted();
    const { row } = await taskOf(handler, one);
    const params = { caseId: one.caseId, taskId: row.task };
    // when
    await complete(handler, one.caseId, 'handle');
    // then
    expect((await refused(handler.call('previewReturn', { params }))).code).toBe('task-already-handled');
    expect((await refused(handler.call('previewReturn', { params: { ...params, caseId: 'no-such-case' } }))).status).toBe(404);
  });
});

describe('signers added to a task', () => {
  it('should act before the reviewer, who then completes it', async () => {
    // given
    const one = await inReview();
    const task = await taskOf(supervisor, one);
    // when
    const body = { ...seen(task), place: 'before' as const, who: ['zhouwei'], reason: '请先看一下' };
    await supervisor.call('addSigners', { params: one.params, body });
    // then
    expect(await rowOf(supervisor, one)).toBeUndefined();
    const shown = await supervisor.call('getCase', { params: one.params });
    expect([shown.seated, shown.tasks[0]!.people]).toEqual([[task.row.task], ['周伟']]);
    const mine = await supervisor.call('getTask', { params: { caseId: one.caseId, taskId: task.row.task } });
    expect(mine.blocked?.zh).toContain('前面的人员还没有办理');
    expect(mine.verbs).toEqual(expect.arrayContaining(['add-signers', 'remove-signer']));
    expect(mine.verbs).not.toContain('complete-task');
    expect(mine.seats.map(({ removable }) => removable)).toEqual([false, true]);
    const signer = await taskOf(leader, one);
    expect(seatsOf(signer)).toEqual([
      ['陈静', 'waiting', null, 'own'],
      ['周伟', 'open', null, 'before'],
    ]);
    expect(signer.said).toMatchObject([{ kind: 'signers-added', text: '请先看一下' }]);
    expect(signer.verbs).toContain('cast-vote');
    expect(signer.verbs).not.toContain('complete-task');
    expect(signer.seats[1]!.addedBy?.name).toBe('陈静');
    // when
    await leader.call('castVote', { params: one.params, body: { ...seen(signer), vote: 'agree', opinion: '没有不同意见' } });
    // then
    const back = await taskOf(supervisor, one);
    expect(back.verbs).toContain('complete-task');
    expect(seatsOf(back)[1]).toEqual(['周伟', 'done', 'agree', 'before']);
    await complete(supervisor, one.caseId, 'review');
    expect(await rowOf(leader, one)).toMatchObject({ element: 'approve' });
  });

  it('should stay when a supervisor gives the part of who had it to another', async () => {
    // given
    const one = await accepted();
    const task = await taskOf(handler, one);
    await handler.call('addSigners', { params: one.params, body: { ...seen(task), place: 'before', who: ['zhaomin'] } });
    const asked = await supervisor.call('getTask', { params: { caseId: one.caseId, taskId: task.row.task } });
    expect(asked.verbs).toContain('assign-task');
    // when
    await supervisor.call('assignTask', { params: one.params, body: { ...seen(asked), to: 'zhouwei' } });
    // then
    expect(seatsOf(await taskOf(colleague, one))).toEqual([
      ['周伟', 'waiting', null, 'own'],
      ['赵敏', 'open', null, 'before'],
    ]);
    const signed = await taskOf(colleague, one);
    await colleague.call('castVote', { params: one.params, body: { ...seen(signed), vote: 'agree', opinion: '没有不同意见' } });
    expect((await taskOf(leader, one)).verbs).toContain('complete-task');
    expect(await rowOf(handler, one)).toBeUndefined();
  });

  it('should be taken out again by who added them', async () => {
    // given
    const one = await inReview();
    const task = await taskOf(supervisor, one);
    await supervisor.call('addSigners', { params: one.params, body: { ...seen(task), place: 'before', who: ['zhouwei'] } });
    const waiting = await supervisor.call('getTask', { params: { caseId: one.caseId, taskId: task.row.task } });
    // when
    await supervisor.call('removeSigner', { params: one.params, body: { ...seen(waiting), seat: waiting.seats[1]!.id } });
    // then
    expect((await taskOf(supervisor, one)).verbs).toContain('complete-task');
    expect(await rowOf(leader, one)).toBeUndefined();
  });
});

describe('passing a task on', () => {
  it('should be with the other person after a transfer, with the chain told', async () => {
    // given
    const one = await accepted();
    const task = await taskOf(handler, one);
    // when
    await handler.call('transferTask', { params: one.params, body: { ...seen(task), to: 'zhaomin', reason: '出差' } });
    // then
    expect(await rowOf(handler, one)).toBeUndefined();
    const passed = await taskOf(colleague, one);
    expect(passed.passedOnBy).toEqual([{ account: 'liqiang', name: '李强' }]);
    expect(passed.row).toMatchObject({ mine: true, holder: { name: '赵敏' } });
    expect(passed.verbs).toContain('complete-task');
  });

  it('should come back with the answer after a delegation, and let the delegate decide nothing', async () => {
    // given
    const one = await accepted();
    const task = await taskOf(handler, one);
    // when
    await handler.call('delegateTask', { params: one.params, body: { ...seen(task), to: 'zhaomin', reason: '请核对面积' } });
    // then
    const asked = await taskOf(colleague, one);
    expect(asked.delegatedBy).toEqual({ account: 'liqiang', name: '李强' });
    expect(asked.said).toMatchObject([{ kind: 'delegated', by: { name: '李强' }, text: '请核对面积' }]);
    expect(asked.verbs).toContain('answer-delegation');
    for (const verb of ['complete-task', 'transfer-task', 'return-task', 'release-task']) expect(asked.verbs).not.toContain(verb);
    await colleague.call('answerDelegation', { params: one.params, body: { ...seen(asked), opinion: '面积属实' } });
    expect((await taskOf(handler, one)).verbs).toContain('complete-task');
    expect((await taskOf(handler, one)).delegatedBy).toBeNull();
  });
});

describe('taking back', () => {
  it('should be offered while the next step is unread and reopen the task with its answers', async () => {
    // given
    const one = await inReview();
    const { takeBacks } = await handler.call('getCase', { params: one.params });
    expect(takeBacks).toMatchObject([{ name: '承办', isVote: false, cancels: [{ name: '审核' }] }]);
    expect((await supervisor.call('getCase', { params: one.params })).takeBacks).toEqual([]);
    // when
    await handler.call('takeBackTask', { params: one.params, body: { id: v7(), task: takeBacks[0]!.task, reason: '漏填一项' } });
    // then
    expect(await rowOf(supervisor, one)).toBeUndefined();
    const again = await taskOf(handler, one);
    expect(again.answers).toMatchObject(answersFor('handle'));
  });

  it('should not be offered any more once the next step was read', async () => {
    // given
    const one = await inReview();
    const { row } = await taskOf(supervisor, one);
    // when
    await supervisor.call('readTask', { params: one.params, body: { id: v7(), task: row.task } });
    // then
    expect((await handler.call('getCase', { params: one.params })).takeBacks).toEqual([]);
  });
});

describe('copies and circulations', () => {
  it('should be read, answered and revoked by those whose they are, with the words told', async () => {
    // given
    const one = await accepted();
    const send = (to: string[], text: string) =>
      handler.call('circulateCase', { params: one.params, body: { id: v7(), kind: 'circulation', to, text } });
    await send(['zhouwei', 'zhaomin'], '请阅示');
    // when
    const [mine] = (await leader.call('getCase', { params: one.params })).circulations;
    // then
    expect(mine).toMatchObject({ by: { name: '李强' }, to: { name: '周伟' }, text: '请阅示', readAt: null, actions: ['read', 'answer'] });
    // when
    await leader.call('readCirculation', { params: one.params, body: { id: v7(), circulation: mine!.id } });
    await leader.call('answerCirculation', { params: one.params, body: { id: v7(), circulation: mine!.id, text: '按规定办' } });
    // then
    const { circulations } = await handler.call('getCase', { params: one.params });
    expect(circulations).toMatchObject([
      { answer: '按规定办', actions: [] },
      { to: { name: '赵敏' }, readAt: null, actions: ['revoke'] },
    ]);
    expect(circulations[0]!.readAt).not.toBeNull();
    await handler.call('revokeCirculation', { params: one.params, body: { id: v7(), circulation: circulations[1]!.id } });
    expect((await handler.call('getCase', { params: one.params })).circulations).toHaveLength(1);
  });
});

describe('an administrator', () => {
  it('should see where a token may go and move it there', async () => {
    // given
    const one = await inReview();
    const { tokens } = await administrator.call('listJumps', { params: one.params });
    expect(tokens).toHaveLength(1);
    expect(tokens[0]).toMatchObject({ name: '审核', kind: 'userTask' });
    expect(tokens[0]!.targets.map(({ name }) => name)).toEqual(expect.arrayContaining(['形式审查', '承办', '批准']));
    // when
    const { scope, run } = tokens[0]!;
    await administrator.call('jumpToken', { params: one.params, body: { id: v7(), scope, run, to: 'handle', reason: '走错环节' } });
    // then
    expect(await rowOf(handler, one)).toMatchObject({ element: 'handle' });
    expect((await administrator.call('getCase', { params: one.params })).verbs).toContain('jump-token');
    expect((await handler.call('getCase', { params: one.params })).verbs).not.toContain('jump-token');
  });
});
