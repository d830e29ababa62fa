import { describe, expect, it } from 'vitest';
import { causes, rewrite } from './causes.ts';
import { type Comparison, compare, runBoth } from './compare.ts';
import type { Generated } from './corpus.ts';
import { spreadOf } from './corpus.ts';
import { corpusOf, spreadWords, tally } from './report.ts';
import { shrink } from './shrink.ts';

const corpus = corpusOf();
/** One slice a test, so that a failing one is told early. */
const slices = Array.from({ length: 8 }, (_, n) => [n, corpus.filter((_model, at) => at % 8 === n)] as const);

describe('generated models in our engine and in bpmn-engine', () => {
  it('should be spread over loops, nested parallel gateways, boundary events and every pair of kinds', () => {
    // when
    const spread = spreadOf(corpus);
    console.log(spreadWords(spread));
    // then
    expect(spread.models).toBeGreaterThanOrEqual(2_000);
    expect(spread.loops).toBeGreaterThanOrEqual(0.3);
    expect(spread.nestedParallel).toBeGreaterThanOrEqual(0.4);
    expect(spread.boundaryEvents).toBeGreaterThanOrEqual(0.2);
    expect(spread.rarestPair).toBeGreaterThanOrEqual(20);
  });

  it.each(slices)('should agree, or differ for a known cause: slice %i', { timeout: 300_000 }, async (_, models) => {
    // when
    const comparisons: Comparison[] = [];
    for (const one of models) comparisons.push(await compare(one));
    // then
    const unknown = comparisons.filter(({ cause }) => cause === 'unknown');
    expect(await explain(models, unknown)).toEqual([]);
    expect(comparisons.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(tally(comparisons).none).toBeGreaterThan(models.length / 2);
  });

  it.each(causes.map(cause => [cause.id, cause] as const))(
    'should differ on the smallest model of a cause: %s',
    async (_, { minimal, without }) => {
      // given: walks by several numbers, since a race shows in some only
      const seeds = Array.from({ length: 12 }, (_model, n) => n + 1);
      // when
      const differences = await Promise.all(seeds.map(async seed => (await runBoth(seed, minimal)).difference));
      const agreed = await Promise.all(seeds.map(async seed => (await runBoth(seed, rewrite(minimal, without))).difference));
      // then
      expect(differences.some(difference => difference !== null)).toBe(true);
      expect(agreed).toEqual(seeds.map(() => null));
    },
  );
});

/** The first unknown differences, each with the smallest model that shows it. */
async function explain(models: readonly Generated[], unknown: readonly Comparison[]): Promise<string[]> {
  const found: string[] = [];
  for (const { seed, difference } of unknown.slice(0, 3)) {
    const least = await shrink(seed, models.find(one => one.seed === seed)!.block);
    const { difference: smallest } = await runBoth(least.seed, least.block);
    found.push(`${seed}: ${difference} | smallest: seed ${least.seed} ${JSON.stringify(least.block)}: ${smallest}`);
  }
  return found;
}
