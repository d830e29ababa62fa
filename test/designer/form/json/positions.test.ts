import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointerStep } from '#forms/schema/types.ts';
import { lineOf, locate, offsetOf } from '#designer/form/json/positions.ts';

/** Every pointer of a value. */
function pointersOf(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, inner]) => pointersOf(inner, at + pointerStep(name)))];
}
const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

describe('positions of a JSON text', () => {
  it('should read every JSON text as JSON.parse does, and know where each value stands', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.integer({ min: 0, max: 4 }), (value, indent) => {
        // given
        const text = `\n ${JSON.stringify(value, null, indent)} \n`;
        // when
        const found = locate(text);
        // then
        if (!found.ok) throw new Error(found.message.en);
        expect(found.value).toEqual(JSON.parse(text));
        expect([...found.positions.keys()].sort()).toEqual(pointersOf(JSON.parse(text)).sort());
        for (const [pointer, offset] of found.positions) {
          const steps = pointer
            .split('/')
            .slice(1)
            .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
          const inner = steps.reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], JSON.parse(text));
          const rest = text.slice(offset);
          expect(rest.startsWith(isObject(inner) ? (Array.isArray(inner) ? '[' : '{') : JSON.stringify(inner))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('should refuse what JSON.parse refuses, whatever is cut or put in', () => {
    const base = '{"a": [1, {"b": "x\\"y", "c": null}], "d": -1.5e3}';
    fc.assert(
      fc.property(fc.nat(base.length - 1), fc.constantFrom('', ',', '}', '"', ':', ' ', '0', 'x', '[', '\u0000'), (at, put) => {
        const text = base.slice(0, at) + put + base.slice(at + 1);
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const found = locate(text);
        if (!isJson) expect(found.ok).toBe(false);
        else expect(found.ok || /两次/.test(found.message.zh)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['', 1, '内容是空的'],
    ['{\n  "a": 1\n  "b": 2\n}', 3, '缺少逗号'],
    ['{\n  "a": 1,\n}', 3, '最后一项后面不能有逗号'],
    ['{"a" 1}', 1, '缺少冒号'],
    ['{\n"a": "x\n}', 2, '没有结束的引号'],
    ["{'a': 1}", 1, '英文双引号'],
    ['[1, 2', 1, '没有写完'],
    ['{"a": 1, "a": 2}', 1, '写了两次'],
    ['{} {}', 1, '多余'],
  ])('should tell where %j goes wrong', (text, line, words) => {
    const found = locate(text);
    if (found.ok) throw new Error('Expected a fault, but it was read');
    expect(found.message.zh).toContain(words);
    expect(lineOf(text, found.offset)).toBe(line);
  });

  it('should refuse a text of a hundred thousand brackets at once', () => {
    const begin = performance.now();
    expect(locate('['.repeat(100_000)).ok).toBe(false);
    expect(locate(`{"a":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_001)}`).ok).toBe(false);
    expect(performance.now() - begin).toBeLessThan(1_000);
  });

  it('should point at the nearest part that is there', () => {
    const text = '{\n "schema": {\n  "type": "object"\n }\n}';
    const found = locate(text);
    if (!found.ok) throw new Error(found.message.en);
    expect(lineOf(text, offsetOf(found.positions, '/schema/properties/a/title'))).toBe(2);
    expect(lineOf(text, offsetOf(found.positions, '/schema/type'))).toBe(3);
    expect(offsetOf(found.positions, '/nothing')).toBe(0);
  });
});
