import { addDays, readLocal, startOfDay } from '../calendar/dates.ts';
import type { Calendar, Millis, PlainDate } from '../calendar/types.ts';
import { ledgerOf } from './ledger.ts';
import { countFrom, startDayOf } from './start.ts';
import type { ClockLedger, ClockPause, ClockRule, ClockStartRule, ClockUnit } from './types.ts';

/** One round of a supplement (补正): when the notice went out, when the papers came, why they were asked for. */
export interface SupplementRound {
  readonly notice: Millis;
  readonly receipt: Millis;
  readonly cause: string;
  /** Where only days are known, the end of the day of the receipt: a clock that stands still does so for the whole of it. */
  readonly receiptEnd?: Millis;
}

/** "When is it due?" with everything the law lets bear on it (期限测算). */
export interface LimitQuestion {
  /** Moment of the act the limit counts from. */
  readonly from: Millis;
  /** Full length in units, without extensions. */
  readonly length: number;
  readonly unit?: ClockUnit;
  readonly start?: Partial<Pick<ClockStartRule, 'count' | 'offDay' | 'afterClose'>>;
  readonly pauses?: readonly ClockPause[];
  /** Units of an extension. */
  readonly extendBy?: number;
  readonly supplements?: readonly SupplementRound[];
  /** Absent: restart, from the first receipt where the notice left something out. */
  readonly supplement?: ClockRule['supplement'];
}

/** The answer: due, every day on the way, and what it was counted from. */
export interface LimitAnswer extends ClockLedger {
  readonly startAt: Millis;
  readonly startOn: PlainDate;
  readonly length: number;
  readonly unit: ClockUnit;
  readonly calendar: { readonly id: string; readonly version: number };
}

/** The due day of a limit with its ledger. Throws RangeError where it lies too far; check the length with `isClockLength` first. */
export function reckonLimit(question: LimitQuestion, calendar: Calendar): LimitAnswer {
  const { length, unit = 'working-day', start, extendBy = 0, supplements = [] } = question;
  const supplement = question.supplement ?? { clock: 'restart', rule: 'first-receipt-if-omission' };
  const rounds = {
    notices: supplements.map(({ notice, cause }) => ({ at: notice, cause })),
    receipts: supplements.map(({ receipt }) => receipt),
  };
  const startAt = supplement.clock === 'restart' ? countFrom(question.from, rounds, supplement.rule) : question.from;
  const standing = supplement.clock === 'restart' ? [] : supplements.map(pauseOf);
  const clock = {
    startAt,
    startOn: startDayOf(startAt, start, calendar),
    ...(start?.count === 'same-day' ? { count: 'same-day' as const } : {}),
    length: length + extendBy,
    unit,
    pauses: [...(question.pauses ?? []), ...standing],
    extensions: extendBy > 0 ? [{ by: extendBy, at: startAt }] : [],
    status: 'running' as const,
  };
  const of = { startAt, startOn: clock.startOn, length: clock.length, unit, calendar: { id: calendar.id, version: calendar.version } };
  return { ...ledgerOf(clock, calendar), ...of };
}

function pauseOf({ notice, receipt, receiptEnd }: SupplementRound): ClockPause {
  return { reason: 'supplement', from: notice, to: Math.max(notice, receiptEnd ?? receipt) };
}

const moment = '\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2})?';
const span = new RegExp(`^(${moment})\\.\\.(${moment})(?::(.+))?$`, 'u');

interface WrittenSpan {
  readonly from: Millis;
  readonly to: Millis;
  /** The moment meant by the second one when it ends something: a bare date ends with its day. */
  readonly end: Millis;
  readonly rest: string | undefined;
}

function readSpan(text: string): WrittenSpan | null {
  const [, first = '', second = '', rest] = span.exec(text.trim()) ?? [];
  const [from, to] = [readLocal(first), readLocal(second)];
  if (from === null || to === null) return null;
  const end = second.length === 10 ? startOfDay(addDays(second, 1)) : to;
  return end > from ? { from, to, end, rest } : null;
}

/**
 * A pause as it is written (暂停): `FROM..TO` or `FROM..TO:reason`, both days with, or moments `2026-03-03T09:00`; null: it is none, or ends before
 * it begins. Without a reason: special-procedure.
 */
export function readPause(text: string): ClockPause | null {
  const found = readSpan(text);
  return found && { reason: found.rest ?? 'special-procedure', from: found.from, to: found.end };
}

const causes = ['applicantIncomplete', 'staffOmission', 'circumstancesChanged'];

/** A round of a supplement as it is written (补正): `NOTICE..RECEIPT` or `NOTICE..RECEIPT:cause`; null: it is none. Without a cause: applicantIncomplete. */
export function readSupplement(text: string): SupplementRound | null {
  const found = readSpan(text);
  if (!found || !causes.includes(found.rest ?? causes[0]!)) return null;
  return { notice: found.from, receipt: found.to, receiptEnd: found.end, cause: found.rest ?? causes[0]! };
}
