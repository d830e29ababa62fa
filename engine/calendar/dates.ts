import type { Millis, PlainDate } from './types.ts';

/** Asia/Shanghai (中国标准时间) is UTC+8 all year; no summer time since 1992. */
const offsetMs = 8 * 3_600_000;
/** Milliseconds of one civil day. */
export const dayMs = 86_400_000;

/** Days asked for before, both ways: clocks look at the same few hundred again and again, and text and `Date` cost far more than a look-up. */
const datesOfDays = new Map<number, PlainDate>();
const startsOfDates = new Map<PlainDate, Millis>();
const daysKept = 4_096;

function keep<K, V>(map: Map<K, V>, key: K, value: V): V {
  if (map.size >= daysKept) map.clear();
  map.set(key, value);
  return value;
}

/** Civil date of a moment in Asia/Shanghai (所在日期). */
export function dateOf(at: Millis): PlainDate {
  const day = Math.floor((at + offsetMs) / dayMs);
  return datesOfDays.get(day) ?? keep(datesOfDays, day, new Date(day * dayMs).toISOString().slice(0, 10));
}

/** Moment at which a civil date begins in Asia/Shanghai (当日零时). Throws RangeError for text that is no date. */
export function startOfDay(date: PlainDate): Millis {
  const known = startsOfDates.get(date);
  if (known !== undefined) return known;
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`Expected a date YYYY-MM-DD, found "${date}".`);
  return keep(startsOfDates, date, at - offsetMs);
}

/** The date n civil days after (n < 0: before) a date (自然日加减). */
export function addDays(date: PlainDate, n: number): PlainDate {
  return dateOf(startOfDay(date) + n * dayMs);
}

/** Day of the week (星期), 0 = Sunday 星期日 .. 6 = Saturday 星期六. */
export function weekdayOf(date: PlainDate): number {
  return new Date(startOfDay(date) + offsetMs).getUTCDay();
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
