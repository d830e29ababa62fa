import type { Calendar } from '../calendar/types.ts';
import { recomputeClock } from '../clocks/clock.ts';
import type { ClockFigures, ClockState } from '../clocks/types.ts';
import type { ReleaseDefinition } from './context.ts';

/** What a release says of its clocks. */
export type ClockRelease = Pick<ReleaseDefinition, 'clocks' | 'cards'>;

/**
 * Figures of a clock under another calendar (按另一日历推算), by the rules of the release its case runs on: what `recompute-clocks` stores, and what a
 * preview shows before. Throws RangeError when the due day is out of reach.
 */
export function recomputedFigures(clock: ClockState, release: ClockRelease, calendar: Calendar): ClockFigures {
  const rule = release.clocks.find(({ id }) => id === clock.rule);
  return recomputeClock(clock, { calendar, cards: release.cards, ...(rule ? { rule } : {}) });
}
