import type { Seat } from '../cases/state.ts';

/** One act of adding signers (加签). */
export interface Addition {
  /** Seat of the person who adds. */
  readonly parent: string;
  readonly place: 'before' | 'after' | 'parallel';
  /** Not for parallel: who joins the round decides by its rule. */
  readonly method?: 'all' | 'any' | 'order';
  readonly who: readonly string[];
  readonly by: string;
}

/** Seat for a person who signs of their own right: frozen at arrival, or the holder of the task. */
export function ownSeat(n: number, account: string, weight = 1): Seat {
  return { id: `s${n}`, account, status: 'waiting', vote: null, weight, place: 'own', parent: null };
}

/** Add signers beside the seat of who adds them: numbered on, each standing behind the seats its parent has already, in the order given. */
export function addSeats(seats: readonly Seat[], { parent, place, method, who, by }: Addition): Seat[] {
  const act = Math.max(0, ...seats.map(seat => seat.act ?? 0)) + 1;
  const first = Math.max(0, ...seats.map(({ id }) => Number(id.slice(1)))) + 1;
  const added = who.map((account, n): Seat => {
    const how = place === 'parallel' ? {} : { method: method ?? 'all' };
    return { id: `s${first + n}`, account, status: 'waiting', vote: null, weight: 1, place, parent, ...how, addedBy: by, act };
  });
  const at = seats.findLastIndex(seat => seat.id === parent || seat.parent === parent) + 1;
  return [...seats.slice(0, at), ...added, ...seats.slice(at)];
}

/** A seat with everybody that hangs on it (子树) and has not acted, itself first: what others have said stands without it. */
export function subTree(seats: readonly Seat[], id: string): readonly Seat[] {
  const found = seats.filter(seat => seat.id === id);
  for (let n = 0; n < found.length; n++) found.push(...seats.filter(({ parent, status }) => parent === found[n]!.id && status !== 'done'));
  return found;
}

/** Signers who were added in `place` beside a seat and have still to act. */
export function pendingAt(seats: readonly Seat[], parent: string, place: 'before' | 'after'): boolean {
  return seats.some(seat => seat.parent === parent && seat.place === place && (seat.status === 'waiting' || seat.status === 'open'));
}
