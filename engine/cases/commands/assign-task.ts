import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { delegatedOnly } from '../../verbs/offers.ts';
import { refuseApplicant, refuseBarred, refuseRecused, refuseSigner, refuseStranger } from '../../verbs/people.ts';
import { seatingOf, settleTask } from '../../verbs/reseat.ts';
import { isSeated, type Seated, seatedRefused } from '../../verbs/seat-access.ts';
import { movableSeat } from '../../verbs/seats.ts';
import { matchesAny } from '../principals.ts';
import { notCandidate, reject } from '../rejections.ts';
import type { Seat, Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Posts that may give a task to somebody else though it is not theirs. */
const givers = ['window-supervisor', 'unit-leader', 'administrator'];

/**
 * Gives a task to a person of the centre (指派): by its holder, a candidate while it is free, a supervisor, leader or administrator. It ends a
 * delegation. Where signers were added, the part of who had the task goes to another, by the last three alone.
 */
export const assignTask: CommandHandler<'assign-task'> = (execution, { task: id, version, to }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  if (!mayGive(execution, task)) return notCandidate(task);
  const seat = movableSeat(task);
  const refused =
    refuseRecused(execution, task.name) ??
    (seat ? refuseSigner(task, to) : seatedRefused(task)) ??
    refuseStranger(execution, to) ??
    refuseApplicant(execution, task, to) ??
    refuseBarred(execution, task, to);
  if (refused) return refused;
  if (task.holder === to) {
    return reject('assignee-unchanged', {
      zh: '应指派给另一人，但任务已由此人办理。',
      en: 'Expected somebody else, but that person holds the task already.',
    });
  }
  if (seat && isSeated(task)) giveSeat(execution, task, { seat, to });
  else emit(execution, { type: 'task-assigned', task: id, by: execution.actor.account, to });
  return undefined;
};

function mayGive(execution: Execution, task: Task): boolean {
  if (matchesAny(givers, execution.actor.principals)) return true;
  return !isSeated(task) && !mayHandle(execution, task) && !delegatedOnly(task);
}

/** Signers were added: the part of who had the task goes to another, theirs stay. */
function giveSeat(
  execution: Execution,
  task: Seated,
  { seat: { id, account: from }, to }: { readonly seat: Seat; readonly to: string },
): void {
  const seats = task.seats.map(one => (one.id === id ? { ...one, account: to } : one));
  emit(execution, {
    ...{ type: 'task-transferred', task: task.id, by: execution.actor.account, from, to, chain: [...(task.chain ?? [])] },
    ...{ seating: seatingOf(settleTask(execution, task, seats)), private: { reason: '' } },
  });
}
