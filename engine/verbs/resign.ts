import type { CaseState, Seat } from '../cases/state.ts';
import type { Here } from '../execution/execution.ts';

/**
 * Seats of who had agreed to a step the last time and need not sign again (重签只签未同意者): the step says so (`resign="open"`), and the case
 * was returned from it or from a step after it. A drawn loop back, a boundary event or a take-back is no return: there all sign again.
 */
export function agreedBefore(
  state: Pick<CaseState, 'trail'>,
  { element, scope, loop }: Pick<Here, 'element' | 'scope' | 'loop'>,
): readonly Seat[] {
  if (element.verbSettings.resign !== 'open' || loop !== undefined) return [];
  const last = state.trail.findLast(entry => entry.element === element.id && entry.scope === scope);
  if (!last?.seats) return [];
  const returned = state.trail.some(({ left, seq }) => left === 'returned' && seq >= last.seq);
  return returned ? last.seats.filter(({ place, vote }) => place === 'own' && vote === 'agree') : [];
}
