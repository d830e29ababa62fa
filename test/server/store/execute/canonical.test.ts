import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '#server/store/execute/canonical.ts';

/** Keys in the other order, at every depth. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe('canonicalText', () => {
  it('should give the same text whatever the order of keys, and a text that reads back as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = canonicalText(value);
        expect(canonicalText(reversed(value))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('should leave out what JSON has no word for, and keep its place in a list', () => {
    expect(canonicalText({ b: undefined, a: [undefined, () => 1, 2] })).toBe('{"a":[null,null,2]}');
  });
});
