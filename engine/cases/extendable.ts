import type { Millis } from '../calendar/types.ts';
import type { ClockExtension, ClockState } from '../clocks/types.ts';
import { lastingOf } from './lasting-pauses.ts';

/** Units all extensions of a run have added up to. */
export function extendedBy({ extensions }: Pick<ClockState, 'extensions'>): number {
  return extensions.reduce((sum, { by }) => sum + by, 0);
}

/** true: the limit of the clock is over at a moment (已到期); while it stands still it cannot run out. */
export function isOver(clock: ClockState, at: Millis): boolean {
  const stands = lastingOf(clock).map(({ from }) => from);
  return Math.min(at, ...stands) > clock.due;
}

/** true: the rule allows one more extension (可延期) of the clock at a moment, by so many units. */
export function isExtendable(
  clock: ClockState,
  { max, beforeDue, most }: ClockExtension,
  { at, by }: { readonly at: Millis; readonly by: number },
): boolean {
  if (clock.extensions.length >= max || (beforeDue && isOver(clock, at))) return false;
  return most === undefined || extendedBy(clock) + by <= most;
}
