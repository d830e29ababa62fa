import type { Millis, PlainDate } from './types.ts';

/** Asia/Shanghai (中国标准时间) is UTC+8 all year; no summer time since 1992. */
const offsetMs = 8 * 3_600_000;
/** Milliseconds of one civil day. */
export const dayMs = 86_400_000;

/** Dates of a year as text: text and `Date` cost far more than a look-up. Clocks look at the same few years again and again. */
const textsOfYears = new Map<number, readonly PlainDate[]>();
const yearsKept = 64;

/** Days from 1970-01-01 to the first of January of a year (Gregorian). */
function firstDayOf(year: number): number {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719_162;
}

/** First days of the years most asked for. */
const nearYear = 1900;
const nearStarts = Int32Array.from({ length: 300 }, (_, index) => firstDayOf(nearYear + index));
const startOfYear = (year: number): number => nearStarts[year - nearYear] ?? firstDayOf(year);

/** Year of a day numbered from 1970-01-01 (第几日所在年). */
export function yearOfDay(day: number): number {
  const guess = 1970 + Math.floor(day / 365.2425);
  if (startOfYear(guess) > day) return guess - 1;
  return startOfYear(guess + 1) > day ? guess : guess + 1;
}

/** Number of the first day of a year, and how many days it has (年初日序、全年天数). */
export function daysOfYear(year: number): { readonly first: number; readonly count: number } {
  const first = startOfYear(year);
  return { first, count: startOfYear(year + 1) - first };
}

function textsOf(year: number): readonly PlainDate[] {
  const known = textsOfYears.get(year);
  if (known) return known;
  const { first, count } = daysOfYear(year);
  const texts = Array.from({ length: count }, (_, index) => new Date((first + index) * dayMs).toISOString().slice(0, 10));
  if (textsOfYears.size >= yearsKept) textsOfYears.clear();
  textsOfYears.set(year, texts);
  return texts;
}

/** Civil date of a day numbered from 1970-01-01 (第几日的日期). Throws RangeError for a number that is none. */
export function dateOfDay(day: number): PlainDate {
  const year = yearOfDay(day);
  const text = textsOf(year)[day - startOfYear(year)];
  if (text === undefined) throw new RangeError(`Expected a day within reach, found ${day}.`);
  return text;
}

const starts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const zero = 48;

/** Number of a civil date from 1970-01-01 (日期的日序). Throws RangeError for text that is no date. */
export function dayOfDate(date: PlainDate): number {
  const [y, m, d] = [digitsAt(date, 0, 4), digitsAt(date, 5, 7), digitsAt(date, 8, 10)];
  const good = date.length === 10 && date[4] === '-' && date[7] === '-' && y >= 0 && m >= 1 && m <= 12 && d >= 1 && d <= 31;
  if (!good) throw new RangeError(`Expected a date YYYY-MM-DD, found "${date}".`);
  const leap = m > 2 && ((y % 4 === 0 && y % 100 !== 0) || y % 400 === 0) ? 1 : 0;
  return startOfYear(y) + starts[m - 1]! + leap + d - 1;
}

/** Figures of a text as a number; NaN where there is another character. */
function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = from; index < to; index++) {
    const digit = text.charCodeAt(index) - zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Number of the day of a moment in Asia/Shanghai, from 1970-01-01 (所在日序). */
export function dayAt(at: Millis): number {
  return Math.floor((at + offsetMs) / dayMs);
}

/** Moment at which a numbered day begins in Asia/Shanghai. */
export function startOfDayNumber(day: number): Millis {
  return day * dayMs - offsetMs;
}

/** Civil date of a moment in Asia/Shanghai (所在日期). */
export function dateOf(at: Millis): PlainDate {
  return dateOfDay(dayAt(at));
}

/** Moment at which a civil date begins in Asia/Shanghai (当日零时). Throws RangeError for text that is no date. */
export function startOfDay(date: PlainDate): Millis {
  return startOfDayNumber(dayOfDate(date));
}

/** The date n civil days after (n < 0: before) a date (自然日加减). */
export function addDays(date: PlainDate, n: number): PlainDate {
  return dateOfDay(dayOfDate(date) + n);
}

/** Day of the week (星期), 0 = Sunday 星期日 .. 6 = Saturday 星期六. */
export function weekdayOf(date: PlainDate): number {
  return (((dayOfDate(date) + 4) % 7) + 7) % 7;
}

/** Year of a date as text, a key of `Calendar.years` (年份). */
export function yearOf(date: PlainDate): string {
  return date.slice(0, 4);
}

/** true: the text is a real date `YYYY-MM-DD` from year 1000 on; 2026-02-30 is none. */
export function isPlainDate(value: unknown): value is PlainDate {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === value;
}

/** Date, `HH:mm` and minute of the day of a moment in Asia/Shanghai (当地时间). */
export function localTime(at: Millis): { readonly date: PlainDate; readonly time: string; readonly minuteOfDay: number } {
  const date = dateOf(at);
  const minuteOfDay = Math.floor((at - startOfDay(date)) / 60_000);
  return { date, time: formatMinute(minuteOfDay), minuteOfDay };
}

/** A moment as `YYYY-MM-DD HH:mm` in Asia/Shanghai. */
export function formatLocal(at: Millis): string {
  const { date, time } = localTime(at);
  return `${date} ${time}`;
}

/** A date as Chinese text: `2026年2月27日`. */
export function formatChineseDate(date: PlainDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A moment as Chinese text: `2026年2月27日 09:30`. */
export function formatChineseMoment(at: Millis): string {
  const { date, time } = localTime(at);
  return `${formatChineseDate(date)} ${time}`;
}

/** Moment of a local text `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm` or with `:ss`; null when it is none. */
export function readLocal(text: string): Millis | null {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text);
  const date = parts?.[1];
  if (!parts || !isPlainDate(date)) return null;
  const [hour, minute, second] = [Number(parts[2] ?? 0), Number(parts[3] ?? 0), Number(parts[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return null;
  return startOfDay(date) + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Minute of the day as `HH:mm`. */
export function formatMinute(minuteOfDay: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}
