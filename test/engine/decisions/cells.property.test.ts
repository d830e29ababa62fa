import fc from 'fast-check';
import { unaryTest } from 'feelin';
import { expect, it } from 'vitest';
import { readCell } from '#engine/decisions/cells.ts';
import { matches } from '#engine/decisions/match.ts';
import { createExpressions } from '#engine/expressions/index.ts';

const number = fc.integer({ min: -3, max: 12 });
const operator = fc.constantFrom('<', '<=', '>', '>=', '=');
const range = fc
  .tuple(fc.constantFrom('[', '(', ']'), number, fc.nat({ max: 5 }), fc.constantFrom(']', ')', '['))
  .map(([open, from, more, close]) => `${open}${from}..${from + more}${close}`);
const numeric = fc.oneof(
  number.map(String),
  fc.tuple(operator, number).map(([sign, bound]) => `${sign} ${bound}`),
  range,
);
const text = fc.constantFrom('a', 'b', 'c d', '');
const cellOf = (test: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.array(test, { minLength: 1, maxLength: 3 }), fc.boolean())
    .map(([tests, not]) => (not ? `not(${tests.join(', ')})` : tests.join(', ')));

/** How our cells judge a value. */
function ours(written: string, value: unknown): boolean {
  const { cell, problems } = readCell(written, '_');
  if (!cell) throw new Error(problems.map(({ message }) => message.en).join());
  return matches(
    cell,
    value,
    { decision: 'd' },
    { expressions: createExpressions(), scope: { vars: { _: value, least: 4 }, roots: {}, now: 0 } },
  );
}

/** How feelin judges it as unary tests of its own. */
const theirs = (written: string, value: unknown): boolean => unaryTest(written, { '?': value, least: 4 }).value === true;

it('should judge numbers as FEEL does, spelt out or evaluated', () => {
  fc.assert(
    fc.property(
      cellOf(numeric),
      fc.oneof(
        number,
        number.map(one => one + 0.5),
      ),
      (written, value) => {
        expect(ours(written, value)).toBe(theirs(written, value));
        const evaluated = written.replace(/\b4\b/g, 'least');
        expect(ours(evaluated, value)).toBe(ours(written, value));
      },
    ),
    { numRuns: 2_000 },
  );
});

it('should judge texts as FEEL does', () => {
  fc.assert(
    fc.property(cellOf(text.map(one => JSON.stringify(one))), text, (written, value) => {
      expect(ours(written, value)).toBe(theirs(written, value));
    }),
    { numRuns: 500 },
  );
});
