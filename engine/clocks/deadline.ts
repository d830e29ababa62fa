import { startOfDay } from '../calendar/dates.ts';
import type { Calendar, DayReason, PlainDate } from '../calendar/types.ts';
import { ledgerOf } from './ledger.ts';
import type { ClockLedger } from './types.ts';

/** The answer to "when is it due?" (期限测算), as `banjian deadline --json` prints it (docs/model.md, HTTP). */
export interface Deadline {
  readonly due: PlainDate;
  readonly provisional: boolean;
  readonly ledger: readonly { readonly date: PlainDate; readonly counted: boolean; readonly why: DayReason; readonly note?: string }[];
}

/**
 * Ledger of a bare limit of working days from a receipt (day 0), without pauses or extensions.
 * Throws RangeError for a date or a number of days that is none; check with `isPlainDate` and `isClockLength` first.
 */
export function ledgerOfLimit({ from, days, calendar }: { from: PlainDate; days: number; calendar: Calendar }): ClockLedger {
  const head = { startAt: startOfDay(from), startOn: from, length: days, unit: 'working-day', status: 'running' } as const;
  return ledgerOf({ ...head, pauses: [], extensions: [] }, calendar);
}

/** Due date of a limit of working days from a receipt (day 0), with every day on the way. Throws as `ledgerOfLimit` does. */
export function deadline(limit: { from: PlainDate; days: number; calendar: Calendar }): Deadline {
  const { dueOn, provisional, days: rows } = ledgerOfLimit(limit);
  const ledger = rows.map(({ date, counted, why, note }) => ({ date, counted, why, ...(note === undefined ? {} : { note }) }));
  return { due: dueOn, provisional, ledger };
}
