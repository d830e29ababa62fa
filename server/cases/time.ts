import { countWorkingDays, dateOf } from '#engine/calendar/index.ts';
import type { Calendar, Millis } from '#engine/calendar/types.ts';
import type { TimeChip } from '../contract/schemas.ts';

/** What a time chip is made from: the case's phase and status and the clock that leads. */
export interface Timing {
  readonly phase: string;
  readonly status: string;
  readonly clock: {
    readonly status: string;
    readonly due: Millis;
    readonly dueOn: string;
    readonly provisional: boolean;
    /** While paused: why, and since when where that is known. */
    readonly pause?: { readonly reason: string; readonly from?: Millis };
  } | null;
}

/** Remaining working time as every chip shows it (时间标签). Working days from today: 0 on the due day, negative past it. */
export function timeChip(timing: Timing, now: Millis, calendar: Calendar): TimeChip {
  const { clock } = timing;
  const none = { days: null, due: clock?.due ?? null, dueOn: clock?.dueOn ?? null, provisional: clock?.provisional ?? false };
  if (timing.phase === 'closed') return { ...none, state: 'done' };
  if (timing.status === 'supplement-pending') return { ...none, state: 'supplement' };
  if (!clock || clock.status === 'stopped') return { ...none, state: 'none' };
  if (clock.status === 'paused')
    return { ...none, state: 'paused', days: pausedDays(clock, calendar), ...(clock.pause ? { reason: clock.pause.reason } : {}) };
  return { ...none, state: 'running', days: countWorkingDays(calendar, dateOf(now), clock.dueOn) };
}

function pausedDays(clock: NonNullable<Timing['clock']>, calendar: Calendar): number | null {
  return clock.pause?.from === undefined ? null : countWorkingDays(calendar, dateOf(clock.pause.from), clock.dueOn);
}
