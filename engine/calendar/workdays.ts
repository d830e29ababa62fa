import { dateOfDay, daysOfYear, yearOfDay } from './dates.ts';
import { dayOf, isPublished } from './days.ts';
import type { Calendar } from './types.ts';

/** The working days of one year of a calendar (年度工作日索引), so that counting needs no walk. Days are numbered from 1970-01-01. */
export interface WorkYear {
  /** First day of the year. */
  readonly first: number;
  /** Offsets of the working days, in order. */
  readonly days: Uint16Array;
  /** Working days of the year before each offset; one more entry than the year has days. */
  readonly before: Uint16Array;
  readonly published: boolean;
}

const indexes = new WeakMap<Calendar, Map<number, WorkYear>>();
/** Years kept of one calendar; a limit reaches into the next, a case back into the last twenty. */
const yearsKept = 64;

/** The index of a year, made when first asked for. A calendar is immutable, so it stays true. */
export function workYearOf(calendar: Calendar, year: number): WorkYear {
  const years = indexes.get(calendar) ?? new Map<number, WorkYear>();
  if (years.size === 0) indexes.set(calendar, years);
  const known = years.get(year);
  if (known) return known;
  const made = indexYear(calendar, year);
  if (years.size >= yearsKept) years.clear();
  years.set(year, made);
  return made;
}

function indexYear(calendar: Calendar, year: number): WorkYear {
  const { first, count } = daysOfYear(year);
  const before = new Uint16Array(count + 1);
  const days: number[] = [];
  for (let offset = 0; offset < count; offset++) {
    before[offset] = days.length;
    if (dayOf(calendar, dateOfDay(first + offset)).working) days.push(offset);
  }
  before[count] = days.length;
  return { first, days: Uint16Array.from(days), before, published: isPublished(calendar, String(year).padStart(4, '0')) };
}

/** Whether a numbered day is worked (是否工作日). */
export function isWorkingDay(calendar: Calendar, day: number): boolean {
  const { first, before } = workYearOf(calendar, yearOfDay(day));
  return before[day - first + 1]! > before[day - first]!;
}

/** A numbered day found by counting. */
export interface CountedDay {
  readonly day: number;
  /** A day passed on the way lies in a year without a published list. */
  readonly provisional: boolean;
}

/** The n-th working day after a day, n >= 1; null: not within `reach` days. */
export function nextWorkingDay(calendar: Calendar, { from, n, reach }: { from: number; n: number; reach: number }): CountedDay | null {
  let year = yearOfDay(from + 1);
  let index = workYearOf(calendar, year);
  let rank = index.before[from + 1 - index.first]! + n;
  let provisional = !index.published;
  while (rank > index.days.length) {
    if (index.first - from > reach) return null;
    rank -= index.days.length;
    index = workYearOf(calendar, ++year);
    provisional ||= !index.published;
  }
  const day = index.first + index.days[rank - 1]!;
  return day - from > reach ? null : { day, provisional };
}

/** The n-th working day before a day, n >= 1; null: not within `reach` days. */
export function lastWorkingDay(calendar: Calendar, { from, n, reach }: { from: number; n: number; reach: number }): CountedDay | null {
  let year = yearOfDay(from - 1);
  let index = workYearOf(calendar, year);
  let rank = index.before[from - index.first]! - n;
  let provisional = !index.published;
  while (rank < 0) {
    if (from - index.first > reach) return null;
    index = workYearOf(calendar, --year);
    rank += index.days.length;
    provisional ||= !index.published;
  }
  const day = index.first + index.days[rank]!;
  return from - day > reach ? null : { day, provisional };
}

/** Working days after a day up to and with a later one (工作日数). */
export function workingDaysBetween(calendar: Calendar, from: number, to: number): number {
  const last = yearOfDay(to);
  let year = yearOfDay(from + 1);
  let index = workYearOf(calendar, year);
  let count = -index.before[from + 1 - index.first]!;
  for (; year < last; index = workYearOf(calendar, ++year)) count += index.days.length;
  return count + index.before[to + 1 - index.first]!;
}
