import type { Seat, Signing, Task } from '../cases/state.ts';
import { judge, type Vote } from './tally.ts';

/** How a task with seats decides: the frozen rule of a countersign, and what the refusal of an added signer means. */
export interface SeatRule {
  readonly signing: Signing;
  /** refuse: the node is refused (default); advise: it is heard, no more. */
  readonly addedRefusal: 'refuse' | 'advise';
}

/** Seats whose statuses fit the votes, and what has been decided; null: people still have to act. */
export interface Settled {
  readonly seats: Seat[];
  readonly result: 'agree' | 'refuse' | null;
}

/** Rule of a task whose holder added signers (加签): everybody acts, one refusal ends it. */
export const plainSigning: Signing = { mode: 'all', refusal: 'first' };

/** Principals of the people whose turn it is (轮到谁). */
export function candidatesOf(seats: readonly Seat[]): string[] {
  return seats.filter(({ status }) => status === 'open').map(({ account }) => `person:${account}`);
}

/** Seats of the round (本轮): the own ones and those that joined it beside them; before and after hang on a seat of the round. */
export function roundOf(seats: readonly Seat[]): readonly Seat[] {
  return seats.filter(({ place }) => place === 'own' || place === 'parallel');
}

/**
 * Settle (定席): from the votes alone, whose turn it is and whether the node is decided. What is not needed any more becomes void.
 * Agreed: people who sign after (后加签) a seat that has acted are still heard, since the node completes only after them.
 */
export function settle(seats: readonly Seat[], rule: SeatRule): Settled {
  const result = resultOf(seats, rule);
  if (result === 'refuse') return { seats: seats.map(voided), result };
  const open = result === 'agree' ? lateSeats(seats) : turnsOf(seats, rule.signing);
  const settled = seats.map(seat => (seat.status === 'done' ? seat : withStatus(seat, statusOf(seat, { seats, open, result }))));
  return { seats: settled, result: result === 'agree' && open.size > 0 ? null : result };
}

function resultOf(seats: readonly Seat[], { signing, addedRefusal }: SeatRule): 'agree' | 'refuse' | null {
  const vetoed = seats.some(({ place, vote }) => (place === 'before' || place === 'after') && vote === 'refuse');
  if (vetoed && addedRefusal === 'refuse') return 'refuse';
  const round = roundOf(seats);
  return judge(addedRefusal === 'refuse' ? round : round.map(advised), signing);
}

/** Advice: who joined the round and is against it does not stop it. */
function advised(seat: Seat): Seat {
  return seat.place === 'parallel' && seat.vote === 'refuse' ? { ...seat, vote: 'abstain' } : seat;
}

function statusOf(seat: Seat, at: { seats: readonly Seat[]; open: ReadonlySet<string>; result: 'agree' | null }): Seat['status'] {
  if (at.open.has(seat.id)) return 'open';
  const parent = at.seats.find(({ id }) => id === seat.parent);
  if (parent && isOver(seat, at.seats)) return 'void';
  if (at.result === null) return 'waiting';
  return seat.place === 'after' && parent?.status === 'done' ? 'waiting' : 'void';
}

/** true: the others of its act have decided already (或签 of added signers), or its parent acted while it was still to sign before. */
function isOver(seat: Seat, seats: readonly Seat[]): boolean {
  return (seat.place === 'before' || seat.place === 'after') && isActDone(actOf(seat, seats));
}

/** Turns while the round is undecided: of each seat whose turn the round says it is, the people before it, then it, then those after it. */
function turnsOf(seats: readonly Seat[], { mode }: Signing): Set<string> {
  const open = new Set<string>();
  for (const seat of roundOf(seats)) {
    const turn = turnAt(seat, seats);
    for (const { id } of turn) open.add(id);
    if (turn.length > 0 && mode === 'order') break;
  }
  return open;
}

/** After the round has agreed: people after a seat that has acted. */
function lateSeats(seats: readonly Seat[]): Set<string> {
  const done = roundOf(seats).filter(({ status }) => status === 'done');
  return new Set(done.flatMap(seat => hanging(seat, 'after', seats)).map(({ id }) => id));
}

function turnAt(seat: Seat, seats: readonly Seat[]): readonly Seat[] {
  if (seat.status === 'done') return hanging(seat, 'after', seats);
  const before = hanging(seat, 'before', seats);
  return before.length > 0 ? before : [seat];
}

/** Seats added before or after a seat whose turn it is now: every act goes on by itself, in an ordered one the first who has not acted. */
function hanging(parent: Seat, place: 'before' | 'after', seats: readonly Seat[]): Seat[] {
  const added = seats.filter(seat => seat.parent === parent.id && seat.place === place);
  return [...new Set(added.map(({ act }) => act))].flatMap(act => turnOfAct(added.filter(seat => seat.act === act)));
}

function turnOfAct(act: readonly Seat[]): readonly Seat[] {
  if (isActDone(act)) return [];
  const left = act.filter(({ status }) => status !== 'done');
  return act[0]?.method === 'order' ? left.slice(0, 1) : left;
}

/** true: the seats of one act have decided among themselves: any 或签 by the first who is for or against, else by everybody. */
function isActDone(act: readonly Seat[]): boolean {
  const spoken = act.some(({ vote }) => vote === 'agree' || vote === 'refuse');
  return (act[0]?.method === 'any' && spoken) || act.every(({ status }) => status === 'done');
}

function actOf({ parent, place, act }: Seat, seats: readonly Seat[]): readonly Seat[] {
  return seats.filter(seat => seat.parent === parent && seat.place === place && seat.act === act);
}

function voided(seat: Seat): Seat {
  return seat.status === 'done' ? seat : withStatus(seat, 'void');
}

function withStatus(seat: Seat, status: Seat['status']): Seat {
  return seat.status === status ? seat : { ...seat, status };
}

/** Record what a seat says at a moment. */
export function vote(seats: readonly Seat[], id: string, said: { readonly vote: Vote; readonly at: number }): Seat[] {
  return seats.map(seat => (seat.id === id ? { ...seat, status: 'done', vote: said.vote, at: said.at } : seat));
}

/** Take a voice back (撤回表态) while the node is undecided: the seat is to act again. */
export function unvote(seats: readonly Seat[], id: string): Seat[] {
  return seats.map(seat => {
    if (seat.id !== id) return seat;
    const { at: _, ...rest } = seat;
    return { ...rest, status: 'waiting', vote: null };
  });
}

/** The seat of who had a task that signers were added to, while they have not acted: it can be given to another (指派). None in a countersign. */
export function movableSeat({ seats, signing }: Pick<Task, 'seats' | 'signing'>): Seat | undefined {
  return signing ? undefined : seats?.find(({ place, status }) => place === 'own' && (status === 'open' || status === 'waiting'));
}

/** The seat a person has in a task. */
export function seatOf({ seats }: Pick<Task, 'seats'>, account: string): Seat | undefined {
  return seats?.find(seat => seat.account === account);
}
