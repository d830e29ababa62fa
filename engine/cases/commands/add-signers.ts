import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { limits } from '../../limits.ts';
import { addSeats, ownSeat, pendingAt } from '../../verbs/added.ts';
import { delegatedOnly, notOffered } from '../../verbs/offers.ts';
import { refusePerson } from '../../verbs/people.ts';
import { seatingOf, settleTask } from '../../verbs/reseat.ts';
import { elementOf, isSeated, openSeat, type Seated } from '../../verbs/seat-access.ts';
import { seatOf } from '../../verbs/seats.ts';
import { refuseNoReason } from '../../verbs/words-needed.ts';
import type { Rejection } from '../context.ts';
import { notCandidate, reject } from '../rejections.ts';
import type { Seat, Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler, CommandOf } from './types.ts';

/**
 * Adds signers (加签): before (前) they act and the task comes back; after (后) the actor acts first and it does not come back; parallel (并) they join
 * the same round. An ordinary task gets a seat for its holder with it. Clocks run on; the drawing stays as it is.
 */
export const addSigners: CommandHandler<'add-signers'> = (execution, command) => {
  const { task, rejection } = findTask(execution, command.task, command.version);
  if (!task) return rejection;
  const refused =
    notOffered(elementOf(execution, task), 'add-signer') ??
    mayAdd(execution, task) ??
    refusePlace(execution, task, command.place) ??
    refuseWho(execution, task, command.who) ??
    refuseNoReason(execution, task, command.reason);
  if (refused) return refused;
  seatThem(execution, task, command);
  return undefined;
};

function seatThem(execution: Execution, task: Task, { place, method, who, reason }: CommandOf<'add-signers'>): void {
  const by = execution.actor.account;
  const seats = task.seats ?? [ownSeat(1, by)];
  const parent = seatOf({ seats }, by)!.id;
  const added = addSeats(seats, { parent, place, who: [...new Set(who)], by, ...(method === undefined ? {} : { method }) });
  const seated: Seated = { ...task, seats: added };
  const seating = seatingOf(settleTask(execution, seated, added));
  emit(execution, { type: 'signers-added', task: task.id, by, place, seating, private: { reason: reason ?? '' } });
}

/** The actor's part is theirs to act on, or waits for people they added before themselves; who was added does not add (加签不嵌套). */
function mayAdd(execution: Execution, task: Task): Rejection | undefined {
  if (!isSeated(task)) return mayHandle(execution, task) ?? delegatedOnly(task);
  const seat = seatOf(task, execution.actor.account);
  if (!seat) return notCandidate(task);
  if (seat.place !== 'own') {
    return reject('nesting-off', {
      zh: '加签应由原办理人发起，但您是被加签的人员。',
      en: 'Expected an original signer to add signers, but you were added yourself.',
    });
  }
  return isAwaitingOwn(task, seat) ? undefined : openSeat(execution, task).rejection;
}

function isAwaitingOwn({ seats }: Seated, { id, status }: Seat): boolean {
  return status === 'waiting' && pendingAt(seats, id, 'before');
}

/** 前加签 and 后加签 of one seat cannot both be open. */
function refusePlace({ actor }: Execution, task: Task, place: 'before' | 'after' | 'parallel'): Rejection | undefined {
  const seat = seatOf(task, actor.account);
  if (!seat || place === 'parallel') return undefined;
  const other = place === 'before' ? 'after' : 'before';
  if (!pendingAt(task.seats ?? [], seat.id, other)) return undefined;
  return reject('other-place-open', {
    zh: '前加签和后加签应分开进行，但另一种加签还有人没有办理。',
    en: 'Expected signers before and after you at different times, but the other kind is still open.',
  });
}

function refuseWho(execution: Execution, task: Task, who: readonly string[]): Rejection | undefined {
  if (who.length === 0) {
    return reject('nobody-named', { zh: '加签应选择人员，但没有选择。', en: 'Expected somebody to be added, but nobody was named.' });
  }
  const count = (task.seats?.length ?? 1) + who.length;
  if (count > limits.signers) {
    return reject('too-many-signers', {
      zh: `「${task.name}」最多 ${limits.signers} 人参加，但加签后有 ${count} 人。`,
      en: `Expected at most ${limits.signers} people on "${task.name}", but there would be ${count}.`,
    });
  }
  for (const account of who) {
    const refused = refusePerson(execution, task, account);
    if (refused) return refused;
  }
  return undefined;
}
