import { addWorkingDays, addWorkingDuration, countWorkingDays } from './add.ts';
import { dateOf, startOfDay } from './dates.ts';
import { dayOf, officePeriodsOf, openOf } from './days.ts';
import type { Calendar, Millis } from './types.ts';
import { limits } from '../limits.ts';

/** Working time as `addWorkingDuration` adds it: whole working days, then minutes of office time. */
export interface WorkingDuration {
  readonly days: number;
  readonly minutes: number;
}

/**
 * Working time from one moment to a later one (其间工作时间): what is left of it when it stands still. From a day off it counts from the next opening.
 * No time where the second moment is not later; throws RangeError past the walk limit.
 */
export function workingDurationBetween(calendar: Calendar, from: Millis, to: Millis): WorkingDuration {
  const since = workedFrom(calendar, from);
  if (to <= since) return { days: 0, minutes: 0 };
  const most = countWorkingDays(calendar, dateOf(since), dateOf(to));
  if (most > limits.calendarWalk) throw new RangeError(`Expected moments within ${limits.calendarWalk} working days, found ${most}.`);
  const after = (days: number) => addWorkingDuration(calendar, since, { days }).at;
  const days = most > 0 && after(most) > to ? most - 1 : most;
  return { days, minutes: officeMs(calendar, after(days), to) / 60_000 };
}

/** The moment after some working time that had been left (续计后的时刻): on a day off it begins with the next opening. */
export function addWorkingLeft(calendar: Calendar, from: Millis, left: WorkingDuration): Millis {
  return left.days === 0 && left.minutes === 0 ? from : addWorkingDuration(calendar, workedFrom(calendar, from), left).at;
}

/** A moment of a working day is itself; of a day off, the opening of the next working day. */
function workedFrom(calendar: Calendar, at: Millis): Millis {
  const date = dateOf(at);
  return dayOf(calendar, date).working ? at : openOf(calendar, addWorkingDays(calendar, date, 1).date);
}

/** Office time between two moments less than a working day apart. */
function officeMs(calendar: Calendar, from: Millis, to: Millis): number {
  let ms = 0;
  for (let date = dateOf(from); startOfDay(date) < to; date = addWorkingDays(calendar, date, 1).date) {
    if (!dayOf(calendar, date).working) continue;
    for (const period of officePeriodsOf(calendar, date)) ms += Math.max(0, Math.min(period.to, to) - Math.max(period.from, from));
  }
  return ms;
}
