import { addDays, isPlainDate, weekdayOf } from '../dates.ts';
import type { PlainDate } from '../types.ts';
import type { NoticeBook } from './book.ts';

/** Parts of a date as written; what is not written comes from what stands before it. */
export interface WrittenDate {
  readonly year?: number;
  readonly month?: number;
  readonly day: number;
  /** Day of the week written beside it, 0 = Sunday. */
  readonly weekday?: number;
}

/** What a date is read in: the notice's year, the date written before, and whether the section is about the New Year. */
export interface DateContext {
  readonly year: number | null;
  readonly newYear: boolean;
  before: { readonly year: number; readonly month: number; readonly yearWritten: boolean } | null;
}

const days = 60;

/** A written date as a real one (补全日期); null with a problem where it is none. Remembers it in the context. */
export function resolveDate(
  written: WrittenDate,
  context: DateContext,
  { book, line }: { book: NoticeBook; line: number },
): PlainDate | null {
  const month = written.month ?? context.before?.month;
  const year = month === undefined ? undefined : (written.year ?? yearFor(month, context));
  if (month === undefined || year === undefined) {
    book.refuse(`看不出「${written.day}日」是哪年哪月`, `Expected year and month of the day ${written.day}, found none`, line);
    return null;
  }
  const date = `${year}-${two(month)}-${two(written.day)}`;
  if (!isPlainDate(date)) {
    book.refuse(`日期 ${date} 不存在`, `Expected a date that exists, found ${date}`, line);
    return null;
  }
  context.before = { year, month, yearWritten: written.year !== undefined || (context.before?.yearWritten ?? false) };
  checkWeekday(date, written.weekday, { book, line });
  return date;
}

/** A December in the section of the New Year belongs to the year before; after a written year the year goes on with the months. */
function yearFor(month: number, { year, newYear, before }: DateContext): number | undefined {
  if (before?.yearWritten && month >= before.month) return before.year;
  if (year === null) return before?.year;
  return newYear && month >= 11 ? year - 1 : year;
}

function checkWeekday(date: PlainDate, weekday: number | undefined, { book, line }: { book: NoticeBook; line: number }): void {
  if (weekday === undefined || weekday === weekdayOf(date)) return;
  const [said, is] = [weekday, weekdayOf(date)].map(day => '日一二三四五六'[day]);
  book.warn(
    `${date} 是星期${is}，通知写的是星期${said}，请核对`,
    `${date} is not the day of the week the notice says (${said}), but ${is}`,
    line,
  );
}

/** Every date of a range (日期范围), both ends with; null with a problem where it runs backwards or too far. */
export function datesBetween(from: PlainDate, to: PlainDate, { book, line }: { book: NoticeBook; line: number }): PlainDate[] {
  const dates: PlainDate[] = [];
  for (let date = from; date <= to && dates.length <= days; date = addDays(date, 1)) dates.push(date);
  if (dates.length > 0 && dates.length <= days) return dates;
  book.refuse(`${from} 至 ${to} 不是合理的起止日期`, `Expected a range forward of at most ${days} days, found ${from} to ${to}`, line);
  return [];
}

const two = (n: number) => String(n).padStart(2, '0');
