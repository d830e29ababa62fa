import { addDays, dateOf, dateOfDay, dayAt, dayMs, dayOfDate, yearOfDay } from '../calendar/dates.ts';
import { closeOf, closeOfDay, dayOf, officeMsOf, officePeriodsOf, openOf } from '../calendar/days.ts';
import type { Calendar, Millis, PlainDate } from '../calendar/types.ts';
import { type CountedDay, isWorkingDay, nextWorkingDay, workingDaysBetween, workYearOf } from '../calendar/workdays.ts';
import { limits } from '../limits.ts';
import { freeMs, joinPauses, reachWithin, runningSpansOf, type Span } from './spans.ts';
import type { ClockPause, ClockUnit } from './types.ts';

/** What a due day is counted from. */
export interface Count {
  readonly unit: ClockUnit;
  /** Full length in units. */
  readonly length: number;
  readonly startAt: Millis;
  /** Day 0 where a rule moved it off the date of the start (下班后、非工作日收件); absent: that date. */
  readonly startOn?: PlainDate;
  /** same-day: the day of the start is day 1; otherwise it is day 0 (次日起算, LP-10 四). */
  readonly count?: 'same-day' | 'next-day';
  /** Pauses; one that lasts is left out until it ends, unless it ends by itself (`until`). */
  readonly pauses: readonly ClockPause[];
}

/** A due moment (到期时刻). */
export interface Due {
  readonly due: Millis;
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
}

/** true: a length a clock can count: a number of zero or more, not beyond the walk limit in days. */
export function isClockLength(length: unknown, unit: ClockUnit): length is number {
  return typeof length === 'number' && length >= 0 && length <= (limits.calendarWalk / 4) * perDay[unit];
}
const perDay = { 'working-day': 1, 'calendar-day': 1, 'working-hour': 24, minute: 1440 } as const;

/**
 * The due moment of a count (到期计算).
 * working-day: close of business of the day on which the last share falls; a day cut by a pause counts the share of its office time that ran.
 * calendar-day: the same with 24-hour days; due at that day's close of business (民法典 art. 203), not moved on from a day off.
 * working-hour: office time from the start. minute: time by the clock. Throws RangeError for a length that is none.
 */
export function dueOf(count: Count, calendar: Calendar): Due {
  if (!isClockLength(count.length, count.unit))
    throw new RangeError(`Expected a clock length of zero or more, found ${count.length} ${count.unit}.`);
  const pauses = joinPauses(count.pauses);
  if (count.unit === 'minute') return dueByClock({ count, pauses, calendar });
  return count.unit === 'working-hour' ? dueByOfficeTime({ count, pauses, calendar }) : dueByDays({ count, pauses, calendar });
}

interface Work {
  readonly count: Count;
  readonly pauses: readonly Span[];
  readonly calendar: Calendar;
}

function dueByClock({ count, pauses, calendar }: Work): Due {
  const from = runsFrom(count, calendar);
  const endless = { from, to: Number.MAX_SAFE_INTEGER };
  const due = reachWithin([endless], pauses, lengthMs(count, calendar)) ?? from;
  return { due, dueOn: dateOf(due), provisional: false };
}

/** Moment from which hours and minutes run (起算时刻): the start, or the opening of day 0 where a rule moved it to a later day. */
export function runsFrom({ startAt, startOn }: Pick<Count, 'startAt' | 'startOn'>, calendar: Calendar): Millis {
  return startOn === undefined || startOn <= dateOf(startAt) ? startAt : openOf(calendar, startOn);
}

function dueByOfficeTime({ count, pauses, calendar }: Work): Due {
  let left = lengthMs(count, calendar);
  const from = runsFrom(count, calendar);
  if (left === 0) return { due: from, dueOn: dateOf(from), provisional: false };
  return walk({ first: dateOf(from), unit: count.unit, calendar }, (date, spans) => {
    const own = spans.map(span => ({ from: Math.max(span.from, from), to: Math.max(span.to, from) }));
    const due = reachWithin(own, pauses, left);
    if (due !== null) return { due, dueOn: date };
    left -= freeMs(own, pauses);
    return null;
  });
}

