import { dayMs, dayOfDate, startOfDay, startOfDayNumber, weekdayOf, yearOf } from './dates.ts';
import type { Calendar, CalendarYear, DayReason, Millis, PlainDate } from './types.ts';

/** What a calendar says about one day (某日是否工作日). */
export interface CalendarDay {
  readonly working: boolean;
  readonly why: DayReason;
  /** Name of the holiday, or the reason of a local day. */
  readonly note?: string;
  /** true: no list is published for the day's year; the weekday rule answered (暂定). */
  readonly provisional: boolean;
}

interface YearIndex {
  readonly off: ReadonlySet<PlainDate>;
  readonly makeUp: ReadonlySet<PlainDate>;
}
const indexes = new WeakMap<CalendarYear, YearIndex>();

function indexOf(year: CalendarYear): YearIndex {
  const known = indexes.get(year);
  if (known) return known;
  const index = { off: new Set(year.off), makeUp: new Set(year.makeUp) };
  indexes.set(year, index);
  return index;
}

/** true: the calendar holds the State Council's list of that year (已公布). A year with no day off, or of which only some days are known, is not published. */
export function isPublished(calendar: Pick<Calendar, 'years'>, year: string | number): boolean {
  const list = calendar.years[String(year)];
  return list !== undefined && list.partial !== true && list.off.length > 0;
}

/** Whether a day is worked and why: local day over national list over weekday rule (当日性质). */
export function dayOf(calendar: Calendar, date: PlainDate): CalendarDay {
  const year = calendar.years[yearOf(date)];
  const provisional = !isPublished(calendar, yearOf(date));
  const local = calendar.local?.[date];
  if (local) return { working: local.working, why: local.working ? 'local-working' : 'local-off', note: local.why, provisional };
  const name = year?.names?.[date]?.zh;
  const note = name === undefined ? {} : { note: name };
  if (year && indexOf(year).off.has(date)) return { working: false, why: 'holiday', ...note, provisional };
  if (year && indexOf(year).makeUp.has(date)) return { working: true, why: 'make-up', ...note, provisional };
  const weekday = weekdayOf(date);
  const working = weekday !== 0 && weekday !== 6;
  return { working, why: working ? 'working' : 'weekend', provisional };
}

/** A period of office hours of a day as moments. */
export interface OfficePeriod {
  readonly from: Millis;
  readonly to: Millis;
}

/** Office hours of a date as moments, whether or not the day is worked (办公时段). A calendar without hours is open all day. */
export function officePeriodsOf(calendar: Calendar, date: PlainDate): readonly OfficePeriod[] {
  const start = startOfDay(date);
  const { periods } = calendar.hours;
  if (periods.length === 0) return [{ from: start, to: start + dayMs }];
  return periods.map(period => ({ from: start + period.from * 60_000, to: start + period.to * 60_000 }));
}

/** Office milliseconds of one working day (每日办公时长). */
export function officeMsOf({ hours: { periods } }: Calendar): number {
  if (periods.length === 0) return dayMs;
  let minutes = 0;
  for (const { from, to } of periods) minutes += to - from;
  return minutes * 60_000;
}

/** Moment at which the office opens on a date (上班时间), worked or not. */
export function openOf({ hours: { periods } }: Calendar, date: PlainDate): Millis {
  return startOfDay(date) + (periods[0]?.from ?? 0) * 60_000;
}

/** Moment at which the office closes on a date (下班时间), worked or not. */
export function closeOf(calendar: Calendar, date: PlainDate): Millis {
  return closeOfDay(calendar, dayOfDate(date));
}

/** Moment at which the office closes on a numbered day (下班时间), worked or not. */
export function closeOfDay({ hours: { periods } }: Calendar, day: number): Millis {
  return startOfDayNumber(day) + (periods.at(-1)?.to ?? 1440) * 60_000;
}
