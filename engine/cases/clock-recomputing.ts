import type { ClockState } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { attempt, emit } from '../execution/execution.ts';
import type { Fault } from '../execution/fault.ts';
import { caseRelease, reckon, titleOf } from './clock-runs.ts';
import { recomputedFigures } from './recomputed-figures.ts';

/** true: the clock still counts, with figures of another calendar, or of another version of it, than now holds (时限未按现行工作日历推算). */
export function isStale({ context: { calendar } }: Pick<Execution, 'context'>, clock: ClockState): boolean {
  const { id, version } = clock.calendar;
  return clock.status !== 'stopped' && (id !== calendar.id || version !== calendar.version);
}

/** Compute the figures of a stale clock with the calendar that holds now (重新推算); one that is not stale stays as it is. */
export function recompute(execution: Execution, key: string): void {
  const clock = execution.state.clocks[key]!;
  if (!isStale(execution, clock)) return;
  const { due, dueOn } = clock;
  const figures = reckon(titleOf(execution, clock), () => recomputedFigures(clock, caseRelease(execution), execution.context.calendar));
  emit(execution, { type: 'clock-recomputed', clock: key, figures, was: { due, dueOn } });
}

/** Recompute every stale clock of the case; faults of those that cannot be reckoned now, which stay as they are. */
export function recomputeAll(execution: Execution): Fault[] {
  const stale = Object.values(execution.state.clocks).filter(clock => isStale(execution, clock));
  return stale.flatMap(({ key }) => attempt(execution, () => recompute(execution, key)) ?? []);
}
