import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { applyMove } from '../../verbs/move.ts';
import { handlerRecused, refuseBarredFrom } from '../../verbs/people.ts';
import { planTakeBack } from '../../verbs/preview-take-back.ts';
import { isSeated } from '../../verbs/seat-access.ts';
import { takeBackVote } from '../../verbs/take-back-vote.ts';
import type { Rejection } from '../context.ts';
import { reject, taskGone } from '../rejections.ts';
import type { LocalId, Resume, TrailEntry } from '../state.ts';
import type { CommandHandler } from './types.ts';

/**
 * Takes a completed task back (撤回、拿回), by who completed it: what it led to is cancelled and the task is open again for the same person, its limit
 * running on as if it had not stopped. In an undecided countersign only their own voice is taken back. The answers stay as the newest round of the form; the page shows them as draft, with the opinion of the journal.
 */
export const takeBackTask: CommandHandler<'take-back-task'> = (execution, { task, reason }) => {
  const open = Object.hasOwn(execution.state.tasks, task) ? execution.state.tasks[task] : undefined;
  const by = execution.actor.account;
  const isRecused = execution.state.recused?.includes(by) ?? false;
  if (open && isSeated(open)) return isRecused ? handlerRecused(open.name, by) : takeBackVote(execution, open, reason ?? '');
  const planned = planTakeBack(execution.state, execution.context, task);
  if ('obstacle' in planned && planned.obstacle.code === 'take-back-not-done') return refuseUndone(execution, task) ?? planned.obstacle;
  if (!isMine(execution, task)) return notMine();
  if ('obstacle' in planned) return planned.obstacle;
  const { id, name = id, assignment } = planned.element;
  const barred = refuseBarredFrom(execution, { name, assignment }, by);
  if (barred) return barred;
  emit(execution, { type: 'task-taken-back', task, by, element: planned.element.id, private: { reason: reason ?? '' } });
  const resumeAt = wentStraightBack(execution, planned.entry);
  applyMove(execution, planned.move, { pinned: by, clockOf: task, ...(resumeAt ? { resumeAt } : {}) });
  return undefined;
};

/**
 * Where a rework that is taken back went straight back to (直达退回人), to go there again: what it opened is for who had returned it, and nothing that a
 * drawn flow leads to is kept for one person, or is marked where it is for several.
 */
function wentStraightBack({ state }: Execution, { scope, opened = [] }: TrailEntry): Resume | undefined {
  const run = opened.length === 1 ? state.scopes[scope]?.runs[opened[0]!] : undefined;
  if (run?.pinned === undefined && !run?.straight) return undefined;
  const { element, pinned, resumeAt } = run;
  return { element, ...(pinned === undefined ? {} : { pinned }), ...(resumeAt ? { resumeAt } : {}) };
}

function isMine(execution: Execution, task: LocalId): boolean {
  return execution.state.trail.findLast(entry => entry.task === task)?.actor === execution.actor.account;
}

/** An unknown task, or one that was handled otherwise. */
function refuseUndone({ state }: Execution, task: LocalId): Rejection | undefined {
  return state.tasks[task] ? undefined : taskGone(state, task);
}

function notMine(): Rejection {
  return reject('take-back-not-yours', {
    zh: '撤回应由办理该任务的人员提出，但不是您办理的。',
    en: 'Expected the task to be taken back by who completed it, but that was somebody else.',
  });
}
