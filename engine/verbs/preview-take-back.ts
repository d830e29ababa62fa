import type { FlowElement } from '../bpmn/definition.ts';
import type { Context } from '../cases/context.ts';
import type { CaseState, LocalId, Scope, Task, TrailEntry } from '../cases/state.ts';
import type { Text } from '../problem.ts';
import { findBetween } from './between.ts';
import type { Move } from './plan.ts';
import { levelOfScope, planMove, runsUnder } from './plan.ts';
import type { CancelledTask } from './preview-return.ts';
import { tasksOf } from './preview-return.ts';

/** Why a task cannot be taken back (不能撤回). */
export interface Obstacle {
  readonly code: string;
  readonly message: Text;
}

/** What taking a completed task back would do, for the page and for the command alike (撤回预览). */
export type TakeBackPreview =
  | { readonly possible: true; readonly cancels: readonly CancelledTask[] }
  | { readonly possible: false; readonly obstacle: Obstacle };

/** A take-back with what the command needs to carry it out. */
export type PlannedTakeBack =
  | { readonly entry: TrailEntry; readonly element: FlowElement; readonly move: Move; readonly cancels: readonly CancelledTask[] }
  | { readonly obstacle: Obstacle };

/** Preview the take-back of a task that was completed: the same plan the command carries out. Who asks is judged by the command. */
export function previewTakeBack(state: CaseState, context: Context, task: LocalId): TakeBackPreview {
  const planned = planTakeBack(state, context, task);
  return 'obstacle' in planned ? { possible: false, obstacle: planned.obstacle } : { possible: true, cancels: planned.cancels };
}

/**
 * Plan a take-back: everything the task led to must stand as it was left, unread or at least undone by the step's setting, with no act or document
 * since; a token that only waits at a join is taken away from there.
 */
export function planTakeBack(state: CaseState, context: Context, task: LocalId): PlannedTakeBack {
  const entry = state.trail.findLast(one => one.task === task);
  if (!entry || entry.cancelled) return { obstacle: notDone };
  const scope = state.scopes[entry.scope];
  const element = context.release(scope?.content ?? '')?.process.elements[entry.element];
  const level = scope && levelOfScope(context, scope);
  if (!scope || !level || element?.container !== scope.container) return { obstacle: levelEnded };
  if (!element.verbs.includes('take-back')) return { obstacle: notAllowed };
  if (element.countersign || entry.seats) return { obstacle: decided };
  const move = planMove(level, scope, element.id);
  const obstacle = findObstacle(state, context, { entry, scope, element, move });
  if (obstacle) return { obstacle };
  return { entry, element, move, cancels: tasksOf(state, openedBy(state, move)) };
}

interface Situation {
  readonly entry: TrailEntry;
  readonly scope: Scope;
  readonly element: FlowElement;
  readonly move: Move;
}

function openedBy(state: CaseState, { runs }: Move): LocalId[] {
  return runs.flatMap(run => runsUnder(state, run));
}

function findObstacle(state: CaseState, context: Context, situation: Situation): Obstacle | undefined {
  const { entry, scope, element, move } = situation;
  const opened = openedBy(state, move);
  if (!isUntouched(state, entry, opened) || hasGoneOn(state, situation) || isUndoing(state, opened)) return goneOn;
  if (hasEndedOthers(state, entry) || isInterrupted(context, situation)) return goneOn;
  const { acts, documents } = findBetween(state, context, { scope, element: element.id, entry });
  if (acts.length + documents.length > 0) return actDone;
  if (Object.values(state.waits).some(({ kind, run }) => kind === 'job' && run !== null && opened.includes(run))) return machineAtWork;
  const tasks = Object.values(state.tasks).filter(({ run }) => opened.includes(run));
  if (tasks.some(hasBeenSigned)) return goneOn;
  const isRead = tasks.some(({ readAt, holder, version }) => readAt !== undefined || holder !== null || version > 1);
  return element.verbSettings.takeBack === 'unread' && isRead ? read : undefined;
}

