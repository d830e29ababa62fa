import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { Answers, CaseState, Task } from '#engine/cases/state.ts';
import type { BodyOf } from '../contract/routes.ts';
import type { Done } from '../contract/schemas.ts';
import { doneOf, isRepeat } from '../cases/execute.ts';
import { actorOf, type LateEntry, lateEntry } from '../cases/late.ts';
import { getReading, getTarget } from '../cases/reading.ts';
import { isStale, taskHandled } from '../cases/stale.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Call, Handler, Handlers } from '../http/route.ts';
import type { Person } from '../identity/person.ts';
import type { Services } from '../services.ts';
import type { Store } from '../store/types.ts';
import { dropDraft, findDraft, saveDraft } from './drafts.ts';
import { listInbox } from './inbox.ts';
import { judgeTaskAnswers } from './judging.ts';
import { viewReturn } from './return.ts';
import { viewTask } from './view.ts';

type TaskOperations =
  | 'completeTask'
  | 'claimTask'
  | 'releaseTask'
  | 'assignTask'
  | 'readTask'
  | Verbs
  | 'listTasks'
  | 'getTask'
  | 'previewReturn'
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
    async previewReturn({ person, params }) {
      const reading = await getReading(store, person, params.caseId);
      const task = openTask(reading.state, params.taskId);
      if (!task) throw await taskHandled(store, person, { caseId: params.caseId, task: params.taskId });
      return viewReturn(store, reading, task);
    },
    async completeTask({ person, params, body }) {
      const { id, task, version, answers, opinion, effectiveAt, reason, choices } = body;
      const fit = await judged(store, person, { id, caseId: params.caseId, task, version, answers });
      const done = await giveTaskCommand(store, person, {
        id,
        caseId: params.caseId,
        task,
        ...lateEntry(person, { effectiveAt, reason }),
        sent: answers,
        body: { type: 'complete-task', task, ...fit, ...(opinion ? { opinion } : {}), ...(choices ? { choices } : {}) },
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
    ...verbHandlers(store),
    getDraft: ({ person, params }) => findDraft(store, person, params.key),
    saveDraft: ({ person, params, body }) => saveDraft(store, person, params.key, body),
  };
}

type Verbs =
  | 'transferTask'
  | 'delegateTask'
  | 'answerDelegation'
  | 'castVote'
  | 'addSigners'
  | 'removeSigner'
  | 'returnTask'
  | 'takeBackTask'
  | 'refuseTask';

/** Handlers of the verbs on a task (办理动作): who may and what follows is the engine's to say, the form's answers are judged here. */
function verbHandlers(store: Store): Pick<Handlers, Verbs> {
  /** `answers`, where a verb carries them, are judged by the task's form. */
  const give = <O extends Verbs>(commandOf: (body: BodyOf<O>) => CaseCommandBody): Handler<O> => {
    const handler = async ({ person, params: { caseId }, body }: Call<'castVote'>) => {
      const { id, task, version, answers, reason } = body as BodyOf<'castVote'> & { readonly reason?: string };
      const fit = answers && (await judged(store, person, { id, caseId, task, version, answers }));
      const command = commandOf({ ...body, ...fit } as unknown as BodyOf<O>);
      const done = await giveTaskCommand(store, person, {
        id,
        caseId,
        task,
        ...(reason ? { reason } : {}),
        ...(answers && 'answers' in command ? { sent: answers } : {}),
        body: command,
      });
      if (draftless.has(command.type)) await dropDraft(store, person, `task:${caseId}:${task}`);
      return done;
    };
    return handler as unknown as Handler<O>;
  };
  const seen = ({ task, version }: { task: string; version: number }) => ({ task, version });
  return {
    transferTask: give<'transferTask'>(body => ({ type: 'transfer-task', ...seen(body), to: body.to })),
    delegateTask: give<'delegateTask'>(body => ({ type: 'delegate-task', ...seen(body), to: body.to })),
    answerDelegation: give<'answerDelegation'>(body => ({
      type: 'answer-delegation',
      ...seen(body),
      opinion: body.opinion,
      ...(body.answers ? { answers: body.answers } : {}),
    })),
    castVote: give<'castVote'>(body => ({
      type: 'cast-vote',
      ...seen(body),
      vote: body.vote,
      ...(body.opinion ? { opinion: body.opinion } : {}),
      ...(body.answers ? { answers: body.answers } : {}),
    })),
    addSigners: give<'addSigners'>(body => ({
      type: 'add-signers',
      ...seen(body),
      place: body.place,
      ...(body.method ? { method: body.method } : {}),
      who: body.who,
    })),
    removeSigner: give<'removeSigner'>(body => ({ type: 'remove-signer', ...seen(body), seat: body.seat })),
    returnTask: give<'returnTask'>(body => ({
      type: 'return-task',
      ...seen(body),
      target: body.target,
      ...(body.reach ? { reach: body.reach } : {}),
      ...(body.resume ? { resume: body.resume } : {}),
      ...(body.acts ? { acts: body.acts } : {}),
    })),
    takeBackTask: give<'takeBackTask'>(({ task }) => ({ type: 'take-back-task', task })),
    refuseTask: give<'refuseTask'>(body => ({
      type: 'refuse-task',
      ...seen(body),
      opinion: body.opinion,
      ...(body.answers ? { answers: body.answers } : {}),
    })),
  };
}

/** Verbs after which what was typed on the page is done with. */
const draftless: ReadonlySet<string> = new Set(['cast-vote', 'refuse-task', 'return-task', 'answer-delegation']);

interface TaskCommand extends LateEntry {
  readonly id: string;
  readonly caseId: string;
  readonly task: string;
  readonly body: CaseCommandBody;
  /** Answers as they were sent. */
  readonly sent?: Answers;
}

/** An open task by an id a client sent: `__proto__` and its like are none. */
function openTask({ tasks }: CaseState, id: string): Task | undefined {
  return Object.hasOwn(tasks, id) ? tasks[id] : undefined;
}

/** Gives a command to a task of a case the person may see; a page that is out of date is told who was quicker. */
async function giveTaskCommand(store: Store, person: Person, { id, caseId, task, body, sent, ...late }: TaskCommand): Promise<Done> {
  const target = await getTarget(store, person, caseId);
  if (target.tenant !== person.tenant) throw notFound();
  const outcome = await store.execute({
    ...late,
    ...body,
    ...(sent && { sent }),
    id,
    caseId,
    tenant: person.tenant,
    actor: actorOf(person, late),
  });
  if (!outcome.ok && isStale(outcome.rejection.code)) throw await taskHandled(store, person, { caseId, task });
  return doneOf(outcome);
}

/** Answers to a task, and the version of it they were made for. */
interface Given {
  readonly answers: Record<string, unknown>;
  readonly version: number;
}

/** A version no task ever has. */
const never = -1;

/**
 * The answers as they are to be stored, judged by the task's own form. Of a task that is gone or changed nothing is judged: the write path knows whether
 * this very command did it; else it is given a version it refuses, even where the task comes to the one that was named.
 */
async function judged(
  store: Store,
  person: Person,
  { id, caseId, task: of, version, answers }: Given & { readonly id: string; readonly caseId: string; readonly task: string },
): Promise<Given> {
  const { state } = await getReading(store, person, caseId);
  const task = openTask(state, of);
  if (task?.version === version) return { version, answers: await judgeTaskAnswers(store, person.tenant, { state, task, answers }) };
  return { answers, version: (await isRepeat(store, person, id)) ? version : never };
}

/** Tasks are assigned to people of the same centre only. */
async function checkColleague(store: Store, person: Person, account: string): Promise<void> {
  const { posts } = await store.organisation(person.tenant);
  if (posts.some(post => post.account === account)) return;
  const message = { zh: '被指派人不在本中心，请重新选择。', en: 'Expected somebody of this centre, but this account holds no post here.' };
  throw refusal(422, 'assignee-unknown', message, { errors: [{ pointer: '/to', message }] });
}
