import { countWorkingDays } from '../calendar/add.ts';
import { dateOf, dayMs, startOfDay } from '../calendar/dates.ts';
import type { Calendar, Millis, PlainDate } from '../calendar/types.ts';
import { dueOf } from './count.ts';
import { endOfPause } from './spans.ts';
import type { BreachAction, ClockPause, ClockState, Milestone } from './types.ts';

/** Milestones to raise now (应发预警与牌), earliest first: come, not raised, and while provisional only warnings. None while paused or stopped. */
export function dueMilestones(clock: ClockState, now: Millis): Milestone[] {
  if (clock.status !== 'running') return [];
  return clock.milestones.filter(milestone => milestone.at <= now && isOpen(clock, milestone)).toSorted((a, b) => a.at - b.at);
}

/** true: the breach action of this run is due (逾期处理): running, firm, past due and not yet taken. */
export function isBreachDue(clock: ClockState, now: Millis, onBreach: BreachAction): boolean {
  return breachAt(clock, onBreach) !== null && now > clock.due;
}

/** When to look at the clock next (下次检查时刻): the earliest open milestone, breach, or end of a pause that lasts too long; null when there is nothing to wait for. */
export function nextReview(clock: ClockState, onBreach: BreachAction = 'none'): Millis | null {
  if (clock.status !== 'running') return overlongPauses(clock)[0]?.until ?? null;
  let next = breachAt(clock, onBreach);
  for (const milestone of clock.milestones) {
    if (isOpen(clock, milestone) && (next === null || milestone.at < next)) next = milestone.at;
  }
  return next;
}

/** Pauses that last and end by themselves (最长暂停), with the moment they do, the earliest first. */
export function overlongPauses(clock: ClockState): (ClockPause & { readonly until: Millis })[] {
  if (clock.status !== 'paused') return [];
  return clock.pauses
    .filter((pause): pause is ClockPause & { readonly until: Millis } => pause.to === null && pause.until !== undefined)
    .toSorted((a, b) => a.until - b.until);
}

/** true: a running clock still has to raise the milestone; while its day is provisional, only a warning. */
function isOpen(clock: ClockState, { raised, level, provisional }: Milestone): boolean {
  return !raised && (level === 'warning' || !(clock.provisional || provisional));
}

/** The first millisecond past due; at the due moment itself the limit is still kept. */
function breachAt(clock: ClockState, onBreach: BreachAction): Millis | null {
  if (onBreach === 'none' || clock.breached || clock.provisional || clock.status !== 'running') return null;
  return clock.due + 1;
}

/** Days left of a clock (剩余时间): 0 = due today, negative = days over. Working days, or civil days for the unit calendar-day. */
export interface Remaining {
  readonly days: number;
  /** true: the due moment has passed. */
  readonly over: boolean;
}

/** Days left now; a paused or stopped clock stands at the moment it was paused or stopped (剩余工作日). */
export function remaining(clock: ClockState, now: Millis, calendar: Calendar): Remaining {
  const { at, due, dueOn } = standing(clock, now, calendar);
  const today = dateOf(at);
  const civil = Math.round((startOfDay(dueOn) - startOfDay(today)) / dayMs);
  const days = clock.unit === 'calendar-day' ? civil : countWorkingDays(calendar, today, dueOn);
  return { days, over: at > due };
}

/** Where a clock stands, and when it is due as if the pauses that still last were over there. */
function standing(clock: ClockState, now: Millis, calendar: Calendar): { at: Millis; due: Millis; dueOn: PlainDate } {
  const { status, pauses, stoppedAt, due, dueOn } = clock;
  if (status !== 'paused') return { at: status === 'stopped' ? (stoppedAt ?? now) : now, due, dueOn };
  const lasting = pauses.filter(pause => pause.to === null && (endOfPause(pause) ?? Number.POSITIVE_INFINITY) > now);
  const at = Math.min(now, ...lasting.map(pause => pause.from));
  return { at, ...dueOf({ ...clock, pauses: pauses.filter(pause => !lasting.includes(pause)) }, calendar) };
}
