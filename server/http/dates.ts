import { dateOf, startOfDay } from '#engine/calendar/index.ts';
import type { Millis, PlainDate } from '#engine/calendar/types.ts';
import { refusal } from './problem.ts';

/** Beginning of a day a request names (China Standard Time); refuses what is no day of the calendar, such as 2026-02-30. */
export function startOfDate(date: PlainDate): Millis {
  try {
    if (dateOf(startOfDay(date)) === date) return startOfDay(date);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw refusal(422, 'date-not-valid', {
    zh: `没有 ${date} 这一天，请核对日期。`,
    en: `Expected a day of the calendar, but there is no ${date}. Check the date.`,
  });
}
