import { describe, expect, it } from 'vitest';
import { checkFeel } from '#engine/expressions/check.ts';
import { createExpressions } from '#engine/expressions/compile.ts';
import type { FeelScope } from '#engine/expressions/types.ts';

const list = Array.from({ length: 1_000 }, (_, index) => index);
const scope: FeelScope = {
  vars: { n: 1e9, list, long: `${'a'.repeat(50_000)}!`, tooLong: 'a'.repeat(70_000), own: JSON.parse('{"constructor":{"y":2}}') },
  roots: {},
  now: 0,
};
/** Far above what any of them needs, far below what an unbounded one takes; the machine may be busy. */
const patienceMs = 2_000;

function timed(text: string): { readonly ok: boolean; readonly ms: number } {
  const before = performance.now();
  const { ok } = createExpressions().evaluate(text, scope);
  return { ok, ms: performance.now() - before };
}

describe('hostile texts', () => {
  it.each([
    'matches(long, "^(a+)+$")',
    'matches(long, "(a|aa)+$")',
    'matches(long, "(.*a){20}$")',
    'replace(long, "(a+)+b", "x")',
    'count(split(long, "(a|a)*x")) > 0',
    'for i in 1..1000 return list',
  ])('should answer %s quickly', text => {
    // when
    const { ms } = timed(text);
    // then
    expect(ms).toBeLessThan(patienceMs);
  });

  it.each([
    'matches(tooLong, "a")',
    `matches(long, "${'a'.repeat(1_001)}")`,
    `replace(long, "", "${'$0'.repeat(500)}")`,
    'matches(long, "((a{1,100}){1,100}){1,100}")',
    'for i in 1..n return i',
    'list[count(list[item > 3]) > 2]',
    'for i in list return count(list[item = i])',
    'for i in 1..1000 return [list, list]',
    `${'['.repeat(2_000)}${']'.repeat(2_000)}`,
    '{a:'.repeat(1_300),
    '-'.repeat(4_000),
    `${'not('.repeat(900)}true${')'.repeat(900)}`,
    'every /* '.repeat(400),
    'if '.repeat(1_000),
    '(function(x) x)(1)',
    'function() external {java: {class: "java.lang.Runtime"}}',
    'constructor.constructor("return process")()',
    '{"__proto__": {polluted: true}}',
    'context put({}, "__proto__", {polluted: true})',
    '[now][1]()',
    '{f: now}.f()',
    'for count in [now] return count()',
    'for count in [matches] return count(long, "^(a+)+$")',
    'sort([long, long], matches)',
    'list replace([long], matches, 1)',
    '1) + (2',
    'x) x, (1',
  ])('should refuse %j quickly', text => {
    // when
    const { ok, ms } = timed(text);
    // then
    expect(ok).toBe(false);
    expect(ms).toBeLessThan(patienceMs);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('should never reach what a value inherits', () => {
    // when
    const values = ['"a".constructor', 'list.length', 'own.toString', 'get value({}, "constructor")'].map(text =>
      createExpressions().evaluate(text, scope),
    );
    // then
    for (const result of values) expect(JSON.stringify(result)).not.toContain('unction');
    expect(values[0]).toEqual({ ok: true, value: null });
    expect(values[3]).toEqual({ ok: true, value: null });
  });

  it('should treat values that look like expressions as text', () => {
    // given
    const payload = '#{process.exit()} = 1 + 1 {{ y }}';
    // when
    const result = createExpressions().evaluate('name', { vars: { name: payload }, roots: {}, now: 0 });
    // then
    expect(result).toEqual({ ok: true, value: payload });
  });

  it('should answer every one of 2,000 random texts without throwing', () => {
    // given
    const parts = [
      'a',
      'b.c',
      '1',
      '"x"',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      ':',
      ',',
      '+',
      '-',
      '=',
      '<',
      'and',
      'if',
      'then',
      'else',
      'for',
      'in',
      'return',
      '..',
      '@"2026"',
      '?',
      '/*',
    ];
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
      return seed % below;
    };
    const expressions = createExpressions();
    let refused = 0;
    for (let index = 0; index < 2_000; index += 1) {
      const text = Array.from({ length: 1 + next(12) }, () => parts[next(parts.length)]).join(' ');
      // when
      const result = expressions.evaluate(text, { vars: { a: 1, b: { c: [1] } }, roots: {}, now: 0 });
      // then
      if (checkFeel(text).some(({ severity }) => severity === 'error')) {
        expect(result.ok, text).toBe(false);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(500);
    expect(refused).toBeLessThan(2_000);
  });
});
