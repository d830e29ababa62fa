import { addWorkingDays } from '../calendar/add.ts';
import { dateOf } from '../calendar/dates.ts';
import { closeOf, dayOf } from '../calendar/days.ts';
import type { Calendar, Millis, PlainDate } from '../calendar/types.ts';
import type { ClockRule, ClockStartRule } from './types.ts';

/**
 * Day 0 of a run (起算日): the date of the start event. Where the rule says so, a start on a day off (非工作日收件) or after closing time on a working
 * day (下班后收件) counts as one on the next working day.
 */
export function startDayOf(
  startAt: Millis,
  start: Pick<ClockStartRule, 'offDay' | 'afterClose'> | undefined,
  calendar: Calendar,
): PlainDate {
  const date = dateOf(startAt);
  const late = dayOf(calendar, date).working
    ? start?.afterClose === 'next-working-day' && startAt > closeOf(calendar, date)
    : start?.offDay === 'next-working-day';
  return late ? addWorkingDays(calendar, date, 1).date : date;
}

/** The supplement rounds of a case (补正), in order. */
export interface SupplementRounds {
  /** One-time notices sent: when, and why one was needed. */
  readonly notices: readonly { readonly at: Millis; readonly cause: string }[];
  /** Moments at which supplements were received. */
  readonly receipts: readonly Millis[];
}

/**
 * Moment whose next day a run counts from (起算时刻, docs/domain.md section 2): without a supplement `at`, the moment of the act itself;
 * otherwise the last receipt (LP-10), or the first one when a later notice made good an omission of the staff (HS-12: 告知补正有遗漏).
 */
export function countFrom(at: Millis, rounds: SupplementRounds, rule: ClockRule['supplement']['rule']): Millis {
  const last = rounds.receipts.at(-1);
  if (last === undefined) return at;
  const omission = rounds.notices.slice(1).some(notice => notice.cause === 'staffOmission');
  return omission && rule === 'first-receipt-if-omission' ? rounds.receipts[0]! : last;
}
