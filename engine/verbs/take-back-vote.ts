import type { Rejection } from '../cases/context.ts';
import { reject } from '../cases/rejections.ts';
import type { Seat } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { notOffered } from './offers.ts';
import { endIfDecided, seatingOf, settleTask } from './reseat.ts';
import type { Seated } from './seat-access.ts';
import { elementOf } from './seat-access.ts';
import { seatOf, unvote } from './seats.ts';

/**
 * Take one's own voice back while the node is undecided (撤回表态): the seat is to act again, the others stay as they are. Where the others have decided it
 * without that voice, and only those who sign after it were still asked, it ends.
 */
export function takeBackVote(execution: Execution, task: Seated, reason: string): Rejection | undefined {
  const seat = seatOf(task, execution.actor.account);
  if (seat?.status !== 'done') return notVoted(task);
  const refused = notOffered(elementOf(execution, task), 'take-back') ?? refusePassed(task, seat);
  if (refused) return refused;
  const settled = settleTask(execution, task, unvote(task.seats, seat.id));
  emit(execution, {
    type: 'vote-taken-back',
    task: task.id,
    by: execution.actor.account,
    seat: seat.id,
    seating: seatingOf(settled),
    private: { reason },
  });
  endIfDecided(execution, task, settled.result);
  return undefined;
}

/** Who has acted because of this voice keeps it from being taken back. */
function refusePassed(task: Seated, seat: Seat): Rejection | undefined {
  const { seats, name } = task;
  if (!seats.some(other => other.status === 'done' && comesAfter(task, seat, other))) return undefined;
  return reject('take-back-too-late', {
    zh: `撤回表态应在后续人员办理之前，但「${name}」已有后续人员办理。`,
    en: `Expected nobody after you to have acted on "${name}", but somebody has.`,
  });
}

/** true: the other is asked only once the one has acted: the next in order; before a seat who was added before it, then it, then who was added after it. */
function comesAfter({ seats, signing }: Seated, one: Seat, other: Seat): boolean {
  const [mine, theirs] = [rootOf(seats, one), rootOf(seats, other)];
  if (mine !== theirs) return signing?.mode === 'order' && seats.indexOf(theirs) > seats.indexOf(mine);
  const [my, their] = [turnOf(one), turnOf(other)];
  if (my !== their) return their > my;
  return one.method === 'order' && one.act === other.act && seats.indexOf(other) > seats.indexOf(one);
}

/** The seat of the round that one hangs on, or is. */
function rootOf(seats: readonly Seat[], seat: Seat): Seat {
  return isBeside(seat) ? seat : (seats.find(({ id }) => id === seat.parent) ?? seat);
}

function turnOf(seat: Seat): number {
  return isBeside(seat) ? 1 : seat.place === 'before' ? 0 : 2;
}

function isBeside({ place }: Seat): boolean {
  return place === 'own' || place === 'parallel';
}

function notVoted({ name }: Seated): Rejection {
  return reject('take-back-not-done', {
    zh: `撤回的应是您已作的表态，但您在「${name}」中没有表态。`,
    en: `Expected your voice on "${name}" to have been given, but it was not.`,
  });
}
