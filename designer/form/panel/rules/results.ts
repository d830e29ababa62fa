import type { Values } from '#forms/schema/types.ts';
import type { Formula } from './formulas.ts';
import type { NameInSight, ValueKind } from './names.ts';

/** What a computed field gives (计算结果的类型). */
export const resultKinds = ['number', 'integer', 'money', 'text', 'date', 'yes-no'] as const;
export type ResultKind = (typeof resultKinds)[number];

const schemas: Readonly<Record<ResultKind, Values>> = {
  number: { type: 'number' },
  integer: { type: 'integer' },
  money: { type: 'integer', 'x-money': true },
  text: { type: 'string' },
  date: { type: 'string', format: 'date' },
  'yes-no': { type: 'boolean' },
};

/** Keywords that say what a plain answer is: none of another result may stay. */
const typeKeywords = [
  ...['type', 'x-money', 'format', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minLength', 'maxLength', 'pattern'],
];

/** What a computed field gives now. */
export function resultOf(schema: Values): ResultKind {
  if (schema['x-money'] === true) return 'money';
  if (schema.type === 'string') return schema.format === 'date' ? 'date' : 'text';
  return schema.type === 'boolean' ? 'yes-no' : schema.type === 'integer' ? 'integer' : 'number';
}

/** Keywords of a schema that gives something else; undefined takes one away. */
export const resultPatch = (kind: ResultKind): Values => ({
  ...Object.fromEntries(typeKeywords.map(keyword => [keyword, undefined])),
  ...schemas[kind],
});

/** true: what the formula gives is an amount (结果为金额), since what it adds, or one thing it multiplies, is one. */
export function givesMoney(formula: Formula, names: readonly NameInSight[]): boolean {
  const kindOf = (name: string): ValueKind | undefined => names.find(one => one.name === name)?.kind;
  const isMoney = (name: string): boolean => kindOf(name) === 'money';
  switch (formula.kind) {
    case 'column-sum':
      return names.find(({ name }) => name === formula.table)?.columns.find(({ name }) => name === formula.column)?.kind === 'money';
    case 'sum':
      return formula.fields.every(isMoney);
    case 'product':
      return formula.fields.filter(isMoney).length === 1;
    case 'difference':
      return isMoney(formula.from) && isMoney(formula.less);
    default:
      return false;
  }
}
