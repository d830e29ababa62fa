import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFeel } from '#engine/expressions/check.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import { type Formula, readFormula, writeFormula } from '#designer/form/panel/rules/formulas.ts';

const { evaluate } = createExpressions({ unanswered: 'null' });
const resultOf = (formula: Formula, vars: Record<string, unknown>): unknown => {
  const found = evaluate(writeFormula(formula), { vars, roots: {}, now: 0 });
  if (!found.ok) throw new Error(found.error);
  return found.value;
};

const name = fc.constantFrom('amount', 'price', 'items', 'startOn', 'group.part');
const fields = fc.array(name, { minLength: 1, maxLength: 4 });
const formula: fc.Arbitrary<Formula> = fc.oneof(
  fc.record({ kind: fc.constant('column-sum' as const), table: name, column: fc.constantFrom('price', 'amount') }),
  fc.record({ kind: fc.constant('rows' as const), table: name }),
  fc.record({ kind: fc.constant('sum' as const), fields }),
  fc.record({ kind: fc.constant('product' as const), fields: fc.array(name, { minLength: 2, maxLength: 4 }), isWhole: fc.boolean() }),
  fc.record({ kind: fc.constant('difference' as const), from: name, less: name }),
  fc.record({ kind: fc.constant('days' as const), from: name, to: name, isInclusive: fc.boolean() }),
  fc.record({ kind: fc.constant('join' as const), fields, between: fc.string({ maxLength: 5 }) }),
);

describe('common formulas', () => {
  it('should read back whatever it wrote, with names that FEEL finds', () => {
    fc.assert(
      fc.property(formula, given => {
        const text = writeFormula(given);
        expect(readFormula(text)).toEqual(given);
        const wrong = checkFeel(text, ['amount', 'price', 'items', 'startOn', 'group']).filter(one => one.severity === 'error');
        expect(wrong).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('should add a column, with rows that are still blank', () => {
    const formula: Formula = { kind: 'column-sum', table: 'items', column: 'price' };
    expect(resultOf(formula, { items: [{ price: 120 }, { price: 30 }, {}, { price: null }] })).toBe(150);
    expect(resultOf(formula, { items: null })).toBe(0);
    expect(resultOf(formula, { items: [] })).toBe(0);
  });

  it('should add fields, multiply them and take one from another', () => {
    expect(resultOf({ kind: 'sum', fields: ['a', 'b', 'c'] }, { a: 1, b: null, c: 2 })).toBe(3);
    expect(resultOf({ kind: 'product', fields: ['a', 'b'], isWhole: false }, { a: 2, b: 1.25 })).toBe(2.5);
    expect(resultOf({ kind: 'product', fields: ['a', 'b'], isWhole: true }, { a: 3, b: 1.1 })).toBe(3);
    expect(resultOf({ kind: 'product', fields: ['a', 'b'], isWhole: true }, { a: 3, b: null })).toBeNull();
    expect(resultOf({ kind: 'difference', from: 'a', less: 'b' }, { a: 3, b: 5 })).toBe(-2);
    expect(resultOf({ kind: 'difference', from: 'a', less: 'b' }, { a: 3, b: null })).toBeNull();
  });

  it('should count days, rows and join texts', () => {
    const days = { kind: 'days', from: 'a', to: 'b' } as const;
    expect(resultOf({ ...days, isInclusive: false }, { a: '2026-02-27', b: '2026-03-02' })).toBe(3);
    expect(resultOf({ ...days, isInclusive: true }, { a: '2026-02-27', b: '2026-03-02' })).toBe(4);
    expect(resultOf({ ...days, isInclusive: true }, { a: '2026-02-27', b: null })).toBeNull();
    expect(resultOf({ kind: 'rows', table: 'a' }, { a: [{}, {}] })).toBe(2);
    expect(resultOf({ kind: 'join', fields: ['a', 'b', 'c'], between: '、' }, { a: '甲', b: null, c: '乙' })).toBe('甲、乙');
  });

  it.each([
    'a',
    'a * 2',
    'a - b - c',
    'a - b * c',
    'decimal(a * b, 2)',
    'sum(items.price[item > 1])',
    'a + b',
    'count(items) + 1',
    'string join([a], b)',
    '',
  ])('should leave %s as a FEEL text', text => {
    expect(readFormula(text)).toBeNull();
  });
});
