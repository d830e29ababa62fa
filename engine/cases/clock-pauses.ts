import type { Millis } from '../calendar/types.ts';
import { resumeClock } from '../clocks/clock.ts';
import type { ClockRule, ClockState } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { raiseDue } from './clock-cards.ts';
import { clockBase, reckon, ruleOf, titleOf } from './clock-runs.ts';
import { lastingOf } from './lasting-pauses.ts';

/** A pause to begin: why, and the moment it ends by itself at the latest. */
export interface Pausing {
  readonly reason: string;
  readonly until?: Millis;
}

/** The clocks of the case that count or stand still. */
export function openClocks(execution: Execution): ClockState[] {
  return Object.values(execution.state.clocks).filter(({ status }) => status !== 'stopped');
}

/** Pause every clock whose rule obeys (暂停计时); one that stands still for the same reason already stays as it is. */
export function pauseAll(execution: Execution, { reason, until }: Pausing, obeys: (rule: ClockRule) => boolean): void {
  const at = execution.head.effectiveAt;
  for (const clock of openClocks(execution)) {
    const rule = ruleOf(execution, clock);
    if (!rule || !obeys(rule) || lastingOf(clock).some(pause => pause.reason === reason)) continue;
    emit(execution, { type: 'clock-paused', clock: clock.key, reason, at, ...(until === undefined ? {} : { until }) });
  }
}

/** End the pauses of some reasons on every clock that has them (恢复计时), and raise what is due by then. */
export function resumeAll(execution: Execution, ends: (reason: string) => boolean): void {
  for (const clock of openClocks(execution)) {
    for (const { reason } of lastingOf(clock).filter(pause => ends(pause.reason))) {
      resume(execution, clock.key, { reason, at: execution.head.effectiveAt });
      raiseDue(execution, clock.key);
    }
  }
}

/** End one pause of one clock at a moment: the figures are computed with exactly the time that was left. */
export function resume(execution: Execution, key: string, { reason, at }: { readonly reason: string; readonly at: Millis }): void {
  const clock = execution.state.clocks[key]!;
  const figures = reckon(titleOf(execution, clock), () => resumeClock(clock, at, { ...clockBase(execution), reason }));
  emit(execution, { type: 'clock-resumed', clock: key, reason, at, figures });
}
