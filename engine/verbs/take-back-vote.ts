import type { Rejection } from '../cases/context.ts';
import { reject } from '../cases/rejections.ts';
import type { Seat } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { notOffered } from './offers.ts';
import { seatingOf, settleTask } from './reseat.ts';
import type { Seated } from './seat-access.ts';
import { elementOf } from './seat-access.ts';
import { seatOf, unvote } from './seats.ts';

/** Take one's own voice back while the node is undecided (撤回表态): the seat is to act again, the others stay as they are. */
export function takeBackVote(execution: Execution, task: Seated, reason: string): Rejection | undefined {
  const seat = seatOf(task, execution.actor.account);
  if (seat?.status !== 'done') return notVoted(task);
  const refused = notOffered(elementOf(execution, task), 'take-back') ?? refusePassed(task, seat);
  if (refused) return refused;
  const seating = seatingOf(settleTask(execution, task, unvote(task.seats, seat.id)));
  emit(execution, {
    type: 'vote-taken-back',
    task: task.id,
    by: execution.actor.account,
    seat: seat.id,
    seating,
    private: { reason },
  });
  return undefined;
}

/** Who has acted because of this voice keeps it from being taken back: the next in order, and the people added after it. */
function refusePassed({ seats, signing, name }: Seated, seat: Seat): Rejection | undefined {
  const later =
    signing?.mode === 'order'
      ? seats.slice(seats.indexOf(seat) + 1)
      : seats.filter(({ parent, place }) => parent === seat.id && place === 'after');
  if (!later.some(({ status }) => status === 'done')) return undefined;
  return reject('take-back-too-late', {
    zh: `撤回表态应在后续人员办理之前，但「${name}」已有后续人员办理。`,
    en: `Expected nobody after you to have acted on "${name}", but somebody has.`,
  });
}

function notVoted({ name }: Seated): Rejection {
  return reject('take-back-not-done', {
    zh: `撤回的应是您已作的表态，但您在「${name}」中没有表态。`,
    en: `Expected your voice on "${name}" to have been given, but it was not.`,
  });
}
