import { describe, expect, it } from 'vitest';
import { codesOf, decide, type In } from './dmn.ts';

/** Whether one cell matches a value. */
async function hits(
  cell: string,
  value: unknown,
  { type, vars = {} }: { type?: string; vars?: Record<string, unknown> } = {},
): Promise<unknown> {
  const input: In = { of: 'value', label: '值', ...(type && { type }) };
  const result = await decide({ inputs: [input], outputs: [{ fallback: 'false' }], rules: [[cell, 'true']] }, { value, ...vars });
  return result.ok ? result.value : result.error.zh;
}

describe('cells', () => {
  it.each([
    ['', 1, true],
    ['-', null, true],
    ['5', 5, true],
    ['5', '5', false],
    ['-5', -5, true],
    ['"a","b"', 'b', true],
    ['"a","b"', 'c', false],
    ['not("a","b")', 'c', true],
    ['not("a","b")', 'a', false],
    ['null', null, true],
    ['null', 0, false],
    ['!= 5', 4, true],
    ['= 5', 5, true],
    ['< 5', 4.9, true],
    ['< 5', 5, false],
    ['<= 5', 5, true],
    ['> 5', '7', false],
    ['> 5', null, false],
    ['[1..5]', 5, true],
    ['[1..5)', 5, false],
    [']1..5[', 1, false],
    ['(1..5)', 2, true],
    ['< 1, > 5', 6, true],
    ['not([1..5])', 3, false],
    ['true', true, true],
    ['true', false, false],
    ['"say \\"hi\\""', 'say "hi"', true],
  ])('should match by literals: %j of %j is %j', async (cell, value, expected) => {
    expect(await hits(cell as string, value)).toBe(expected);
  });

  it.each([
    ['least', 5, { least: 5 }, true],
    ['list', 2, { list: [1, 2] }, true],
    ['list', 3, { list: [1, 2] }, false],
    ['> least * 2', 11, { least: 5 }, true],
    ['> least * 2', null, { least: 5 }, false],
    ['[least..most]', 5, { least: 5, most: 6 }, true],
    ['? > 5 and ? < 10', 7, {}, true],
    ['? > 5 and ? < 10', 11, {}, false],
    ['starts with(?, "31")', '3101', {}, true],
    ['not(starts with(?, "31"))', '3101', {}, false],
    ['contains(?, "a"), contains(?, "b")', 'xb', {}, true],
    ['some one in ? satisfies one > 5', [1, 9], {}, true],
  ])('should match by FEEL: %j of %j with %j is %j', async (cell, value, vars, expected) => {
    expect(await hits(cell, value, { vars })).toBe(expected);
  });

  it.each([
    ['date("2026-03-01")', '2026-03-01', 'date', true],
    ['< date("2026-03-01")', '2026-02-28', 'date', true],
    ['[@"2026-03-01"..@"2026-03-31"]', '2026-04-01', 'date', false],
    ['> date("2026-03-01") + duration("P1D")', '2026-03-03', 'date', true],
    ['> date("2026-03-01") + duration("P1D")', null, 'date', false],
    ['< date and time("2026-03-01T10:00:00+08:00")', '2026-03-01T09:59:00+08:00', 'dateTime', true],
    ['date and time("2026-03-01T10:00:00+08:00")', '2026-03-01T02:00:00Z', 'dateTime', true],
    ['> duration("P3D")', 'P4D', 'dayTimeDuration', true],
    ['< time("12:00:00")', '11:00:00', 'time', true],
  ])('should match dates and times: %j of %j (%s) is %j', async (cell, value, type, expected) => {
    expect(await hits(cell, value, { type })).toBe(expected);
  });

  it('should tell of a text with a question mark that is neither true nor false', async () => {
    expect(await hits('? + 1', 5)).toBe('决策「收费」第 1 条规则「值」列：单元格应得出是或否，但得到整数。');
  });

  it.each([
    ['function(x) x', 'feel-function-definition'],
    ['some f in [1..100000] satisfies f = ?', 'feel-range'],
    ['1e3', 'feel-exponent'],
    ['"a', 'feel-syntax'],
    ['"a",', 'feel-syntax'],
    ['== 5', 'feel-double-equals'],
    ['“a”', 'feel-foreign-quote'],
    ['nosuch(?)', 'feel-unknown-function'],
    ['constructor', 'feel-forbidden-name'],
    [`${'('.repeat(50)}1${')'.repeat(50)}`, 'feel-too-deep'],
    ['x'.repeat(5000), 'feel-too-long'],
    ['date("2026-01-01")', 'dmn-cell-type'],
  ])('should refuse %j (%s)', async (cell, code) => {
    expect(await codesOf({ inputs: [{ of: 'value' }], rules: [[cell, '1']] })).toContain(code);
  });

  it('should refuse a cell whose literal the type of its column can never have', async () => {
    expect(await codesOf({ inputs: [{ of: 'value', type: 'number' }], rules: [['"5"', '1']] })).toContain('dmn-cell-type');
  });
});
