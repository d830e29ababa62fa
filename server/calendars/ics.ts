import ICAL from 'ical.js';
import { addDays, isPlainDate, namesHoliday, NoticeBook, type NoticeHints, type NoticeRead } from '#engine/calendar/index.ts';

/** Longest event taken for a holiday, in days. */
const longest = 60;

/**
 * Read a notice from an iCalendar file (识别 ICS): whole-day events whose summary says 休/放假 or 班/上班, or names a holiday. Anything else is a problem
 * with the line of its event; nothing is dropped in silence.
 */
export function readNoticeIcs(text: string, hints: NoticeHints = {}): NoticeRead {
  const book = new NoticeBook();
  const events = eventsIn(text, book);
  const years: string[] = [];
  for (const { event, line } of events) years.push(...takeEvent(event, { book, line }));
  const year = hints.year ?? commonest(years) ?? null;
  return book.close({ year, source: nameIn(text) });
}

interface PlacedEvent {
  readonly event: ICAL.Component;
  readonly line: number;
}

function eventsIn(text: string, book: NoticeBook): PlacedEvent[] {
  const starts = text.split(/\r?\n/).flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []));
  try {
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    return events.map((event, index) => ({ event, line: starts[index] ?? 1 }));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    book.refuse(
      `不是有效的 iCalendar 文件：${message.slice(0, 100)}`,
      `Expected an iCalendar file, but it cannot be read: ${message.slice(0, 100)}`,
    );
    return [];
  }
}

/** Take the days of an event up; the years of its days off. */
function takeEvent(event: ICAL.Component, { book, line }: { book: NoticeBook; line: number }): string[] {
  const summary = String(event.getFirstPropertyValue('summary') ?? '').normalize('NFKC');
  const kind = kindOf(summary);
  if (kind === undefined) {
    book.warn(
      `「${summary.slice(0, 40)}」看不出放假还是上班，未采用`,
      `"${summary.slice(0, 40)}" says neither off nor worked and was not taken`,
      line,
    );
    return [];
  }
  if (event.hasProperty('rrule') || event.hasProperty('rdate')) {
    book.refuse(`「${summary.slice(0, 40)}」是重复日程，无法识别`, `Expected single events, but "${summary.slice(0, 40)}" repeats`, line);
    return [];
  }
  const dates = datesOf(event);
  if (dates === null) {
    book.refuse(`「${summary.slice(0, 40)}」不是全天日程，无法识别`, `Expected whole days, but "${summary.slice(0, 40)}" is none`, line);
    return [];
  }
  const name = nameOf(summary);
  for (const date of dates) book.add({ date, kind, ...(name ? { name } : {}) }, line);
  return kind === 'off' ? dates.map(date => date.slice(0, 4)) : [];
}

function kindOf(summary: string): 'off' | 'make-up' | undefined {
  if (/补班|上班|工作日|班(?=[)\]】\s]|$)|make-?up|workday/i.test(summary)) return 'make-up';
  if (/放假|假期|假日|调休|休息|休(?=[)\]】\s]|$)|holiday|day off/i.test(summary) || namesHoliday(summary)) return 'off';
  return undefined;
}

/** The holiday a summary names, without what says off or worked and the count of days. */
function nameOf(summary: string): string {
  return summary
    .replace(/[([【](?:休|班|放假|上班|补班|调休)[)\]】]|第\s*\d+\s*天.*$|共\s*\d+\s*天.*$/g, '')
    .replace(/\s*(?:放假|假期|假日|补班|调休上班|上班|调休|休|班)\s*$/, '')
    .trim()
    .slice(0, 40);
}

/** The whole days of an event. null: it has times, or is no event of days. What stands for a date is read only now, and throws where it is none. */
function datesOf(event: ICAL.Component): string[] | null {
  try {
    return wholeDaysOf(event);
  } catch {
    return null;
  }
}

/** The end does not belong to the event (RFC 5545, 3.6.1). */
function wholeDaysOf(event: ICAL.Component): string[] | null {
  const start = event.getFirstPropertyValue('dtstart');
  const end = event.getFirstPropertyValue('dtend');
  const duration = event.getFirstPropertyValue('duration');
  if (!(start instanceof ICAL.Time) || !start.isDate) return null;
  if (end !== null && !(end instanceof ICAL.Time && end.isDate)) return null;
  const first = start.toString();
  // a day that does not exist is read as another one
  if (event.getFirstProperty('dtstart')?.toJSON()[3] !== first) return null;
  const length = duration instanceof ICAL.Duration ? duration.toSeconds() / 86_400 : null;
  const after = end instanceof ICAL.Time ? end.toString() : addDays(first, length ?? 1);
  if (!isPlainDate(first) || (length !== null && !Number.isInteger(length))) return null;
  const dates: string[] = [];
  for (let date = first; (date < after || date === first) && dates.length <= longest; date = addDays(date, 1)) dates.push(date);
  return dates.length > longest ? null : dates;
}

function commonest(years: readonly string[]): string | undefined {
  const counts = Map.groupBy(years, year => year);
  return [...counts].sort((a, b) => b[1].length - a[1].length)[0]?.[0];
}

/** Name of the calendar the file is of. */
function nameIn(text: string): string {
  return (/^X-WR-CALNAME:(.*)$/im.exec(text)?.[1] ?? '').trim().slice(0, 200);
}
