import { describe, expect, it } from 'vitest';
import { createExpressions } from '#engine/expressions/index.ts';

const lenient = createExpressions({ unanswered: 'null' });
const strict = createExpressions();
const scope = (vars: Record<string, unknown>) => ({ vars, roots: {}, now: Date.UTC(2026, 10, 22) });
const rows = [
  { price: 2, count: 3 },
  { price: 5, count: null },
  { price: null, count: null },
];

describe('texts of a form, where a field may not be answered yet (未填写的值)', () => {
  it.each([
    ['a * 3', { a: null }, null],
    ['-a', { a: null }, null],
    ['"x" + a', { a: null }, null],
    ['date(a) > today()', { a: null }, null],
    ['a > 3', { a: null }, null],
    ['if a > 3 then 1 else 2', { a: null }, 2],
    ['sum(rows.price)', { rows }, 7],
    ['sum(for i in rows return i.price * i.count)', { rows }, 6],
    ['sum(rows.price) + 1', { rows: [] }, 1],
    ['sum(1, a, 2)', { a: null }, 3],
    ['mean(rows.price)', { rows }, 3.5],
    ['min(rows.price)', { rows }, 2],
    ['max(rows.price)', { rows }, 5],
    ['max(rows.price)', { rows: [] }, null],
    ['sum(["x"])', {}, null],
  ])('should be that %s over %j is %j', (text, vars, value) => {
    expect(lenient.evaluate(text, scope(vars))).toEqual({ ok: true, value });
  });

  it.each([
    ['a wrong type', 'a * 3', { a: 'x' }],
    ['a name nobody knows', 'b + 1', { a: 1 }],
    ['a date that is none', 'date(a)', { a: 'x' }],
  ])('should still be an error for %s', (_, text, vars) => {
    expect(lenient.evaluate(text, scope(vars)).ok).toBe(false);
  });

  it('should be an error in a release', () => {
    expect(strict.evaluate('a * 3', scope({ a: null })).ok).toBe(false);
    expect(strict.evaluate('sum(rows.price)', scope({ rows }))).toEqual({ ok: true, value: null });
  });
});
