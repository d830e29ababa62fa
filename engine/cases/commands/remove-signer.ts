import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { subTree } from '../../verbs/added.ts';
import { notOffered } from '../../verbs/offers.ts';
import { refuseRecused } from '../../verbs/people.ts';
import { endIfDecided, seatingOf, settleTask } from '../../verbs/reseat.ts';
import { elementOf, isAdministrator, isSeated, type Seated } from '../../verbs/seat-access.ts';
import { refuseNoReason } from '../../verbs/words-needed.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { Seat } from '../state.ts';
import { findTask } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/**
 * Removes a signer (减签) who has not acted, with everybody who hangs on them: an added one by who added them, by whose part it was added to, or by an
 * administrator; an original one by an administrator. What is left is judged again, so that the node goes on or ends at once.
 */
export const removeSigner: CommandHandler<'remove-signer'> = (execution, { task: id, version, seat: seatId, reason }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  const seat = task.seats?.find(one => one.id === seatId);
  if (!isSeated(task) || !seat) return notFound();
  const refused =
    notOffered(elementOf(execution, task), 'remove-signer') ??
    mayRemove(execution, task, seat) ??
    refuseRecused(execution, task.name) ??
    refuseSeat(task, seat) ??
    refuseNoReason(execution, task, reason);
  if (refused) return refused;
  const removed = subTree(task.seats, seatId);
  const settled = settleTask(
    execution,
    task,
    task.seats.filter(one => !removed.includes(one)),
  );
  const accounts = removed.map(({ account }) => account);
  const seating = seatingOf(settled);
  emit(execution, { type: 'signer-removed', task: id, by: execution.actor.account, accounts, seating, private: { reason: reason ?? '' } });
  endIfDecided(execution, task, settled.result);
  return undefined;
};

function notFound(): Rejection {
  return reject('seat-not-found', {
    zh: '应有这位会签人员，但任务中没有。请刷新页面后重试。',
    en: 'Expected this signer to be part of the task, but nobody is. Reload the page and try again.',
  });
}

function mayRemove(execution: Execution, { seats }: Seated, seat: Seat): Rejection | undefined {
  const { account } = execution.actor;
  const parent = seats.find(({ id }) => id === seat.parent);
  if (isAdministrator(execution) || seat.addedBy === account || parent?.account === account) return undefined;
  return reject('removal-not-yours', {
    zh: `应由加签人或管理员减签，但「${seat.account}」不是您加签的。`,
    en: `Expected who added "${seat.account}", or an administrator, but you are neither.`,
  });
}

function refuseSeat({ seats }: Seated, { status, place, account }: Seat): Rejection | undefined {
  if (status === 'done' || status === 'void') {
    return reject('seat-acted', {
      zh: `减签的人员应尚未办理，但「${account}」已办理或已不必办理。`,
      en: `Expected "${account}" not to have acted, but they have, or need not any more.`,
    });
  }
  if (place !== 'own' || seats.filter(one => one.place === 'own').length > 1) return undefined;
  return reject('last-signer', {
    zh: '减签后应至少留下一位原办理人，但这是最后一位。',
    en: 'Expected at least one original signer to stay, but this is the last one.',
  });
}
