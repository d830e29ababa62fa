import { addDays, dateOf, startOfDay } from '../calendar/dates.ts';
import { dayOf } from '../calendar/days.ts';
import type { Calendar, LedgerDay, PlainDate } from '../calendar/types.ts';
import { limits } from '../limits.ts';
import { dayLengthMs, dueOf } from './count.ts';
import { freeMs, joinPauses, runningSpansOf, type Span } from './spans.ts';
import type { ClockLedger, ClockPause, ClockState } from './types.ts';

/** The part of a clock a ledger is written from. */
export type LedgerClock = Pick<
  ClockState,
  'startAt' | 'startOn' | 'count' | 'length' | 'unit' | 'pauses' | 'extensions' | 'status' | 'stoppedAt'
>;

/**
 * The day-by-day ledger of a clock (时限台账): each day from day 0 to the due day, or to `until`, counted or not and why.
 * A stopped clock ends on the day it stopped; a paused one on the day the pause began unless `until` is later.
 */
export function ledgerOf(clock: LedgerClock, calendar: Calendar, until?: PlainDate): ClockLedger {
  const due = dueOf(clock, calendar);
  const last = until ?? lastDayOf(clock, due.dueOn);
  const book: Book = { clock, calendar, whole: dayLengthMs(clock.unit, calendar), pauses: pausesUntil(clock, last), nth: 0 };
  const days: LedgerDay[] = [];
  for (let date = clock.startOn; date <= last && days.length < limits.calendarWalk; date = addDays(date, 1))
    days.push(writeDay(book, date));
  return { days, ...due };
}

interface Book {
  readonly clock: LedgerClock;
  readonly calendar: Calendar;
  /** Milliseconds of one whole counted day. */
  readonly whole: number;
  readonly pauses: readonly ClockPause[];
  nth: number;
}

function lastDayOf(clock: LedgerClock, dueOn: PlainDate): PlainDate {
  if (clock.status === 'stopped' && clock.stoppedAt !== undefined) return dateOf(clock.stoppedAt);
  const lasting = clock.pauses.filter(pause => pause.to === null).map(pause => pause.from);
  return lasting.length === 0 ? dueOn : dateOf(Math.min(...lasting));
}

/** A pause that lasts is written as lasting to the end of the ledger's last day. */
function pausesUntil(clock: LedgerClock, last: PlainDate): ClockPause[] {
  const end = startOfDay(addDays(last, 1));
  return clock.pauses.map(pause => (pause.to === null ? { ...pause, to: Math.max(end, pause.from) } : pause));
}

function writeDay(book: Book, date: PlainDate): LedgerDay {
  const { clock, calendar } = book;
  const day = dayOf(calendar, date);
  const byCalendar = clock.unit === 'working-day' || clock.unit === 'working-hour';
  const head = { date, provisional: byCalendar && day.provisional };
  const note = day.note === undefined ? {} : { note: day.note };
  if (date === clock.startOn && countsFromNextDay(clock)) return { ...head, counted: false, why: 'start-day', nth: 0 };
  if (byCalendar && !day.working) return { ...head, counted: false, why: day.why, ...note, nth: book.nth };
  const share = shareOf(book, date);
  book.nth = round(book.nth + share.counted);
  if (share.pause)
    return { ...head, counted: share.counted > 0, why: 'paused', note: share.pause, nth: book.nth, ...partOf(share.counted) };
  const extended = book.nth > clock.length - sumOf(clock.extensions) && clock.extensions.length > 0;
  const why = extended ? 'extended' : byCalendar ? day.why : 'working';
  return { ...head, counted: true, why, ...note, nth: book.nth };
}

function countsFromNextDay(clock: LedgerClock): boolean {
  return clock.count !== 'same-day' && (clock.unit === 'working-day' || clock.unit === 'calendar-day');
}

function shareOf({ clock, calendar, pauses, whole }: Book, date: PlainDate): { counted: number; pause?: string } {
  const spans = runningSpansOf(clock.unit, date, calendar);
  const taking = pauses.find(pause => takes(pause, spans));
  if (!taking) return { counted: 1 };
  return { counted: round(freeMs(spans, joinPauses(pauses)) / whole), pause: taking.reason };
}

function takes(pause: ClockPause, spans: readonly Span[]): boolean {
  return spans.some(span => freeMs([span], joinPauses([pause])) < span.to - span.from);
}

const partOf = (share: number) => (share > 0 && share < 1 ? { share } : {});
const sumOf = (extensions: LedgerClock['extensions']) => extensions.reduce((sum, extension) => sum + extension.by, 0);
/** Four decimals: a minute of a seven-hour day is 0.0024. */
const round = (share: number) => Math.round(share * 10_000) / 10_000;
