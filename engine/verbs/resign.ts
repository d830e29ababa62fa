import type { Seat, TrailEntry } from '../cases/state.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { seqOf } from './between.ts';
import { levelOf } from './concurrency.ts';

/**
 * Seats of who had agreed to a step the last time and need not sign again (重签只签未同意者): the step says so (`resign="open"`), and the case
 * was returned from it or from a step after it that has not been done again since. A drawn loop back, a boundary event or a take-back is no return:
 * there all sign again.
 */
export function agreedBefore({ state }: Pick<Execution, 'state'>, here: Here): readonly Seat[] {
  const { element, scope, loop } = here;
  if (element.verbSettings.resign !== 'open' || loop !== undefined) return [];
  const { trail } = state;
  const last = trail.findLast(entry => entry.element === element.id && entry.scope === scope && !isUndone(trail, entry));
  if (!last?.seats) return [];
  const returns = trail.filter(({ left, seq }) => left === 'returned' && seq >= last.seq);
  if (!returns.some(entry => entry.seq === last.seq || isFromBehind(state, here, entry))) return [];
  return last.seats.filter(({ place, vote }) => place === 'own' && vote === 'agree');
}

/** true: the case is just being returned to this very step. */
export function isReturnedTo({ events }: Pick<Execution, 'events'>, { element }: Pick<Here, 'element'>): boolean {
  return events.some(event => event.type === 'task-returned' && event.to === element.id);
}

/** true: the rework that led to it was taken back, so that it was never asked. */
function isUndone(trail: readonly TrailEntry[], { cancelled, left, task }: TrailEntry): boolean {
  if (!cancelled || left !== undefined || task === undefined) return false;
  return trail.some(one => one.left === 'taken-back' && one.seq === seqOf(task));
}

/** true: a step returned the case that comes after this one, not one beside it, and its return is not yet settled by doing it again. */
function isFromBehind({ trail, scopes }: Execution['state'], { element, scope, definition }: Here, returned: TrailEntry): boolean {
  // On another level: one that is open has kept its return to itself; of one that is gone nobody can tell.
  if (returned.scope !== scope) return scopes[returned.scope] === undefined;
  const { leads, together } = levelOf(definition, element.container);
  if (!leads(element.id, returned.element) || together(element.id, returned.element)) return false;
  return !trail.some(one => one.element === returned.element && one.scope === scope && one.seq > returned.seq && !one.cancelled);
}
