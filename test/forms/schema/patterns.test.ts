import { describe, expect, it } from 'vitest';
import { compilePattern, findPatternFault } from '#forms/schema/index.ts';

describe('compilePattern', () => {
  it.each([
    ['^\\d{4}$', '2026', true],
    ['^\\d{4}$', '20260', false],
    ['\\d', 'a1b', true],
    ['^[\\u4e00-\\u9fa5]+$', '办件', true],
    ['^\\p{Script=Han}{2,4}$', '王芳', true],
    ['^\\p{Script=Han}{2,4}$', 'Wang', false],
    ['^[A-Z]{2}-\\d+$', 'HS-12', true],
  ])('should match as a form means %s', (pattern, text, expected) => {
    // given, when
    const found = compilePattern(pattern).test(text);
    // then
    expect(found).toBe(expected);
  });

  it('should not look at text beyond its bound', () => {
    // given
    const pattern = compilePattern('^x+$');
    // when
    const found = [pattern.test('x'.repeat(10_000)), pattern.test('x'.repeat(10_001))];
    // then
    expect(found).toEqual([true, false]);
  });

  it.each(['(', '(?=a)', '(?<=a)b', '(a)\\1', '(a{1000}){1000}', '['])('should say why %s cannot be used', pattern => {
    // given, when
    const fault = findPatternFault(pattern);
    // then
    expect(fault).toMatch(/\w/);
  });
});