function dueByDays({ count, pauses, calendar }: Work): Due {
  const day0 = count.startOn === undefined ? dayAt(count.startAt) : dayOfDate(count.startOn);
  const before = day0 - (count.count === 'same-day' ? 1 : 0);
  let left = lengthMs(count, calendar);
  if (left === 0) return dueOnDay(calendar, { day: day0, provisional: false });
  if (count.unit === 'working-day') return dueByWorkingDays({ count, pauses, calendar }, before);
  return walk({ first: dateOfDay(before + 1), unit: count.unit, calendar }, (date, spans) => {
    left -= freeMs(spans, pauses);
    return left > 0 ? null : { due: closeOf(calendar, date), dueOn: date };
  });
}

function dueOnDay(calendar: Calendar, { day, provisional }: CountedDay): Due {
  return { due: closeOfDay(calendar, day), dueOn: dateOfDay(day), provisional };
}

/** Working days: those no pause can touch are counted at once, the days from the first pause to the last one by one. */
function dueByWorkingDays({ count, pauses, calendar }: Work, before: number): Due {
  const reach = limits.calendarWalk;
  if (pauses.length === 0) {
    const n = Math.ceil(lengthMs(count, calendar) / officeMsOf(calendar));
    const due = nextWorkingDay(calendar, { from: before, n, reach });
    if (!due) throw tooFar();
    return dueOnDay(calendar, due);
  }
  const { from, left } = passPauses({ count, pauses, calendar }, before);
  const days = Math.ceil(left / officeMsOf(calendar));
  const day = days > 0 ? nextWorkingDay(calendar, { from, n: days, reach })?.day : from;
  if (day === undefined || day - before > reach) throw tooFar();
  return dueOnDay(calendar, { day, provisional: isProvisional(calendar, before + 1, day) });
}

/** The day with the last pause, or that on which the length is used up before, and the milliseconds left after it. */
function passPauses({ count, pauses, calendar }: Work, before: number): { from: number; left: number } {
  const whole = officeMsOf(calendar);
  let left = lengthMs(count, calendar);
  const furthest = before + limits.calendarWalk;
  let from = Math.min(Math.max(before, dayAt(pauses[0]!.from) - 1), furthest);
  const calm = workingDaysBetween(calendar, before, from);
  if (calm * whole >= left) return { from: before, left };
  left -= calm * whole;
  const last = Math.min(dayAt(pauses.at(-1)!.to), furthest);
  while (from < last && left > 0) {
    from++;
    if (isWorkingDay(calendar, from)) left -= freeMs(officePeriodsOf(calendar, dateOfDay(from)), pauses);
  }
  return { from, left };
}

/** A day from one to another lies in a year whose list is not published (暂定). */
function isProvisional(calendar: Calendar, from: number, to: number): boolean {
  for (let year = yearOfDay(from); year <= yearOfDay(to); year++) if (!workYearOf(calendar, year).published) return true;
  return false;
}

/** The length of a clock in whole milliseconds of running time (时限总长). */
export function lengthMs({ length, unit }: Pick<Count, 'length' | 'unit'>, calendar: Calendar): number {
  if (unit === 'minute') return Math.round(length * 60_000);
  return Math.round(length * (unit === 'working-hour' ? 3_600_000 : dayLengthMs(unit, calendar)));
}

/** Milliseconds that make one whole counted day of a unit (一个计时日). */
export function dayLengthMs(unit: ClockUnit, calendar: Calendar): number {
  return unit === 'working-day' || unit === 'working-hour' ? officeMsOf(calendar) : dayMs;
}

type Visit = (date: PlainDate, spans: readonly Span[]) => Omit<Due, 'provisional'> | null;

/** Visit the days that count, in order, until one answers. */
function walk(from: { first: PlainDate; unit: ClockUnit; calendar: Calendar }, visit: Visit): Due {
  const byCalendar = from.unit !== 'calendar-day';
  let provisional = false;
  let date = from.first;
  for (let walked = 0; walked < limits.calendarWalk; walked++, date = addDays(date, 1)) {
    const day = dayOf(from.calendar, date);
    provisional ||= byCalendar && day.provisional;
    if (byCalendar && !day.working) continue;
    const found = visit(date, runningSpansOf(from.unit, date, from.calendar));
    if (found) return { ...found, provisional };
  }
  throw tooFar();
}

function tooFar(): RangeError {
  return new RangeError(`Expected a due day within ${limits.calendarWalk} days, found a later one.`);
}
