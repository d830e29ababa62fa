import { dateAndTime, FeelDate, FeelDateTime, FeelFunction, date as readDate } from 'feelin';
import type { Millis } from '../calendar/types.ts';
import { kindOf } from './kind-of.ts';
import { FeelArgumentError, regexFunctions } from './regex.ts';

/** Asia/Shanghai is UTC+8 all year. */
const shanghaiMs = 8 * 3_600_000;

/** formatDate(date, text or ms) -> 2026年2月27日; null stays null. */
function formatDate(value: unknown): string | null {
  return format(value, parts => `${parts.year}年${parts.month}月${parts.day}日`);
}

/** formatDateTime(moment, text or ms) -> 2026年2月27日 10:05; null stays null. */
function formatDateTime(value: unknown): string | null {
  return format(value, ({ year, month, day, clock }) => `${year}年${month}月${day}日 ${clock ?? '00:00'}`);
}

/** formatMoney(分) -> 100.00 元; null stays null. */
function formatMoney(value: unknown): string | null {
  if (isMissing(value)) return null;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw unusable('formatMoney', '整数的分 · whole 分', value);
  const yuan = Math.trunc(Math.abs(value) / 100);
  return `${value < 0 ? '-' : ''}${yuan}.${String(Math.abs(value) % 100).padStart(2, '0')} 元`;
}

/** workingDays(n) -> n 个工作日; null stays null. */
function workingDays(value: unknown): string | null {
  if (isMissing(value)) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw unusable('workingDays', '数字 · a number', value);
  return `${value} 个工作日`;
}

/** Functions every FEEL text may call besides FEEL's own (自有函数). */
export const ownFunctions: Readonly<Record<string, FeelFunction>> = {
  ...regexFunctions,
  formatDate: new FeelFunction(formatDate, ['date']),
  formatDateTime: new FeelFunction(formatDateTime, ['date']),
  formatMoney: new FeelFunction(formatMoney, ['amount']),
  workingDays: new FeelFunction(workingDays, ['days']),
};

/** today() and now() of a moment, in Asia/Shanghai; they replace feelin's, which read the machine. */
export function clockFunctions(now: Millis): Readonly<Record<string, FeelFunction>> {
  return {
    today: new FeelFunction(() => readDate(shanghaiText(now).slice(0, 10)), []),
    now: new FeelFunction(() => dateAndTime(`${shanghaiText(now)}+08:00`), []),
  };
}

/** Names of the clock functions. */
export const clockFunctionNames: ReadonlySet<string> = new Set(['today', 'now']);

/** A moment as local text `YYYY-MM-DDTHH:mm:ss` in Asia/Shanghai. */
function shanghaiText(moment: Millis): string {
  return new Date(moment + shanghaiMs).toISOString().slice(0, 19);
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly clock?: string;
}

function format(value: unknown, write: (parts: Parts) => string): string | null {
  return isMissing(value) ? null : write(readParts(value));
}

function readParts(value: unknown): Parts {
  const text = momentText(value);
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?/.exec(text);
  if (!found) throw unusable('formatDate', '日期 · a date', value);
  const [, year, month, day, clock] = found;
  return { year: Number(year), month: Number(month), day: Number(day), ...(clock && { clock }) };
}

/** Local ISO text of a date, ISO text or moment; a moment with an offset is moved to Asia/Shanghai. */
function momentText(value: unknown): string {
  if (typeof value === 'number' && Math.abs(value) < 8e15) return shanghaiText(value);
  if (value instanceof FeelDate || value instanceof FeelDateTime) return momentText(value.toString());
  if (typeof value !== 'string') return '';
  const moment = /(?:Z|[+-]\d{2}:\d{2})$/.test(value) && value.includes('T') ? Date.parse(value) : Number.NaN;
  return Number.isNaN(moment) ? value : shanghaiText(moment);
}

function isMissing(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function unusable(name: string, expected: string, value: unknown): FeelArgumentError {
  const { zh, en } = kindOf(value);
  return new FeelArgumentError(`${name} 需要${expected}，得到 / got ${zh} · ${en}`);
}
