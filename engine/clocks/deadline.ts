import { startOfDay } from '../calendar/dates.ts';
import type { Calendar, DayReason, PlainDate } from '../calendar/types.ts';
import { reckonLimit } from './question.ts';

/** The answer to "when is it due?" (期限测算), as `banjian deadline --json` prints it (docs/model.md, HTTP). */
export interface Deadline {
  readonly due: PlainDate;
  readonly provisional: boolean;
  readonly ledger: readonly { readonly date: PlainDate; readonly counted: boolean; readonly why: DayReason; readonly note?: string }[];
}

/**
 * Due date of a bare limit of working days from a receipt (day 0), with every day on the way.
 * Throws RangeError for a date or a number of days that is none; check with `isPlainDate` and `isClockLength` first.
 */
export function deadline({ from, days, calendar }: { from: PlainDate; days: number; calendar: Calendar }): Deadline {
  const { dueOn, provisional, days: rows } = reckonLimit({ from: startOfDay(from), length: days }, calendar);
  const ledger = rows.map(({ date, counted, why, note }) => ({ date, counted, why, ...(note === undefined ? {} : { note }) }));
  return { due: dueOn, provisional, ledger };
}
