import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFeel } from '#engine/expressions/check.ts';
import { createExpressions } from '#engine/expressions/index.ts';
import {
  type Compared,
  type ConditionRow,
  type Conditions,
  readConditions,
  writeConditions,
} from '#designer/form/panel/rules/conditions.ts';

const today = '2026-03-02';
const now = Date.parse(`${today}T02:00:00Z`);
const { evaluate } = createExpressions();
const holds = (text: string, vars: Record<string, unknown>): boolean => {
  const found = evaluate(text, { vars, roots: {}, now });
  if (!found.ok) throw new Error(`${text}: ${found.error}`);
  return found.value === true;
};

const names = ['amount', 'kindOf', 'note', 'address.city', 'list', 'string'];
const plainText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('a"b', 'c\\d', '是', 'two\nlines', '2026-03-02'),
);
const number = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.integer({ min: -99_999, max: 99_999 }).map(n => n / 100),
  fc.constantFrom(1e-7, 123456789.125),
);
const compared: fc.Arbitrary<Compared> = fc.oneof(plainText, number, fc.boolean(), fc.constant({ today: true } as const));
const field = fc.constantFrom(...names);
const row: fc.Arbitrary<ConditionRow> = fc.oneof(
  fc.record({ field, comparison: fc.constantFrom('filled' as const, 'blank' as const) }),
  fc.record({
    field,
    comparison: fc.constantFrom('one-of' as const, 'none-of' as const),
    values: fc.array(compared, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    field,
    comparison: fc.constantFrom('is', 'is-not', 'above', 'at-least', 'below', 'at-most', 'holds', 'holds-not') as fc.Arbitrary<'is'>,
    value: compared,
  }),
);
const conditions: fc.Arbitrary<Conditions> = fc
  .record({ join: fc.constantFrom('all' as const, 'any' as const), rows: fc.array(row, { minLength: 1, maxLength: 5 }) })
  .map(one => (one.rows.length === 1 ? { ...one, join: 'all' as const } : one));

describe('conditions in rows', () => {
  it('should read back whatever it wrote', () => {
    fc.assert(
      fc.property(conditions, given => {
        // when
        const text = writeConditions(given);
        // then: -0 is written as 0, which compares alike
        expect(readConditions(text)).toEqual(JSON.parse(JSON.stringify(given)));
        expect(writeConditions(readConditions(text)!)).toBe(text);
        expect(checkFeel(text, ['amount', 'kindOf', 'note', 'address', 'list', 'string']).filter(one => one.severity === 'error')).toEqual(
          [],
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('should mean in FEEL what the row says of a text', () => {
    fc.assert(
      fc.property(plainText, plainText, (value, other) => {
        const answers = { note: value };
        const of = (comparison: string, rest: object): boolean =>
          holds(writeConditions({ join: 'all', rows: [{ field: 'note', comparison, ...rest } as ConditionRow] }), answers);
        expect(of('is', { value })).toBe(true);
        expect(of('is', { value: other })).toBe(value === other);
        expect(of('is-not', { value: other })).toBe(value !== other);
        expect(of('one-of', { values: [other, value] })).toBe(true);
        expect(of('none-of', { values: [other] })).toBe(value !== other);
      }),
      { numRuns: 500 },
    );
  });

  it('should mean in FEEL what the row says of numbers, days, lists and what is blank', () => {
    const answers = { amount: 12.5, day: today, chosen: ['a', 'b'], empty: null };
    const of = (row: ConditionRow): boolean => holds(writeConditions({ join: 'all', rows: [row] }), answers);
    expect(of({ field: 'amount', comparison: 'above', value: 12 })).toBe(true);
    expect(of({ field: 'amount', comparison: 'at-most', value: 12.4 })).toBe(false);
    expect(of({ field: 'amount', comparison: 'at-least', value: -3 })).toBe(true);
    expect(of({ field: 'day', comparison: 'at-most', value: { today: true } })).toBe(true);
    expect(of({ field: 'day', comparison: 'below', value: { today: true } })).toBe(false);
    expect(of({ field: 'day', comparison: 'above', value: '2026-02-28' })).toBe(true);
    expect(of({ field: 'chosen', comparison: 'holds', value: 'b' })).toBe(true);
    expect(of({ field: 'chosen', comparison: 'holds-not', value: 'c' })).toBe(true);
    expect(of({ field: 'empty', comparison: 'blank' })).toBe(true);
    expect(of({ field: 'amount', comparison: 'filled' })).toBe(true);
    expect(of({ field: 'empty', comparison: 'above', value: 1 })).toBe(false);
    expect(of({ field: 'empty', comparison: 'is-not', value: true })).toBe(true);
  });

  it('should join rows by all and by any', () => {
    const rows: readonly ConditionRow[] = [
      { field: 'amount', comparison: 'above', value: 10 },
      { field: 'note', comparison: 'is', value: 'x' },
    ];
    expect(holds(writeConditions({ join: 'all', rows }), { amount: 11, note: 'y' })).toBe(false);
    expect(holds(writeConditions({ join: 'any', rows }), { amount: 11, note: 'y' })).toBe(true);
  });

  it.each(['=  amount>10 and   note="x"', 'not(kindOf in ["a","b"])', 'list contains(list, "a") or amount = 0.50', 'amount != null'])(
    'should read %s however it is spaced',
    text => {
      const read = readConditions(text)!;
      expect(read).not.toBeNull();
      expect(readConditions(writeConditions(read))).toEqual(read);
    },
  );

  it.each([
    'amount > 10 and note = "x" or amount < 3',
    'amount > other',
    'amount + 1 > 10',
    'not(amount > 10)',
    '(amount > 10)',
    'amount > 10 and',
    'some x in list satisfies x = 1',
    'note = "unfinished',
    'note = “x”',
    'amount = 0.12345678901234567890123',
    'true',
    '',
  ])('should leave %s as a FEEL text', text => {
    expect(readConditions(text)).toBeNull();
  });
});