/** true: somebody has signed it since it was open; a voice it came with, given before a return, is none. */
function hasBeenSigned({ seats, version }: Task): boolean {
  return version > 1 && seats?.some(({ status, vote }) => status === 'done' || vote !== null) === true;
}

/** true: what stands behind the step is exactly what stood there when the task was through. */
function isUntouched(state: CaseState, { opened = [] }: TrailEntry, now: readonly LocalId[]): boolean {
  return now.length === opened.length && opened.every(run => now.includes(run)) && opened.every(run => isRunning(state, run));
}

function isRunning(state: CaseState, run: LocalId): boolean {
  return Object.values(state.scopes).some(({ runs }) => Object.hasOwn(runs, run));
}

/** true: what stands behind the step compensates (补偿), so that something was or is being undone. */
function isUndoing(state: CaseState, now: readonly LocalId[]): boolean {
  return Object.values(state.scopes).some(({ runs }) => now.some(run => runs[run]?.compensating !== undefined));
}

/** true: other tasks ended with the step, by what it set going: they would not come back. */
function hasEndedOthers({ trail }: CaseState, { seq }: TrailEntry): boolean {
  return trail.some(one => one.seq === seq && one.cancelled && one.left === undefined);
}

/** true: an event sub-process has taken the level over since: what ran beside the step went with it and would not come back. */
function isInterrupted(context: Context, { scope: { content, runs }, move }: Situation): boolean {
  const elements = context.release(content)?.process.elements;
  return move.runs.some(run => elements?.[runs[run]!.element]?.kind === 'eventSubProcess');
}

/** true: the step was done once more since, or nothing was opened and no token of it waits at a join: it went on and was used up. */
function hasGoneOn(state: CaseState, { entry, scope, move, element }: Situation): boolean {
  const again = state.trail.some(one => !one.cancelled && one.scope === scope.id && one.element === element.id && one.seq > entry.seq);
  return again || (!entry.opened?.length && move.withdrawn.length === 0);
}

const notDone: Obstacle = {
  code: 'take-back-not-done',
  message: {
    zh: '撤回的任务应是已办结的任务，但它没有办结，或已被撤回。',
    en: 'Expected a task that was completed, but it was not, or it was taken back already.',
  },
};
const levelEnded: Obstacle = {
  code: 'take-back-ended',
  message: { zh: '撤回应在所在流程结束之前，但该子流程已经结束。', en: 'Expected the process of the task to be open, but it has ended.' },
};
const notAllowed: Obstacle = {
  code: 'verb-not-offered',
  message: { zh: '该环节应允许撤回，但流程没有为它开放。', en: 'Expected the step to offer take-back, but it does not.' },
};
const decided: Obstacle = {
  code: 'take-back-decided',
  message: { zh: '会签应尚未形成结果才能撤回，但结果已经形成。', en: 'Expected the countersign to be undecided, but it was decided.' },
};
const goneOn: Obstacle = {
  code: 'take-back-too-late',
  message: {
    zh: '撤回应在后续环节办理之前，但后续已有人办理或流程已继续。',
    en: 'Expected nothing to be done after the task, but the case has gone on.',
  },
};
const actDone: Obstacle = {
  code: 'take-back-over-act',
  message: {
    zh: '撤回应在其后没有法律行为和文书时进行，但已作出行为或签发文书。请用退回。',
    en: 'Expected no legal act or document since the task, but there is one. Return it instead.',
  },
};
const machineAtWork: Obstacle = {
  code: 'take-back-over-job',
  message: { zh: '撤回应在系统作业开始之前，但后续作业已经发出。', en: 'Expected no job to be under way, but one was sent out.' },
};
const read: Obstacle = {
  code: 'take-back-read',
  message: {
    zh: '撤回应在后续办理人阅读之前，但任务已被阅读或认领。',
    en: 'Expected the next task to be unread, but somebody has opened or claimed it.',
  },
};
