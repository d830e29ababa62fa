import { isPlainDate } from '#engine/calendar/index.ts';
import type { NoticeDay } from '#engine/calendar/types.ts';
import type { Text } from '#engine/problem.ts';
import type { NoticeRead } from '../contract/calendars.ts';

const kinds: readonly string[] = ['off', 'make-up', 'normal'];

/** Reads a notice in our own JSON (放假通知): `{year?, source?, days: [{date, kind, name?}]}` or the list of days alone. What is not understood is said. */
export function readNoticeJson(text: string, year?: string): NoticeRead {
  const given = parse(text);
  const list: unknown = Array.isArray(given) ? given : isValues(given) ? given.days : undefined;
  const head = isValues(given) ? given : {};
  const said = typeof head.year === 'string' || typeof head.year === 'number' ? String(head.year) : undefined;
  const source = typeof head.source === 'string' ? head.source : '';
  if (!Array.isArray(list) || list.length === 0) return { year: said ?? year ?? null, days: [], source, problems: [nothingFound] };
  const days = list.flatMap(readDay);
  const problems = list.flatMap((day: unknown, index) => (readDay(day).length > 0 ? [] : [unreadable(index)]));
  return { year: said ?? year ?? days[0]?.date.slice(0, 4) ?? null, days, source, problems };
}

type Values = Readonly<Record<string, unknown>>;
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readDay(value: unknown): NoticeDay[] {
  if (!isValues(value) || !isPlainDate(value.date) || !kinds.includes(String(value.kind))) return [];
  const name = typeof value.name === 'string' && value.name !== '' ? { name: value.name.slice(0, 40) } : {};
  return [{ date: value.date as string, kind: value.kind as NoticeDay['kind'], ...name }];
}

const nothingFound = {
  severity: 'error',
  message: {
    zh: '没有读到任何日期。JSON 应有 days 列表，每项写明 date 和 kind（off、make-up 或 normal）。',
    en: 'Expected a list "days" with date and kind (off, make-up or normal) of each day, but found none.',
  },
};

function unreadable(index: number): { severity: string; message: Text } {
  return {
    severity: 'error',
    message: {
      zh: `第 ${index + 1} 项不是有效的日期安排，请写明 date 和 kind。`,
      en: `Expected date and kind in day ${index + 1}, but it has none that can be read.`,
    },
  };
}
