import type { NoticeDay } from '../types.ts';
import { NoticeBook } from './book.ts';
import type { NoticeHints, NoticeRead } from './types.ts';

type Values = Readonly<Record<string, unknown>>;
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Read a notice in JSON (识别 JSON): our own form `{year, days: [{date, kind, name}], source}`, the one in wide use
 * `{year, days: [{name, date, isOffDay}]}`, or a shipped year `{off: [...], makeUp: [...]}`.
 */
export function readNoticeJson(text: string, hints: NoticeHints = {}): NoticeRead {
  const book = new NoticeBook();
  const value = parsed(text, book);
  if (!isValues(value)) return { ...book.close({ year: hints.year ?? null, source: '', mode: 'amend' }), mode: 'replace' };
  const days = Array.isArray(value.days) ? value.days.map(entryOf) : [...datesOf(value, 'off'), ...datesOf(value, 'makeUp')];
  days.forEach((day, index) => {
    if (typeof day === 'string')
      book.refuse(`第 ${index + 1} 项无法识别：${day}`, `Expected a day with date and kind as entry ${index + 1}, found ${day}`);
    else book.add(day);
  });
  const mode = value.mode === 'amend' ? 'amend' : 'replace';
  return book.close({ year: yearOfValue(value, hints) ?? yearOfDays(days), source: sourceOf(value), mode });
}

function parsed(text: string, book: NoticeBook): unknown {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (!isValues(value)) book.refuse('JSON 应为一个对象', 'Expected a JSON object');
    return value;
  } catch (error) {
    const { line, message } = faultOf(text, error);
    book.refuse(`不是有效的 JSON：${message}`, `Expected JSON, but it cannot be read: ${message}`, line);
    return undefined;
  }
}

function faultOf(text: string, error: unknown): { line?: number; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  const position = /position (\d+)/.exec(message)?.[1];
  return { message, ...(position === undefined ? {} : { line: text.slice(0, Number(position)).split('\n').length }) };
}

/** A day of the list, or the text of what is none. */
function entryOf(entry: unknown): NoticeDay | string {
  if (!isValues(entry) || typeof entry.date !== 'string') return shown(entry);
  const name = typeof entry.name === 'string' && entry.name !== '' ? { name: entry.name } : {};
  if (entry.kind === 'off' || entry.kind === 'make-up' || entry.kind === 'normal') return { date: entry.date, kind: entry.kind, ...name };
  if (typeof entry.isOffDay === 'boolean') return { date: entry.date, kind: entry.isOffDay ? 'off' : 'make-up', ...name };
  return shown(entry);
}

function datesOf(value: Values, list: 'off' | 'makeUp'): (NoticeDay | string)[] {
  const dates = value[list];
  if (dates === undefined) return [];
  if (!Array.isArray(dates)) return [shown(dates)];
  const names = isValues(value.names) ? value.names : {};
  return dates.map((date: unknown) => {
    if (typeof date !== 'string') return shown(date);
    const text = names[date];
    const name = isValues(text) && typeof text.zh === 'string' ? { name: text.zh } : {};
    return { date, kind: list === 'off' ? 'off' : 'make-up', ...name };
  });
}

function yearOfValue({ year }: Values, hints: NoticeHints): string | undefined {
  if (hints.year !== undefined) return hints.year;
  const text = String(year ?? '');
  return /^[1-9]\d{3}$/.test(text) ? text : undefined;
}

function yearOfDays(days: readonly (NoticeDay | string)[]): string | null {
  const years = Map.groupBy(
    days.flatMap(day => (typeof day === 'string' ? [] : [day.date.slice(0, 4)])),
    year => year,
  );
  return [...years].sort((a, b) => b[1].length - a[1].length)[0]?.[0] ?? null;
}

function sourceOf({ source, papers }: Values): string {
  if (typeof source === 'string') return source.slice(0, 200);
  return Array.isArray(papers)
    ? papers
        .filter(paper => typeof paper === 'string')
        .join('；')
        .slice(0, 200)
    : '';
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
