/** A date that a cell spells out, as `YYYY-MM-DD`. */
export interface DateLiteral {
  readonly date: string;
}

/** A value a cell spells out (字面值): what needs no evaluation. */
export type LiteralValue = string | number | boolean | null | DateLiteral;

/** One end of a range. */
export interface Bound {
  readonly value: LiteralValue;
  readonly closed: boolean;
}

/** Whether a literal is a date. */
export function isDate(value: LiteralValue): value is DateLiteral {
  return typeof value === 'object' && value !== null;
}

/** What a literal is compared as: dates are their ISO text. */
export function plainOf(value: LiteralValue): string | number | boolean | null {
  return isDate(value) ? value.date : value;
}

/** Whether a value lies between two bounds: of the same type, in the order of that type (texts and dates by their characters). */
export function isWithin(value: unknown, from: Bound | null, to: Bound | null): boolean {
  return (from === null || isAfter(value, from)) && (to === null || isBefore(value, to));
}

function isAfter(value: unknown, { value: bound, closed }: Bound): boolean {
  const order = compare(value, plainOf(bound));
  return order !== null && (order > 0 || (closed && order === 0));
}

function isBefore(value: unknown, { value: bound, closed }: Bound): boolean {
  const order = compare(value, plainOf(bound));
  return order !== null && (order < 0 || (closed && order === 0));
}

/** Negative, zero or positive; null when the two are not of one ordered type. */
function compare(value: unknown, bound: unknown): number | null {
  if (typeof value === 'number' && typeof bound === 'number') return value - bound;
  if (typeof value !== 'string' || typeof bound !== 'string') return null;
  if (value === bound) return 0;
  return value < bound ? -1 : 1;
}

/** Whether two plain values are the same: numbers, texts, lists and contexts by what they hold. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return keys.length === others.length && keys.every(key => Object.hasOwn(right, key) && isSame(left[key], right[key]));
}
