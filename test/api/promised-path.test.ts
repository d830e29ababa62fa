import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor } from '../support/answers.ts';
import { at } from '../support/centre.ts';
import { applicant, complete, refused, register, registration, startServer, type TestServer, type Visitor } from './support.ts';

let server: TestServer;
let window: Visitor;
let handler: Visitor;
let supervisor: Visitor;
let leader: Visitor;

beforeAll(async () => {
  server = await startServer();
  [window, handler, supervisor, leader] = (await Promise.all(
    ['wangfang', 'liqiang', 'chenjing', 'zhouwei'].map(login => server.as(login)),
  )) as [Visitor, Visitor, Visitor, Visitor];
});
afterAll(() => server.close());

describe('the main job over HTTP', () => {
  it('should go from registration to delivery with a supplement round on the way', async () => {
    // given
    const opened = await register(window);
    expect(opened.number).toMatch(/^HS-20261123-\d{4}$/);
    expect(opened.queryCode).toMatch(/^[A-HJ-NP-Z2-9]{12}$/);
    const { caseId } = opened;

    // when the window finds the application incomplete, tells once, and the applicant brings what was missing
    await complete(window, caseId, 'check', { result: 'incomplete' });
    await complete(window, caseId, 'notice');
    const pending = await window.call('getCase', { params: { caseId } });
    expect(pending.status).toBe('supplement-pending');
    expect(pending.time.state).toBe('supplement');
    expect(pending.verbs).toContain('submit-supplement');
    const materials = pending.materials.slice(0, 1).map(({ id, form }) => ({ id, received: true, copies: 2, form }));
    await window.call('submitSupplement', { params: { caseId }, body: { id: v7(), materials } });
    await complete(window, caseId, 'recheck');

    // then it is accepted and goes to the deciding unit
    const accepted = await window.call('getCase', { params: { caseId } });
    expect(accepted.status).toBe('accepted');
    expect(accepted.time.state).toBe('running');
    expect(accepted.materials[0]?.copies).toBe(2);
    expect(accepted.documents.map(({ document }) => document)).toEqual(expect.arrayContaining(['supplement-notice', 'acceptance-notice']));
    expect(accepted.scopes.map(({ element, open }) => ({ element, open }))).toContainEqual({ element: 'callSupplement', open: false });

    // when the deciding unit handles, reviews, approves, and the window delivers
    server.clock.moveTo(at('2026-11-25', '10:00'));
    await complete(handler, caseId, 'handle');
    await complete(supervisor, caseId, 'review');
    await complete(leader, caseId, 'approve');
    await complete(window, caseId, 'deliver');

    // then the case is closed, its documents are whole, and its journal tells who did what
    const closed = await window.call('getCase', { params: { caseId } });
    expect(closed.phase).toBe('closed');
    expect(closed.time.state).toBe('done');
    const decision = closed.documents.find(({ document }) => document === 'decision');
    const page = await window.call('getDocument', { params: { caseId, documentId: decision!.id } });
    expect(JSON.stringify(page.blocks)).toContain(decision!.number);
    const journal = await window.call('getJournal', { params: { caseId } });
    expect(journal.entries.filter(({ commandType }) => commandType === 'complete-task').map(({ actor }) => actor.name)).toEqual([
      '王芳',
      '王芳',
      '王芳',
      '李强',
      '陈静',
      '周伟',
      '王芳',
    ]);
    const { clocks } = await window.call('listClocks', { params: { caseId } });
    expect(clocks.find(({ key }) => key === 'promised')?.ledger.map(({ date, counted }) => [date, counted])).toEqual([
      ['2026-11-23', false],
      ['2026-11-24', true],
      ['2026-11-25', true],
    ]);
  });

  it('should answer a registration sent twice with the same case', async () => {
    // given
    const body = await registration(window);
    // when
    const first = await window.call('openCase', { body });
    server.clock.moveTo(server.clock.now() + 60_000);
    const second = await window.call('openCase', { body });
    // then
    expect(second).toEqual(first);
    const other = await refused(window.call('openCase', { body: { ...body, applicant: { ...applicant, name: '张三' } } }));
    expect([other.status, other.code]).toEqual([422, 'command-id-reused']);
  });

  it('should have one effect when a command is sent twice', async () => {
    // given
    const { caseId } = await register(window);
    const row = (await window.call('listTasks', { query: { limit: 200 } })).rows.find(one => one.caseId === caseId)!;
    const body = { id: v7(), task: row.task, version: row.version, answers: answersFor('check') };
    // when
    const [first, second] = await Promise.all([
      window.call('completeTask', { params: { caseId }, body }),
      window.call('completeTask', { params: { caseId }, body }),
    ]);
    const third = await window.call('completeTask', { params: { caseId }, body });
    // then
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    const { entries } = await window.call('getJournal', { params: { caseId } });
    expect(entries.filter(({ commandType }) => commandType === 'complete-task')).toHaveLength(1);
  });

  it('should tell a stale page who was quicker and when', async () => {
    // given
    const { caseId } = await register(window);
    const row = (await window.call('listTasks', { query: { limit: 200 } })).rows.find(one => one.caseId === caseId)!;
    await complete(window, caseId, 'check');
    // when
    const late = await refused(
      window.call('completeTask', {
        params: { caseId },
        body: { id: v7(), task: row.task, version: row.version, answers: answersFor('check') },
      }),
    );
    const page = await refused(window.call('getTask', { params: { caseId, taskId: row.task } }));
    // then
    for (const problem of [late, page]) {
      expect([problem.status, problem.code]).toEqual([409, 'task-already-handled']);
      expect(problem.message.zh).toContain('任务已被处理');
      expect(problem.details).toMatchObject({ by: '王芳', did: 'complete-task' });
    }
  });

  it('should refuse answers that break the form beside each field, in both languages, and keep the draft', async () => {
    // given
    const { caseId } = await register(window);
    const row = (await window.call('listTasks', { query: { limit: 200 } })).rows.find(one => one.caseId === caseId)!;
    const key = `task:${caseId}:${row.task}`;
    await window.call('saveDraft', { params: { key }, body: { answers: { result: 'maybe' } } });
    // when
    const problem = await refused(
      window.call('completeTask', {
        params: { caseId },
        body: { id: v7(), task: row.task, version: row.version, answers: { result: 'maybe' } },
      }),
    );
    // then
    expect([problem.status, problem.code]).toEqual([422, 'answers-not-valid']);
    expect(problem.errors?.[0]?.pointer).toBe('/answers/result');
    expect(problem.errors?.[0]?.message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect((await window.call('getTask', { params: { caseId, taskId: row.task } })).answers).toEqual({ result: 'maybe' });
    const wrong = await registration(window);
    const refusedOpening = await refused(window.call('openCase', { body: { ...wrong, answers: { ...wrong.answers, area: 'large' } } }));
    expect(refusedOpening.errors?.map(({ pointer }) => pointer)).toEqual(['/answers/area']);
  });

  it('should show a task only to those who may do it, and say why others may not', async () => {
    // given
    const { caseId } = await register(window);
    await complete(window, caseId, 'check');
    // when
    const mine = await handler.call('listTasks', { query: { limit: 200 } });
    const other = await server.as('zhaomin');
    const theirs = await other.call('listTasks', { query: { limit: 200 } });
    const row = mine.rows.find(one => one.caseId === caseId)!;
    const watched = await supervisor.call('getTask', { params: { caseId, taskId: row.task } });
    // then
    expect(row.element).toBe('handle');
    expect(theirs.rows.some(one => one.caseId === caseId)).toBe(false);
    expect(watched.blocked?.zh).toContain('承办人');
    expect(watched.verbs).not.toContain('complete-task');
    const denied = await refused(
      supervisor.call('completeTask', {
        params: { caseId },
        body: { id: v7(), task: row.task, version: row.version, answers: answersFor('handle') },
      }),
    );
    expect(denied.status).toBe(403);
  });

  it('should sort the inbox by least remaining working time', async () => {
    // given
    const longer = await register(window, 'food-business-new');
    await complete(window, longer.caseId, 'check');
    // when
    const { rows } = await handler.call('listTasks', { query: { limit: 200 } });
    const due = rows.filter(row => row.time.state === 'running').map(row => row.time.due!);
    // then
    expect(due.length).toBeGreaterThan(1);
    expect(due).toEqual([...due].sort((a, b) => a - b));
  });
});
