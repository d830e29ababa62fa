import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { pendingAt } from '../../verbs/added.ts';
import { delegatedOnly, notOffered } from '../../verbs/offers.ts';
import { refusePerson } from '../../verbs/people.ts';
import { seatingOf, settleTask } from '../../verbs/reseat.ts';
import { elementOf, isSeated, openSeat, type Seated } from '../../verbs/seat-access.ts';
import { refuseNoReason } from '../../verbs/words-needed.ts';
import type { Rejection } from '../context.ts';
import type { Seating } from '../events.ts';
import { reject } from '../rejections.ts';
import type { Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/**
 * Passes a task on (转办): another does it instead, who passed it on is out of it; clocks run on. Within a countersign only the actor's seat moves.
 * Passing it back to somebody who passed it on before is allowed and marked.
 */
export const transferTask: CommandHandler<'transfer-task'> = (execution, { task: id, version, to, reason }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  const refused =
    notOffered(elementOf(execution, task), 'transfer') ??
    mayPass(execution, task) ??
    refusePerson(execution, task, to) ??
    refuseNoReason(execution, task, reason);
  if (refused) return refused;
  const by = execution.actor.account;
  const chain = [...(task.chain ?? []), by];
  emit(execution, {
    type: 'task-transferred',
    task: id,
    by,
    from: isSeated(task) ? by : task.holder,
    to,
    chain,
    ...(task.chain?.includes(to) ? { again: true as const } : {}),
    ...(isSeated(task) ? { seating: moved(execution, task, to) } : {}),
    private: { reason: reason ?? '' },
  });
  return undefined;
};

function mayPass(execution: Execution, task: Task): Rejection | undefined {
  if (!isSeated(task)) return mayHandle(execution, task) ?? delegatedOnly(task);
  const { seat, rejection } = openSeat(execution, task);
  if (!seat) return rejection;
  if (!pendingAt(task.seats, seat.id, 'after')) return undefined;
  return reject('signers-pending', {
    zh: '转办前应没有未办理的后加签人员，但还有。请先减签。',
    en: 'Expected nobody to be added after you when passing your part on, but somebody is. Remove them first.',
  });
}

function moved(execution: Execution, task: Seated, to: string): Seating {
  const { account } = execution.actor;
  return seatingOf(
    settleTask(
      execution,
      task,
      task.seats.map(seat => (seat.account === account ? { ...seat, account: to } : seat)),
    ),
  );
}
