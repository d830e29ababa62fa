import type { Context } from '../cases/context.ts';
import type { ActRecord, CaseState, LocalId, Task } from '../cases/state.ts';
import type { Millis } from '../calendar/types.ts';
import { findBetween } from './between.ts';
import { doerOf } from './doer.ts';
import type { Move } from './plan.ts';
import { planMove, runsUnder } from './plan.ts';
import type { Executed } from './targets.ts';
import { executedSteps, isDone } from './targets.ts';

/** An open task that a move would cancel (将被取消的任务). */
export interface CancelledTask {
  readonly task: LocalId;
  readonly element: string;
  readonly name: string;
  readonly holder: string | null;
  readonly candidates: readonly string[];
}

/** A step a task can be returned to (可退回的环节), and all that would follow. */
export interface ReturnTarget {
  readonly element: string;
  readonly name: string;
  readonly scope: LocalId;
  /** Who did it last and when: whom it goes back to. */
  readonly by: string;
  readonly at: Millis;
  /** branch: parallel branches stay as they are; whole: it lies before a split, and `cancels` of the other branches go with it. */
  readonly reach: 'branch' | 'whole';
  readonly cancels: readonly CancelledTask[];
  /** Acts performed and documents issued between; the return must say whether they stand. */
  readonly acts: readonly Pick<ActRecord, 'act' | 'at' | 'element'>[];
  readonly documents: readonly { readonly id: LocalId; readonly document: string; readonly number: string }[];
  /** true: a decision (准予、不予) lies between: no return goes over it. */
  readonly decided: boolean;
  /** true: after the rework it may go straight back to the returner. */
  readonly straightBack: boolean;
  /** How often this pair of steps was returned before (反复退回). */
  readonly times: number;
}

/** What returning a task would do, for the page and for the command alike (退回预览). */
export interface ReturnPreview {
  readonly targets: readonly ReturnTarget[];
  /** Element of the step the application came from: the first executed step of the case; null when it is no target. */
  readonly applicant: string | null;
  /** Element of the step that ran last before this one in its branch; null when there is none. */
  readonly previous: string | null;
}

/** A target with what the command needs to carry it out. */
export interface PlannedReturn extends ReturnTarget {
  readonly step: Executed;
  readonly move: Move;
}

/** Preview the return of an open task: the same plan the command carries out. */
export function previewReturn(state: CaseState, context: Context, task: Pick<Task, 'scope' | 'run' | 'element'>): ReturnPreview {
  const planned = planReturns(state, context, task);
  const targets = planned.map(({ step: _, move: __, ...target }) => target);
  return { targets, applicant: applicantOf(state, planned)?.element ?? null, previous: previousOf(planned)?.element ?? null };
}

/** Every step the task can be returned to, planned. */
export function planReturns(state: CaseState, context: Context, task: Pick<Task, 'scope' | 'run' | 'element'>): PlannedReturn[] {
  const steps = executedSteps(state, context, task).filter(({ standing }) => standing === 'ahead');
  return steps.map(step => planReturn(state, context, { task, step }));
}

/** The first executed step of the case's root (申请所由来的环节), where it is a target. */
export function applicantOf<T extends ReturnTarget>(state: CaseState, targets: readonly T[]): T | undefined {
  const root = Object.values(state.scopes).find(({ parent }) => parent === null);
  const first = state.trail.find(entry => isDone(entry) && entry.scope === root?.id);
  return targets.find(({ element, scope }) => element === first?.element && scope === root?.id);
}

/** The step that actually ran last before (上一步): the newest of the targets. */
export function previousOf(targets: readonly PlannedReturn[]): PlannedReturn | undefined {
  return targets.toSorted((a, b) => b.step.entry.seq - a.step.entry.seq)[0];
}

function planReturn(
  state: CaseState,
  context: Context,
  { task, step }: { readonly task: Pick<Task, 'scope' | 'run' | 'element'>; readonly step: Executed },
): PlannedReturn {
  const { element, scope, entry, level } = step;
  const move = planMove(level, scope, element.id);
  const { acts, documents } = findBetween(state, context, { scope, element: element.id, entry });
  const others = otherRuns(state, move, task.run);
  return {
    ...{ element: element.id, name: element.name ?? element.id, scope: scope.id, by: doerOf(entry), at: entry.at },
    reach: others.length > 0 || move.withdrawn.length > 0 ? 'whole' : 'branch',
    cancels: tasksOf(state, others),
    acts: acts.map(({ act, at, element: performed }) => ({ act, at, element: performed })),
    documents: documents.map(({ id, document, number }) => ({ id, document, number })),
    decided: acts.some(({ act }) => act === 'grant' || act === 'refuse'),
    straightBack: isStraightPossible(state, {
      task,
      step,
      alone: others.length === 0 && move.withdrawn.length + move.restored.length === 0,
    }),
    times: state.returns.find(({ from, to }) => from === task.element && to === element.id)?.times ?? 0,
    step,
    move,
  };
}

/** Runs that go besides the task's own and those it stands in. */
function otherRuns(state: CaseState, move: Move, own: LocalId): LocalId[] {
  const all = move.runs.flatMap(run => runsUnder(state, run));
  return all.filter(run => !runsUnder(state, run).includes(own));
}

/** Open tasks of some runs, as a page shows them. */
export function tasksOf(state: CaseState, runs: readonly LocalId[]): CancelledTask[] {
  return Object.values(state.tasks)
    .filter(({ run }) => runs.includes(run))
    .map(({ id, element, name, holder, candidates }) => ({ task: id, element, name, holder, candidates }));
}

/** Straight back restores the tokens as they are, so the target must be left by nothing but its completion, or stand alone. */
function isStraightPossible(
  state: CaseState,
  { task, step, alone }: { readonly task: Pick<Task, 'scope' | 'run'>; readonly step: Executed; readonly alone: boolean },
): boolean {
  if (step.scope.id !== task.scope || state.scopes[task.scope]?.runs[task.run]?.loop !== undefined) return false;
  return alone || step.element.boundary.length === 0;
}
