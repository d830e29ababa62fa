import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createExpressions } from '#engine/expressions/compile.ts';
import { toGraph } from '#engine/lint/graph.ts';
import { lintSoundness } from '#engine/lint/soundness/index.ts';
import { compile, model } from '../../execution/model.ts';

const sign = fc.constantFrom('=', '!=', '<', '>', '<=', '>=');
const number = fc.tuple(sign, fc.nat(3)).map(([is, value]) => `settings.n ${is} ${value}`);
const turned = fc.tuple(fc.nat(3), sign).map(([value, is]) => `${value} ${is} settings.n`);
const text = fc.tuple(sign, fc.constantFrom('x', 'y', 'z')).map(([is, value]) => `settings.s ${is} "${value}"`);
const fact = fc.constantFrom('settings.b', 'not(settings.b)', 'settings.b = true', 'settings.b != false');

/** Conditions over a number, a text and a fact that nobody changes. */
const { condition } = fc.letrec<{ condition: string }>(again => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    ...[number, turned, text, fact],
    again('condition').map(inner => `not(${inner})`),
    fc.tuple(again('condition'), fc.constantFrom('and', 'or'), again('condition')).map(([a, joined, b]) => `(${a}) ${joined} (${b})`),
  ),
}));

const numbers = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4];
const texts = ['', 'w', 'x', 'xx', 'y', 'yy', 'z', 'zz'];
const everything = numbers.flatMap(n => texts.flatMap(s => [true, false].map(b => ({ n, s, b }))));
const expressions = createExpressions();

/** The steps some values lead to: `a` or `b` by the first condition, behind `a` `c` or `d` by the second. */
function reachedBy(first: string, second: string): ReadonlySet<string> {
  const holds = (condition: string, settings: object) => {
    const result = expressions.evaluate(condition, { vars: {}, roots: { settings }, now: 0 });
    return result.ok && result.value === true;
  };
  return new Set(everything.flatMap(values => (holds(first, values) ? ['a', holds(second, values) ? 'c' : 'd'] : ['b'])));
}

const drawn = (first: string, second: string) =>
  model(
    `<startEvent id="s"/><exclusiveGateway id="g" default="g_b"/><userTask id="a"/><userTask id="b"/>
    <exclusiveGateway id="h" default="h_d"/><userTask id="c"/><userTask id="d"/><endEvent id="e"/>`,
    ...['s>g', `g>a: ${first}`, 'g>b', 'b>e', 'a>h', `h>c: ${second}`, 'h>d', 'c>e', 'd>e'],
  );

it('should never call a step dead that some data leads to', async () => {
  await fc.assert(
    fc.asyncProperty(condition, condition, async (first, second) => {
      // when
      const problems = lintSoundness(toGraph(await compile(drawn(first, second))));
      // then
      const reached = reachedBy(first, second);
      expect(problems.filter(({ code, element }) => code === 'dead-element' && reached.has(element!))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
