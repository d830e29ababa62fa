import { limits } from '../limits.ts';
import { addDays, dateOf, dateOfDay, dayOfDate, startOfDay } from './dates.ts';
import { dayOf, officePeriodsOf } from './days.ts';
import type { Calendar, Millis, PlainDate } from './types.ts';
import { lastWorkingDay, nextWorkingDay, workingDaysBetween } from './workdays.ts';

/** A date found by counting, and whether the count touched a year without a published list. */
export interface CountedDate {
  readonly date: PlainDate;
  readonly provisional: boolean;
}

/**
 * The n-th working day after a date (第 n 个工作日); n < 0 counts backwards; n = 0 is the date itself.
 * The date itself is never counted (次日起算). Throws RangeError for a fraction or past the walk limit.
 */
export function addWorkingDays(calendar: Calendar, from: PlainDate, n: number): CountedDate {
  if (!Number.isInteger(n)) throw new RangeError(`Expected a whole number of working days, found ${n}.`);
  if (n === 0) return { date: from, provisional: dayOf(calendar, from).provisional };
  const count = { from: dayOfDate(from), n: Math.abs(n), reach: limits.calendarWalk };
  const found = n > 0 ? nextWorkingDay(calendar, count) : lastWorkingDay(calendar, count);
  if (!found) throw tooFar();
  return { date: dateOfDay(found.day), provisional: found.provisional };
}

/** Working days after a up to and with b (工作日数); negative when b lies before a. workdays(a,b) + workdays(b,c) = workdays(a,c). */
export function countWorkingDays(calendar: Calendar, a: PlainDate, b: PlainDate): number {
  if (a === b) return 0;
  if (b < a) return -countWorkingDays(calendar, b, a) || 0;
  return workingDaysBetween(calendar, dayOfDate(a), dayOfDate(b));
}

/** A moment found by counting working time. */
export interface CountedMoment {
  readonly at: Millis;
  readonly provisional: boolean;
}

/**
 * A moment after some working time (工作时长): first whole working days, keeping the time of day, then hours and minutes of office time.
 * Throws RangeError for a negative part or past the walk limit.
 */
export function addWorkingDuration(
  calendar: Calendar,
  from: Millis,
  duration: { readonly days?: number; readonly hours?: number; readonly minutes?: number },
): CountedMoment {
  const { days = 0, hours = 0, minutes = 0 } = duration;
  if (days < 0 || hours < 0 || minutes < 0) throw new RangeError('Expected a working time of zero or more.');
  const date = dateOf(from);
  const moved = days === 0 ? { date, provisional: false } : addWorkingDays(calendar, date, days);
  const at = startOfDay(moved.date) + (from - startOfDay(date));
  const rest = addOfficeMs(calendar, at, Math.round((hours * 60 + minutes) * 60_000));
  return { at: rest.at, provisional: moved.provisional || rest.provisional };
}

/** The moment at which `ms` of office time have passed since a moment (办公时间累计). Zero: the moment itself. */
export function addOfficeMs(calendar: Calendar, from: Millis, ms: number): CountedMoment {
  if (ms <= 0) return { at: from, provisional: false };
  let left = ms;
  let provisional = false;
  let date = dateOf(from);
  for (let walked = 0; walked < limits.calendarWalk; walked++, date = addDays(date, 1)) {
    const day = dayOf(calendar, date);
    provisional ||= day.provisional;
    if (!day.working) continue;
    for (const period of officePeriodsOf(calendar, date)) {
      const begin = Math.max(period.from, from);
      if (begin >= period.to) continue;
      if (left <= period.to - begin) return { at: begin + left, provisional };
      left -= period.to - begin;
    }
  }
  throw tooFar();
}

function tooFar(): RangeError {
  return new RangeError(`Expected a limit within ${limits.calendarWalk} days, found a longer one.`);
}
