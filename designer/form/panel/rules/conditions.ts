import { quoted, readWhole, type TokenReader } from './tokens.ts';

/** A value a field is compared with (比较值): `today` is the day on which the rule is asked. */
export type Compared = string | number | boolean | { readonly today: true };

/** How a field is compared (比较方式). */
export const comparisons = [
  'is',
  'is-not',
  'above',
  'at-least',
  'below',
  'at-most',
  'one-of',
  'none-of',
  'holds',
  'holds-not',
  'filled',
  'blank',
] as const;
export type Comparison = (typeof comparisons)[number];

/** One row of a condition (条件行): the field's name as FEEL reads it, and what it is compared with. */
export type ConditionRow =
  | { readonly field: string; readonly comparison: 'filled' | 'blank' }
  | { readonly field: string; readonly comparison: 'one-of' | 'none-of'; readonly values: readonly Compared[] }
  | {
      readonly field: string;
      readonly comparison: Exclude<Comparison, 'filled' | 'blank' | 'one-of' | 'none-of'>;
      readonly value: Compared;
    };

/** A condition in rows (条件): all of them hold, or any. */
export interface Conditions {
  readonly join: 'all' | 'any';
  readonly rows: readonly ConditionRow[];
}

const signs = { is: '=', 'is-not': '!=', above: '>', 'at-least': '>=', below: '<', 'at-most': '<=' } as const;
type Signed = keyof typeof signs;
const joins = { all: 'and', any: 'or' } as const;

/** The rows as a FEEL text (写成表达式); no row: an empty text. */
export const writeConditions = ({ join, rows }: Conditions): string => rows.map(writeRow).join(` ${joins[join]} `);

function writeRow(row: ConditionRow): string {
  switch (row.comparison) {
    case 'filled':
      return `${row.field} != null`;
    case 'blank':
      return `${row.field} = null`;
    case 'one-of':
      return `${row.field} in [${row.values.map(writeValue).join(', ')}]`;
    case 'none-of':
      return `not(${row.field} in [${row.values.map(writeValue).join(', ')}])`;
    case 'holds':
      return `list contains(${row.field}, ${writeValue(row.value)})`;
    case 'holds-not':
      return `not(list contains(${row.field}, ${writeValue(row.value)}))`;
    default:
      return `${row.field} ${signs[row.comparison]} ${writeValue(row.value)}`;
  }
}

/** Days are ISO texts in answers, so today is compared as a text too. */
function writeValue(value: Compared): string {
  if (typeof value === 'object') return 'string(today())';
  return typeof value === 'string' ? quoted(value) : writeScalar(value);
}

/** Numbers in full: FEEL knows no exponents. */
function writeScalar(value: number | boolean): string {
  if (typeof value === 'boolean' || !/e/.test(String(value))) return String(value);
  return value.toFixed(20).replace(/\.?0+$/, '');
}

/**
 * The rows a FEEL text consists of (读成条件行); null when it says more than rows can: then it stays a FEEL text.
 * What is read is written again with the same meaning, word by word.
 */
export const readConditions = (text: string): Conditions | null => readWhole(text, readJoined);

function readJoined(reader: TokenReader): Conditions | null {
  const first = readRow(reader);
  if (!first) return null;
  const rows = [first];
  const joint = reader.take('and') ? 'and' : reader.take('or') ? 'or' : null;
  if (joint === null) return { join: 'all', rows };
  do {
    const row = readRow(reader);
    if (!row) return null;
    rows.push(row);
  } while (reader.take(joint));
  return { join: joint === 'and' ? 'all' : 'any', rows };
}

function readRow(reader: TokenReader): ConditionRow | null {
  return reader.attempt(() => readNegated(reader)) ?? reader.attempt(() => readHolds(reader)) ?? reader.attempt(() => readCompared(reader));
}

/** `not(...)` around what has no sign of its own for it. */
function readNegated(reader: TokenReader): ConditionRow | null {
  if (!reader.take('not', '(')) return null;
  const row = reader.attempt(() => readHolds(reader)) ?? reader.attempt(() => readCompared(reader));
  if (!row || !reader.take(')')) return null;
  if (row.comparison === 'one-of') return { ...row, comparison: 'none-of' };
  return row.comparison === 'holds' ? { ...row, comparison: 'holds-not' } : null;
}

function readHolds(reader: TokenReader): ConditionRow | null {
  if (!reader.take('list', 'contains', '(')) return null;
  const field = reader.name();
  if (field === null || !reader.take(',')) return null;
  const value = readValue(reader);
  return value === null || !reader.take(')') ? null : { field, comparison: 'holds', value };
}

function readCompared(reader: TokenReader): ConditionRow | null {
  const field = reader.name();
  if (field === null) return null;
  if (reader.take('in', '[')) {
    const values = reader.list(() => readValue(reader), ']');
    return values && { field, comparison: 'one-of', values };
  }
  if (reader.take('!=', 'null')) return { field, comparison: 'filled' };
  if (reader.take('=', 'null')) return { field, comparison: 'blank' };
  const comparison = (Object.keys(signs) as Signed[]).find(one => reader.take(signs[one]));
  const value = comparison && readValue(reader);
  return comparison && value !== null && value !== undefined ? { field, comparison, value } : null;
}

function readValue(reader: TokenReader): Compared | null {
  if (reader.take('true')) return true;
  if (reader.take('false')) return false;
  if (reader.take('string', '(', 'today', '(', ')', ')')) return { today: true };
  const text = reader.next('text');
  if (text !== null) return text;
  return reader.attempt(() => {
    const isNegative = reader.take('-');
    const number = reader.next('number');
    if (number === null || !isExact(number)) return null;
    return isNegative ? -Number(number) : Number(number);
  });
}

/** true: the number is not rounded by being read. */
const isExact = (written: string): boolean =>
  writeScalar(Number(written)) ===
  written
    .replace(/^0+(?=\d)/, '')
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
