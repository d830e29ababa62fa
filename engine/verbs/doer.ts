import type { TrailEntry } from '../cases/state.ts';

/**
 * Who did a step (办理人): of a task to which signers were added, who had it, not the last of those asked besides nor who removed them; of a
 * countersign whose voice decided it, or, where somebody else ended it, as by removing a signer, who signed last.
 */
export function doerOf({ actor, seats = [] }: Pick<TrailEntry, 'actor' | 'seats'>): string {
  const own = seats.filter(({ place }) => place === 'own');
  if (own.length === 1) return own[0]!.account;
  const signed = seats.filter(({ vote }) => vote !== null);
  if (signed.length === 0 || signed.some(({ account }) => account === actor)) return actor;
  return signed.toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0)).at(-1)!.account;
}
