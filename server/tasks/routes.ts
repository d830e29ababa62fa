import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { CaseState, Task } from '#engine/cases/state.ts';
import type { Done } from '../contract/schemas.ts';
import { checkAnswers } from '../catalogue/answers.ts';
import { doneOf } from '../cases/execute.ts';
import { getReading, getTarget } from '../cases/reading.ts';
import { isStale, taskHandled } from '../cases/stale.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Handlers } from '../http/route.ts';
import type { Person } from '../identity/person.ts';
import { findContent, formOf } from '../releases/content.ts';
import type { Services } from '../services.ts';
import type { Store } from '../store/types.ts';
import { dropDraft, findDraft, saveDraft } from './drafts.ts';
import { listInbox } from './inbox.ts';
import { viewTask } from './view.ts';

type TaskOperations =
  | 'completeTask'
  | 'claimTask'
  | 'releaseTask'
  | 'assignTask'
  | 'readTask'
  | 'listTasks'
  | 'getTask'
  | 'getDraft'
  | 'saveDraft';

/** Handlers of everything about tasks (待办接口). */
export function taskHandlers({ store }: Services): Pick<Handlers, TaskOperations> {
  return {
    listTasks: ({ person, query }) => listInbox(store, person, query.limit ?? 50),
    async getTask({ person, params }) {
      const reading = await getReading(store, person, params.caseId);
      const task = openTask(reading.state, params.taskId);
      if (!task) throw await taskHandled(store, person, { caseId: params.caseId, task: params.taskId });
      return viewTask(store, reading, task);
    },
    async completeTask({ person, params, body }) {
      const { id, task, version, answers, opinion } = body;
      await checkTaskAnswers(store, person, { caseId: params.caseId, task, version, answers });
      const done = await giveTaskCommand(store, person, {
        id,
        caseId: params.caseId,
        task,
        body: { type: 'complete-task', task, version, answers, ...(opinion ? { opinion } : {}) },
      });
      await dropDraft(store, person, `task:${params.caseId}:${task}`);
      return done;
    },
    claimTask: ({ person, params, body: { id, task, version } }) =>
      giveTaskCommand(store, person, { id, caseId: params.caseId, task, body: { type: 'claim-task', task, version } }),
    releaseTask: ({ person, params, body: { id, task, version } }) =>
      giveTaskCommand(store, person, { id, caseId: params.caseId, task, body: { type: 'release-task', task, version } }),
    async assignTask({ person, params, body: { id, task, version, to } }) {
      await checkColleague(store, person, to);
      return giveTaskCommand(store, person, { id, caseId: params.caseId, task, body: { type: 'assign-task', task, version, to } });
    },
    async readTask({ person, params: { caseId }, body: { id, task } }) {
      const { state } = await getReading(store, person, caseId);
      if (openTask(state, task)?.readAt !== undefined) return { caseId, seq: state.seq, status: state.status, phase: state.phase };
      return giveTaskCommand(store, person, { id, caseId, task, body: { type: 'read-task', task } });
    },
    getDraft: ({ person, params }) => findDraft(store, person, params.key),
    saveDraft: ({ person, params, body }) => saveDraft(store, person, params.key, body.answers),
  };
}

interface TaskCommand {
  readonly id: string;
  readonly caseId: string;
  readonly task: string;
  readonly body: CaseCommandBody;
}

/** An open task by an id a client sent: `__proto__` and its like are none. */
function openTask({ tasks }: CaseState, id: string): Task | undefined {
  return Object.hasOwn(tasks, id) ? tasks[id] : undefined;
}

/** Gives a command to a task of a case the person may see; a page that is out of date is told who was quicker. */
async function giveTaskCommand(store: Store, person: Person, { id, caseId, task, body }: TaskCommand): Promise<Done> {
  const target = await getTarget(store, person, caseId);
  if (target.tenant !== person.tenant) throw notFound();
  const outcome = await store.execute({ ...body, id, caseId, tenant: person.tenant, actor: person.actor });
  if (!outcome.ok && isStale(outcome.rejection.code)) throw await taskHandled(store, person, { caseId, task });
  return doneOf(outcome);
}

/** Judges the answers by the task's own form. A task that is gone or changed is left to the write path, which knows whether this very command did it. */
async function checkTaskAnswers(
  store: Store,
  person: Person,
  given: { readonly caseId: string; readonly task: string; readonly version: number; readonly answers: Record<string, unknown> },
): Promise<void> {
  const { state } = await getReading(store, person, given.caseId);
  const task = openTask(state, given.task);
  if (!task || task.version !== given.version) return;
  const content = state.scopes[task.scope]?.content ?? state.content;
  const form = formOf(await findContent(store, content), task.form);
  if (form) checkAnswers(content, form, given.answers);
  else if (Object.keys(given.answers).length > 0) {
    throw refusal(422, 'answers-not-valid', {
      zh: '这项待办没有表单，不能提交表单内容。',
      en: 'Expected no answers, because this task has no form.',
    });
  }
}

/** Tasks are assigned to people of the same centre only. */
async function checkColleague(store: Store, person: Person, account: string): Promise<void> {
  const { posts } = await store.organisation(person.tenant);
  if (posts.some(post => post.account === account)) return;
  const message = { zh: '被指派人不在本中心，请重新选择。', en: 'Expected somebody of this centre, but this account holds no post here.' };
  throw refusal(422, 'assignee-unknown', message, { errors: [{ pointer: '/to', message }] });
}
