import type { Seating } from '../cases/events.ts';
import type { Answers, Seat } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { finishSeated } from './finish-seated.ts';
import { ruleOf, type Seated } from './seat-access.ts';
import { keepOwn } from './seat-answers.ts';
import { candidatesOf, type Settled, settle, vote } from './seats.ts';
import type { Vote } from './tally.ts';

/** Seats and candidates as an event carries them. */
export function seatingOf({ seats }: Pick<Settled, 'seats'>): Seating {
  return { seats, candidates: candidatesOf(seats) };
}

/** Settle new seats of a task by its rule. */
export function settleTask(execution: Execution, task: Seated, seats: readonly Seat[]): Settled {
  return settle(seats, ruleOf(execution, task));
}

/** What a person says on their seat. */
export interface Said {
  readonly vote: Vote;
  readonly answers?: Answers;
  readonly opinion?: string;
}

/** One seat acts (表态): recorded with its answers, kept apart from the others'; the node ends once it is decided. */
export function actOnSeat(execution: Execution, task: Seated, seat: Seat, said: Said): void {
  const by = execution.actor.account;
  const settled = settleTask(execution, task, vote(task.seats, seat.id, { vote: said.vote, at: execution.head.recordedAt }));
  const words = said.opinion === undefined ? {} : { private: { opinion: said.opinion } };
  emit(execution, { type: 'vote-cast', task: task.id, by, seat: seat.id, vote: said.vote, seating: seatingOf(settled), ...words });
  keepOwn(execution, task, said);
  endIfDecided(execution, task, settled.result);
  // The words of who decided it are what FEEL reads as the task's opinion; the journal keeps them with the voice.
  if (execution.task && said.opinion) execution.task = { ...execution.task, opinion: said.opinion };
}

/** End the node once its seats have decided it. */
export function endIfDecided(execution: Execution, { id }: Seated, result: Settled['result']): void {
  if (result !== null) finishSeated(execution, execution.state.tasks[id]!, { result, by: execution.actor.account });
}
