import { FeelDate, FeelDateTime, FeelDuration, FeelTime } from 'feelin';
import { limits } from '../limits.ts';

/** Names never allowed as keys, variables or element ids: `__proto__`, `constructor`, `toString` and whatever else every object has. */
export const forbiddenNames: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

/** Why a FEEL result is not a plain value; the sentence is shown to people. */
export class NotPlainError extends Error {}

/**
 * Turn a FEEL result into plain JSON (纯数据): dates and durations as ISO 8601 text, contexts as objects with own keys only.
 * Functions, ranges, NaN and Infinity are refused by throwing NotPlainError.
 */
export function toPlain(value: unknown): unknown {
  return convert(value, { left: limits.feelResult });
}

function convert(value: unknown, budget: { left: number }): unknown {
  budget.left -= 1;
  if (budget.left < 0) throw new NotPlainError('结果太大 · the result is too large');
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) return value.map(entry => convert(entry, budget));
  if (isTemporal(value)) return value.toString();
  return convertContext(value, budget);
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new NotPlainError('结果不是有限的数 · the result is not a finite number');
  return value;
}

function isTemporal(value: unknown): value is FeelDate {
  return value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime || value instanceof FeelDuration;
}

function convertContext(value: unknown, budget: { left: number }): Record<string, unknown> {
  const prototype: unknown = typeof value === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (prototype !== Object.prototype && prototype !== null)
    throw new NotPlainError('结果不是数据 · the result is not data (a function or a range)');
  const result: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value as object)) {
    if (forbiddenNames.has(key)) throw new NotPlainError(`不允许的名称 “${key}” · the name "${key}" is not allowed`);
    result[key] = convert(entry, budget);
  }
  return result;
}
