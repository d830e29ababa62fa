import type { Text } from '#engine/problem.ts';

/** What a typed text means (读出的值), or why it cannot be used yet. */
export type Reading<T> = { readonly value: T } | { readonly fault: Text };

export const isRead = <T>(reading: Reading<T>): reading is { readonly value: T } => 'value' in reading;

const fault = (zh: string, en: string): { readonly fault: Text } => ({ fault: { zh, en } });

/** Bounds of a number that is typed. */
export interface NumberBounds {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly isWhole?: boolean;
}

/** A number as it is typed, or nothing (数字). */
export function readNumber(typed: string, { least, most, isWhole = false }: NumberBounds = {}): Reading<number | undefined> {
  const text = typed.trim();
  if (text === '') return { value: undefined };
  if (!/^-?\d{1,15}(?:\.\d{1,10})?$/.test(text)) return fault('应为数字。', 'Expected a number.');
  const value = Number(text);
  if (isWhole && !Number.isInteger(value)) return fault('应为整数。', 'Expected a whole number.');
  if (least !== undefined && value < least) return fault(`不能小于 ${least}。`, `Expected ${least} or more.`);
  if (most !== undefined && value > most) return fault(`不能大于 ${most}。`, `Expected ${most} or less.`);
  return { value };
}

/** An amount typed in 元 with at most two places, read as 分 (金额). */
export function readMoney(typed: string, { least, most }: NumberBounds = {}): Reading<number | undefined> {
  const text = typed.trim();
  if (text === '') return { value: undefined };
  const found = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (!found) return fault('应为以元为单位的金额，最多两位小数。', 'Expected an amount in yuan with at most two places.');
  const fen = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'));
  const value = found[1] === '-' && fen > 0 ? -fen : fen;
  if (least !== undefined && value < least)
    return fault(`不能小于 ${writeMoney(least)} 元。`, `Expected ${writeMoney(least)} yuan or more.`);
  if (most !== undefined && value > most) return fault(`不能大于 ${writeMoney(most)} 元。`, `Expected ${writeMoney(most)} yuan or less.`);
  return { value };
}

/** 分 as 元, without places where there are none. */
export function writeMoney(fen: number | undefined): string {
  if (fen === undefined) return '';
  const sign = fen < 0 ? '-' : '';
  const places = Math.abs(fen) % 100;
  return `${sign}${Math.floor(Math.abs(fen) / 100)}${places === 0 ? '' : `.${String(places).padStart(2, '0')}`}`;
}

/** A number in full; nothing for none. */
export const writeNumber = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

/** Plain text; nothing typed means nothing said. */
export const readText = (typed: string): Reading<string | undefined> => ({ value: typed.trim() === '' ? undefined : typed });

/** A text that must be there. */
export const readSome = (typed: string): Reading<string> =>
  typed.trim() === '' ? fault('不能为空。', 'This must be filled in.') : { value: typed };

/** Plain text of any value. */
export const writeText = (value: unknown): string => (typeof value === 'string' ? value : '');
