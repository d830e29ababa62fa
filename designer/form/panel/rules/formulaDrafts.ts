import type { Formula, FormulaKind } from './formulas.ts';
import type { NameInSight } from './names.ts';

/** A formula while it is being made (编辑中的公式): names may be missing. */
export interface FormulaDraft {
  readonly kind: FormulaKind;
  readonly fields: readonly string[];
  /** First and second name of a difference or of days; table of a column or of rows. */
  readonly first: string | null;
  readonly second: string | null;
  readonly isWhole: boolean;
  readonly isInclusive: boolean;
  readonly between: string;
}

export const emptyFormula = (kind: FormulaKind, isWhole: boolean): FormulaDraft => ({
  kind,
  fields: [],
  first: null,
  second: null,
  isWhole,
  isInclusive: true,
  between: '',
});

/** A formula to edit. */
export function formulaDraftOf(formula: Formula): FormulaDraft {
  const begin = emptyFormula(formula.kind, false);
  switch (formula.kind) {
    case 'column-sum':
      return { ...begin, first: formula.table, second: formula.column };
    case 'rows':
      return { ...begin, first: formula.table };
    case 'sum':
      return { ...begin, fields: formula.fields };
    case 'product':
      return { ...begin, fields: formula.fields, isWhole: formula.isWhole };
    case 'difference':
      return { ...begin, first: formula.from, second: formula.less };
    case 'days':
      return { ...begin, first: formula.from, second: formula.to, isInclusive: formula.isInclusive };
    case 'join':
      return { ...begin, fields: formula.fields, between: formula.between };
  }
}

/** The formula a draft says; null while something is missing. */
export function formulaOf({ kind, fields, first, second, isWhole, isInclusive, between }: FormulaDraft): Formula | null {
  switch (kind) {
    case 'sum':
      return fields.length > 0 ? { kind, fields } : null;
    case 'product':
      return fields.length > 1 ? { kind, fields, isWhole } : null;
    case 'join':
      return fields.length > 0 ? { kind, fields, between } : null;
    case 'rows':
      return first === null ? null : { kind, table: first };
    case 'column-sum':
      return first === null || second === null ? null : { kind, table: first, column: second };
    case 'difference':
      return first === null || second === null ? null : { kind, from: first, less: second };
    case 'days':
      return first === null || second === null ? null : { kind, from: first, to: second, isInclusive };
  }
}

/** Common formulas that give a number, and one that gives a text. */
const numeric: readonly FormulaKind[] = ['column-sum', 'sum', 'product', 'difference', 'days', 'rows'];

/** Formulas whose result a field can hold (可用公式). */
export function formulasFor(type: unknown): readonly FormulaKind[] {
  if (type === 'number' || type === 'integer') return numeric;
  return type === 'string' ? ['join'] : [];
}

const wanted: Readonly<Record<FormulaKind, readonly NameInSight['kind'][]>> = {
  'column-sum': ['table'],
  rows: ['table'],
  sum: ['number', 'money'],
  product: ['number', 'money'],
  difference: ['number', 'money'],
  days: ['date'],
  join: ['text', 'date'],
};

/** Names a formula can read. */
export const namesFor = (kind: FormulaKind, names: readonly NameInSight[]): readonly NameInSight[] =>
  names.filter(name => wanted[kind].includes(name.kind));

/** Columns that can be added up. */
export const sumColumns = (table: NameInSight): readonly NameInSight[] =>
  table.columns.filter(({ kind }) => kind === 'number' || kind === 'money');
