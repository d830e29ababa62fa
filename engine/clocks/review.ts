import { countWorkingDays } from '../calendar/add.ts';
import { dateOf, dayMs, startOfDay } from '../calendar/dates.ts';
import type { Calendar, Millis } from '../calendar/types.ts';
import type { BreachAction, ClockState, Milestone } from './types.ts';

/** Milestones to raise now (应发预警与牌), earliest first: come, not raised, and while provisional only warnings. None while paused or stopped. */
export function dueMilestones(clock: ClockState, now: Millis): Milestone[] {
  return open(clock).filter(milestone => milestone.at <= now);
}

/** true: the breach action of this run is due (逾期处理): running, firm, past due and not yet taken. */
export function isBreachDue(clock: ClockState, now: Millis, onBreach: BreachAction): boolean {
  return breachAt(clock, onBreach) !== null && now > clock.due;
}

/** When to look at the clock next (下次检查时刻): the earliest open milestone or breach; null when there is nothing to wait for. */
export function nextReview(clock: ClockState, onBreach: BreachAction = 'none'): Millis | null {
  const moments = open(clock).map(milestone => milestone.at);
  const breach = breachAt(clock, onBreach);
  if (breach !== null) moments.push(breach);
  return moments.length === 0 ? null : Math.min(...moments);
}

function open(clock: ClockState): Milestone[] {
  if (clock.status !== 'running') return [];
  return clock.milestones
    .filter(milestone => !milestone.raised && (milestone.level === 'warning' || !(clock.provisional || milestone.provisional)))
    .toSorted((a, b) => a.at - b.at);
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
  const at = standsAt(clock) ?? now;
  const today = dateOf(at);
  const civil = Math.round((startOfDay(clock.dueOn) - startOfDay(today)) / dayMs);
  const days = clock.unit === 'calendar-day' ? civil : countWorkingDays(calendar, today, clock.dueOn);
  return { days, over: at > clock.due };
}

function standsAt(clock: ClockState): Millis | undefined {
  if (clock.status === 'stopped') return clock.stoppedAt;
  if (clock.status !== 'paused') return undefined;
  const lasting = clock.pauses.filter(pause => pause.to === null).map(pause => pause.from);
  return lasting.length === 0 ? undefined : Math.min(...lasting);
}
