import { holidayText, makeUpText } from '#engine/calendar/holidays.ts';
import type { CalendarChange, NoticeDay } from '#engine/calendar/types.ts';
import type { CalendarDay } from '#server/contract/calendars.ts';
import { weekdayOf } from '../../shared/days/index.ts';
import { whyOf } from '../year/day-cells.ts';
import { type DayRange, holidaysOf } from '../year/totals.ts';

/** A day that a change makes another (变化的一天). */
export interface Difference {
  readonly date: string;
  /** off 改为放假, work 改为上班, name: only why or its name. */
  readonly kind: 'off' | 'work' | 'name';
  readonly before: CalendarDay;
  readonly after: CalendarDay;
}

function byWeekday(date: string, provisional: boolean): CalendarDay {
  const isWeekend = [0, 6].includes(weekdayOf(date));
  return { date, working: !isWeekend, why: isWeekend ? 'weekend' : 'working', provisional };
}

function byNotice({ date, kind, name }: NoticeDay, provisional: boolean): CalendarDay {
  if (kind === 'normal') return byWeekday(date, provisional);
  const note = name ? { note: (kind === 'off' ? holidayText(name) : makeUpText(name)).zh } : {};
  return { date, working: kind === 'make-up', why: kind === 'off' ? 'holiday' : 'make-up', ...note, provisional };
}

/** What is known of a day without the local days of this calendar: as the calendar above has it, where it is asked. */
type Beneath = ReadonlyMap<string, CalendarDay>;

function afterNotice(day: CalendarDay, notice: NonNullable<CalendarChange['notice']>, named: ReadonlyMap<string, NoticeDay>): CalendarDay {
  if (day.why.startsWith('local-')) return day;
  const isWhole = notice.mode === 'replace' && day.date.startsWith(notice.year);
  const provisional = isWhole ? false : day.provisional;
  const said = named.get(day.date);
  if (said) return byNotice(said, provisional);
  return isWhole ? byWeekday(day.date, false) : { ...day, provisional };
}

function afterLocal(day: CalendarDay, local: NonNullable<CalendarChange['local']>, beneath: Beneath): CalendarDay {
  const said = local[day.date];
  if (said === undefined) return day;
  if (said === null) return beneath.get(day.date) ?? byWeekday(day.date, day.provisional);
  return {
    date: day.date,
    working: said.working,
    why: said.working ? 'local-working' : 'local-off',
    note: said.why,
    provisional: day.provisional,
  };
}

/** The days of the calendar as they would be after the change (变更后的日历): local days stand over notices, as in the engine. */
export function daysAfter(days: readonly CalendarDay[], change: CalendarChange, beneath: Beneath = new Map()): readonly CalendarDay[] {
  const { notice, local } = change;
  const named = new Map(notice?.days.map(day => [day.date, day]));
  return days.map(day => {
    const first = notice ? afterNotice(day, notice, named) : day;
    return local ? afterLocal(first, local, beneath) : first;
  });
}

function kindOf(before: CalendarDay, after: CalendarDay): Difference['kind'] | null {
  if (before.working !== after.working) return after.working ? 'work' : 'off';
  return whyOf(before) !== whyOf(after) || (before.note ?? '') !== (after.note ?? '') ? 'name' : null;
}

/** The days that differ (逐日对照); both lists hold the same dates in the same order. */
export function differencesOf(before: readonly CalendarDay[], after: readonly CalendarDay[]): readonly Difference[] {
  return before.flatMap((day, index) => {
    const other = after[index]!;
    const kind = kindOf(day, other);
    return kind === null ? [] : [{ date: day.date, kind, before: day, after: other }];
  });
}

/** A holiday whose days change (变动的节日); an empty list on a side: not there. */
export interface HolidayMove {
  readonly name: string;
  readonly before: { readonly off: readonly DayRange[]; readonly makeUp: readonly string[] };
  readonly after: { readonly off: readonly DayRange[]; readonly makeUp: readonly string[] };
}

const nothing = { off: [], makeUp: [] };

/** Holidays that come, go or move to other days, in the order of the year. */
export function holidayMoves(before: readonly CalendarDay[], after: readonly CalendarDay[]): readonly HolidayMove[] {
  const [old, young] = [holidaysOf(before), holidaysOf(after)];
  const names = [...new Set([...young, ...old].map(({ name }) => name))];
  const of = (list: typeof old, name: string) => {
    const found = list.find(holiday => holiday.name === name);
    return found ? { off: found.off, makeUp: found.makeUp } : nothing;
  };
  return names
    .map(name => ({ name, before: of(old, name), after: of(young, name) }))
    .filter(move => JSON.stringify(move.before) !== JSON.stringify(move.after));
}
