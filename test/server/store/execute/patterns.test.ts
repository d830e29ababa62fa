import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternOf } from '#server/store/execute/patterns.ts';

const word = fc.oneof(
  fc.constantFrom(0, 1, -1, true, null, 'a', '受理'),
  fc.array(fc.constantFrom(1, 2, 'b'), { maxLength: 2 }),
  fc.constant({ a: 1 }),
);
const rows = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });

describe('patternOf', () => {
  it('should be the text of the rows and its hash, whatever was seen before', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 60 }), seen => {
        for (const one of [...seen, ...seen]) {
          const text = JSON.stringify(one);
          expect(patternOf(one)).toEqual({ text, hash: hash('sha256', text, 'base64url') });
        }
      }),
    );
  });

  it('should know many patterns at once, and one that was long forgotten', () => {
    // given
    const kinds = Array.from({ length: 3_000 }, (_, number) => [[7, number, ['a', number]]]);

    // then
    for (const kind of [...kinds, ...kinds.slice(0, 50)]) expect(patternOf(kind).text).toBe(JSON.stringify(kind));
  });
});
