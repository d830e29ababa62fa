import type { Cell } from './cells.ts';

/** Types a value may be declared as (DMN 1.3 clause 10.3.2.3.4); `integer` is a number without a fraction, as other tools write it. */
export const baseTypes = ['any', 'string', 'number', 'integer', 'boolean', 'date', 'time', 'dateTime', 'duration'] as const;
export type BaseType = (typeof baseTypes)[number];

/** The type of an input or output (类型): base, list or one value, and the values it is limited to. */
export interface ValueType {
  readonly base: BaseType;
  readonly list: boolean;
  readonly allowed: Cell | null;
}

/** A value nothing is known of. */
export const anyType: ValueType = { base: 'any', list: false, allowed: null };

/** How files spell the base types, lower case, without spaces and prefix. */
const spellings: Readonly<Record<string, BaseType | undefined>> = {
  any: 'any',
  string: 'string',
  number: 'number',
  double: 'number',
  decimal: 'number',
  integer: 'integer',
  int: 'integer',
  long: 'integer',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  dateandtime: 'dateTime',
  daytimeduration: 'duration',
  daysandtimeduration: 'duration',
  yearmonthduration: 'duration',
  yearsandmonthsduration: 'duration',
};

/** Read a type name as files write it, e.g. `feel:dateTime`, `date and time`; null when it is none of FEEL's. */
export function readBaseType(name: string): BaseType | null {
  const key = name
    .replace(/^.*:/, '')
    .replace(/[\s_-]/g, '')
    .toLowerCase();
  return (Object.hasOwn(spellings, key) ? spellings[key] : undefined) ?? null;
}

const patterns: Readonly<Partial<Record<BaseType, RegExp>>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  time: /^\d{2}:\d{2}/,
  dateTime: /^\d{4}-\d{2}-\d{2}(?:T|$)/,
  duration: /^-?P/,
};

/** Whether a plain value has a type, its limits aside. Empty (null) has every type. */
export function hasType(value: unknown, type: Pick<ValueType, 'base' | 'list'>): boolean {
  if (value === null || value === undefined) return true;
  if (type.list) return Array.isArray(value) && value.every(one => hasType(one, { base: type.base, list: false }));
  const pattern = patterns[type.base];
  if (pattern) return typeof value === 'string' && pattern.test(value);
  if (type.base === 'any') return true;
  if (type.base === 'integer') return Number.isInteger(value);
  return typeof value === type.base;
}

/** The FEEL text that turns plain text `_` into a value of a type that is compared as such. */
export function subjectOf(base: BaseType): string {
  if (base === 'date') return 'date(_)';
  if (base === 'time') return 'time(_)';
  if (base === 'dateTime') return 'date and time(_)';
  return base === 'duration' ? 'duration(_)' : '_';
}
