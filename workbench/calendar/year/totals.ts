import type { CalendarDay } from '#server/contract/calendars.ts';
import { dayAfter } from '../../shared/days/index.ts';
import { whyOf } from './day-cells.ts';

/** Days of a year by what they are (全年合计). */
export interface Totals {
  readonly working: number;
  readonly holiday: number;
  readonly makeUp: number;
  readonly localOff: number;
  readonly localWorking: number;
}

/** Count the days of a year. */
export function totalsOf(days: readonly CalendarDay[]): Totals {
  const count = (why: string): number => days.filter(day => whyOf(day) === why).length;
  return {
    working: days.filter(({ working }) => working).length,
    holiday: count('holiday'),
    makeUp: count('make-up'),
    localOff: count('local-off'),
    localWorking: count('local-working'),
  };
}

/** A run of days one after the other (连续日期). */
export interface DayRange {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** Join days that follow each other into ranges; `dates` in any order. */
export function rangesOf(dates: readonly string[]): readonly DayRange[] {
  const ranges: { from: string; to: string; days: number }[] = [];
  for (const date of [...dates].sort()) {
    const last = ranges.at(-1);
    if (last && dayAfter(last.to, 1) === date) {
      last.to = date;
      last.days += 1;
    } else ranges.push({ from: date, to: date, days: 1 });
  }
  return ranges;
}

/** A holiday with its days off and its make-up days (一个节日的安排). */
export interface Holiday {
  readonly name: string;
  readonly off: readonly DayRange[];
  readonly makeUp: readonly string[];
}

const holidayOf = (note: string): string => note.replace(/(调休)?(上班|补班)$/, '');

/** Holidays of a year in order, by the name their days carry; days without a name stand under `''`. */
export function holidaysOf(days: readonly CalendarDay[]): readonly Holiday[] {
  const named = new Map<string, { off: string[]; makeUp: string[] }>();
  for (const day of days) {
    const why = whyOf(day);
    if (why !== 'holiday' && why !== 'make-up') continue;
    const name = holidayOf(day.note ?? '');
    const list = named.get(name) ?? { off: [], makeUp: [] };
    (why === 'holiday' ? list.off : list.makeUp).push(day.date);
    named.set(name, list);
  }
  return [...named].map(([name, { off, makeUp }]) => ({ name, off: rangesOf(off), makeUp }));
}
