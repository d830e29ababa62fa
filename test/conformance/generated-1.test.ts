import { describe, expect, it } from 'vitest';
import { causes, rewrite } from './causes.ts';
import { runBoth } from './compare.ts';
import { spreadOf } from './corpus.ts';
import { corpusOf, spreadWords } from './report.ts';
import { compareSlices } from './slices.ts';

describe('generated models in our engine and in bpmn-engine', () => {
  it('should be spread over loops, nested parallel gateways, boundary events and every pair of kinds', () => {
    // when
    const spread = spreadOf(corpusOf());
    console.log(spreadWords(spread));
    // then
    expect(spread.models).toBeGreaterThanOrEqual(2_000);
    expect(spread.loops).toBeGreaterThanOrEqual(0.3);
    expect(spread.nestedParallel).toBeGreaterThanOrEqual(0.4);
    expect(spread.boundaryEvents).toBeGreaterThanOrEqual(0.2);
    expect(spread.rarestPair).toBeGreaterThanOrEqual(20);
  });

  compareSlices([0, 1, 2, 3]);

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
