import { type Compared, type Comparison, type ConditionRow, type Conditions, comparisons } from './conditions.ts';
import type { NameInSight, ValueKind } from './names.ts';

/** A row while it is being made (编辑中的条件行): field or values may be missing. */
export interface DraftRow {
  readonly field: string | null;
  readonly comparison: Comparison;
  readonly values: readonly Compared[];
}

/** Rows while they are being made. */
export interface Draft {
  readonly join: Conditions['join'];
  readonly rows: readonly DraftRow[];
}

export const emptyRow: DraftRow = { field: null, comparison: 'is', values: [] };
export const emptyDraft: Draft = { join: 'all', rows: [emptyRow] };

const isMany = (comparison: Comparison): comparison is 'one-of' | 'none-of' => comparison === 'one-of' || comparison === 'none-of';
const needsNone = (comparison: Comparison): comparison is 'filled' | 'blank' => comparison === 'filled' || comparison === 'blank';

/** How many values a comparison takes. */
export const valuesOf = (comparison: Comparison): 'none' | 'one' | 'many' =>
  needsNone(comparison) ? 'none' : isMany(comparison) ? 'many' : 'one';

function draftRow(row: ConditionRow): DraftRow {
  const { field, comparison } = row;
  if ('values' in row) return { field, comparison, values: row.values };
  return { field, comparison, values: 'value' in row ? [row.value] : [] };
}

/** Conditions as rows to edit. */
export const draftOf = ({ join, rows }: Conditions): Draft => ({ join, rows: rows.map(draftRow) });

/** What a row still lacks; null: nothing. */
export function lackOf({ field, comparison, values }: DraftRow): 'field' | 'value' | null {
  if (field === null) return 'field';
  return valuesOf(comparison) !== 'none' && values.length === 0 ? 'value' : null;
}

/** The conditions a draft says; null while a row lacks something. No rows: no condition. */
export function conditionsOf({ join, rows }: Draft): Conditions | null {
  if (rows.some(row => lackOf(row) !== null)) return null;
  return { join: rows.length > 1 ? join : 'all', rows: rows.map(rowOf) };
}

function rowOf({ field, comparison, values }: DraftRow): ConditionRow {
  if (needsNone(comparison)) return { field: field!, comparison };
  if (isMany(comparison)) return { field: field!, comparison, values };
  return { field: field!, comparison, value: values[0]! };
}

const always: readonly Comparison[] = ['filled', 'blank'];
const byKind: Readonly<Record<ValueKind, readonly Comparison[]>> = {
  text: ['is', 'is-not', 'one-of', 'none-of'],
  number: ['is', 'is-not', 'above', 'at-least', 'below', 'at-most'],
  money: ['is', 'is-not', 'above', 'at-least', 'below', 'at-most'],
  date: ['is', 'above', 'at-least', 'below', 'at-most'],
  moment: ['above', 'below'],
  flag: ['is', 'is-not'],
  choices: ['holds', 'holds-not'],
  table: [],
  group: [],
};

/** How a name can be compared (可用比较), in one order; one that is written already stays offered. */
export function comparisonsFor(name: NameInSight | undefined, current: Comparison): readonly Comparison[] {
  const offered = name ? [...byKind[name.kind], ...always] : comparisons;
  return comparisons.filter(one => offered.includes(one) || one === current);
}

/** The row for another field: the comparison stays where it makes sense, values only where they can be of the new field. */
export function withField(row: DraftRow, name: NameInSight): DraftRow {
  const offered = [...byKind[name.kind], ...always];
  const comparison = offered.includes(row.comparison) ? row.comparison : offered[0]!;
  return { field: name.name, comparison, values: row.values.filter(value => canBe(name, value)) };
}

/** The row with another comparison; one value is enough for one, several stay for several. */
export function withComparison(row: DraftRow, comparison: Comparison): DraftRow {
  const most = { none: 0, one: 1, many: row.values.length }[valuesOf(comparison)];
  return { ...row, comparison, values: row.values.slice(0, most) };
}

function canBe({ kind, choices }: NameInSight, value: Compared): boolean {
  if (choices.length > 0) return choices.some(choice => choice.value === value);
  if (kind === 'number' || kind === 'money') return typeof value === 'number';
  if (kind === 'flag') return typeof value === 'boolean';
  if (kind === 'date' || kind === 'moment')
    return typeof value === 'object' || (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value));
  return typeof value === 'string';
}
