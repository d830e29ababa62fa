import { addDays, dateOf, startOfDay } from '../calendar/dates.ts';
import { dayOf } from '../calendar/days.ts';
import type { Calendar, LedgerDay, Millis, PlainDate } from '../calendar/types.ts';
import { limits } from '../limits.ts';
import { dayLengthMs, dueOf, lengthMs, runsFrom } from './count.ts';
import { endOfPause, freeMs, joinPauses, runningSpansOf, type Span } from './spans.ts';
import type { ClockLedger, ClockPause, ClockState } from './types.ts';

/** The part of a clock a ledger is written from. */
export type LedgerClock = Pick<
  ClockState,
  'startAt' | 'startOn' | 'count' | 'length' | 'unit' | 'pauses' | 'extensions' | 'status' | 'stoppedAt'
>;

/**
 * The day-by-day ledger of a clock (时限台账): each day from that of the start event to the due day, or to `until`, counted or not and why. What the
 * days up to the due day count adds up to the length. A stopped clock ends on the day it stopped; a paused one, if nobody knows when it goes on, on
 * the day the pause began unless `until` is later.
 */
export function ledgerOf(clock: LedgerClock, calendar: Calendar, until?: PlainDate): ClockLedger {
  const due = dueOf(clock, calendar);
  const last = until ?? lastDayOf(clock, due.dueOn);
  const book = openBook(clock, { calendar, dueOn: due.dueOn, last });
  const days: LedgerDay[] = [];
  for (let date = dateOf(clock.startAt); date <= last && days.length < limits.calendarWalk; date = addDays(date, 1))
    days.push(writeDay(book, date));
  return { days, ...due };
}

interface Book {
  readonly clock: LedgerClock;
  readonly calendar: Calendar;
  readonly dueOn: PlainDate;
  /** Milliseconds of one whole counted day. */
  readonly whole: number;
  /** Milliseconds after which the extensions begin; none: never. */
  readonly ownMs: number;
  /** Pauses in order of their beginning, and the time they take together. */
  readonly pauses: readonly ClockPause[];
  readonly taken: readonly Span[];
  /** Milliseconds counted so far, and those left of the length. */
  done: number;
  left: number;
}

function openBook(clock: LedgerClock, { calendar, dueOn, last }: { calendar: Calendar; dueOn: PlainDate; last: PlainDate }): Book {
  const pauses = pausesUntil(clock, last);
  const extended = clock.extensions.reduce((sum, extension) => sum + extension.by, 0);
  return {
    clock,
    calendar,
    dueOn,
    whole: dayLengthMs(clock.unit, calendar),
    ownMs: extended > 0 ? lengthMs({ ...clock, length: clock.length - extended }, calendar) : Number.POSITIVE_INFINITY,
    pauses,
    taken: joinPauses(pauses),
    done: 0,
    left: lengthMs(clock, calendar),
  };
}

function lastDayOf(clock: LedgerClock, dueOn: PlainDate): PlainDate {
  if (clock.status === 'stopped' && clock.stoppedAt !== undefined) return dateOf(clock.stoppedAt);
  const lasting = clock.pauses.filter(pause => endOfPause(pause) === null).map(pause => pause.from);
  return lasting.length === 0 ? dueOn : dateOf(Math.min(...lasting));
}

/** A pause that lasts is written as lasting to the end of the ledger's last day, one that ends by itself to its end. */
function pausesUntil(clock: LedgerClock, last: PlainDate): ClockPause[] {
  const end = startOfDay(addDays(last, 1));
  return clock.pauses
    .map(pause => (endOfPause(pause) === null ? { ...pause, to: Math.max(end, pause.from) } : pause))
    .sort((a, b) => a.from - b.from || (a.reason < b.reason ? -1 : 1));
}

function writeDay(book: Book, date: PlainDate): LedgerDay {
  const { clock, calendar, whole } = book;
  const day = dayOf(calendar, date);
  const byCalendar = clock.unit === 'working-day' || clock.unit === 'working-hour';
  const head = { date, provisional: byCalendar && day.provisional };
  const note = day.note === undefined ? {} : { note: day.note };
  if (isStartDay(clock, date)) return { ...head, counted: false, why: 'start-day', nth: 0 };
  if (date < clock.startOn || (byCalendar && !day.working)) return { ...head, counted: false, why: day.why, ...note, nth: nthOf(book) };
  const { ms, pause } = countDay(book, date);
  const counted = { counted: ms > 0, nth: nthOf(book), ...partOf(ms / whole) };
  if (pause !== undefined) return { ...head, why: 'paused', note: pause, ...counted };
  if (book.done > book.ownMs) return { ...head, why: 'extended', ...note, ...counted };
  return { ...head, why: day.why, ...note, ...counted };
}

/** The day of the start event, and day 0 where it is another one: neither counts, unless the start's own day is day 1. */
function isStartDay(clock: LedgerClock, date: PlainDate): boolean {
  const byDays = clock.unit === 'working-day' || clock.unit === 'calendar-day';
  if (date === clock.startOn) return byDays && clock.count !== 'same-day';
  return date < clock.startOn && date === dateOf(clock.startAt);
}

/** Count one day: the time that ran and, up to the due day, is still left; and the pause that took some of it. */
function countDay(book: Book, date: PlainDate): { ms: number; pause?: string } {
  const { clock, calendar } = book;
  const spans = fromStart(book, runningSpansOf(clock.unit, date, calendar));
  const free = freeMs(spans, book.taken);
  const ms = date <= book.dueOn ? Math.min(free, book.left) : free;
  book.left -= ms;
  book.done += ms;
  const pause = book.pauses.find(each => takes({ from: each.from, to: endOfPause(each) ?? each.from }, spans));
  return pause ? { ms, pause: pause.reason } : { ms };
}

/** Hours and minutes run from the moment of the start, days as a whole. */
function fromStart({ clock, calendar }: Book, spans: readonly Span[]): readonly Span[] {
  if (clock.unit !== 'working-hour' && clock.unit !== 'minute') return spans;
  const from = runsFrom(clock, calendar);
  const since = (at: Millis) => Math.max(at, from);
  return spans.map(({ from, to }) => ({ from: since(from), to: since(to) }));
}

function takes(pause: Span, spans: readonly Span[]): boolean {
  return spans.some(span => Math.min(span.to, pause.to) > Math.max(span.from, pause.from));
}

const nthOf = ({ done, whole }: Book) => round(done / whole);
const partOf = (share: number) => (share > 0 && share < 1 ? { share: round(share) } : {});
/** Four decimals: a minute of a seven-hour day is 0.0024. */
const round = (share: number) => Math.round(share * 10_000) / 10_000;
