import { addDays, dayMs, startOfDay } from '#engine/calendar/index.ts';
import type { Millis, PlainDate } from '#engine/calendar/types.ts';
import { startOfDate } from '../http/dates.ts';
import { refusal } from '../http/problem.ts';

/** The period that is counted (统计期): days from the first to the last, both counted, in China Standard Time. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Moments: from the first inclusive to the last exclusive. */
  readonly start: Millis;
  readonly end: Millis;
  /** Moment at which open cases are counted: the end of the period, or now while it lasts. Nothing later is looked at. */
  readonly until: Millis;
}

/** Longest period, in days: ten years. */
const longest = 3_660;

/** Reads a period; refuses one whose end lies before its beginning, that has not begun, or that is longer than ten years. */
export function readPeriod({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }, now: Millis): Period {
  const [start, end] = [startOfDate(from), startOfDate(to) + dayMs];
  if (end <= start)
    throw refusal(422, 'period-not-valid', {
      zh: '结束日期早于开始日期，请重新选择统计期。',
      en: `Expected a period whose last day is not before its first, but it goes from ${from} to ${to}. Choose another.`,
    });
  if (end - start > longest * dayMs)
    throw refusal(422, 'period-too-long', {
      zh: '统计期最长十年，请缩短后再查询。',
      en: `Expected a period of at most ten years, but it goes from ${from} to ${to}. Choose a shorter one.`,
    });
  return { from, to, start, end, until: Math.max(start, Math.min(end, now + 1)) };
}

/** Every day of a period in order. */
export function daysOf({ from, to }: Pick<Period, 'from' | 'to'>): PlainDate[] {
  return Array.from({ length: (startOfDay(to) - startOfDay(from)) / dayMs + 1 }, (_, n) => addDays(from, n));
}

/** Every month of a period in order, as `2026-11`. */
export function monthsOf({ from, to }: Pick<Period, 'from' | 'to'>): string[] {
  const months: string[] = [];
  const last = to.slice(0, 7);
  for (let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]; ; month += 1) {
    if (month > 12) [year, month] = [year + 1, 1];
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (text > last) return months;
    months.push(text);
  }
}
