import { expect, it } from 'vitest';
import { type Comparison, compare, runBoth } from './compare.ts';
import type { Generated } from './corpus.ts';
import { corpusOf, tally } from './report.ts';
import { shrink } from './shrink.ts';

/** The corpus is cut into so many slices, one a test, so that a failing one is told early. */
export const sliceCount = 8;

/** Tests of some slices: two files share them, for two processors. */
export function compareSlices(numbers: readonly number[]): void {
  const corpus = corpusOf();
  const slices = numbers.map(n => [n, corpus.filter((_model, at) => at % sliceCount === n)] as const);

  it.each(slices)('should agree, or differ for a known cause: slice %i', { timeout: 300_000 }, async (n, models) => {
    // when
    const comparisons: Comparison[] = [];
    for (const one of models) comparisons.push(await compare(one, n === 0 ? 'anew' : 'once'));
    // then
    const unknown = comparisons.filter(({ cause }) => cause === 'unknown');
    expect(await explain(models, unknown)).toEqual([]);
    expect(comparisons.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(tally(comparisons).none).toBeGreaterThan(models.length / 2);
  });
}

/** The first unknown differences, each with the smallest model that shows it. */
async function explain(models: readonly Generated[], unknown: readonly Comparison[]): Promise<string[]> {
  const found: string[] = [];
  for (const { seed } of unknown.slice(0, 3)) {
    const { block } = models.find(one => one.seed === seed)!;
    const least = await shrink(seed, block);
    const [{ difference: whole }, { difference: smallest }] = [await runBoth(seed, block), await runBoth(least.seed, least.block)];
    found.push(`${seed}: ${whole} | smallest: seed ${least.seed} ${JSON.stringify(least.block)}: ${smallest}`);
  }
  return found;
}
