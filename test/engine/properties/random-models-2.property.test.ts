import { describe, expect, it } from 'vitest';
import { expectedCommands, playModels, spreadWords } from './random-models.ts';

/** Half of the usual 1,000 runs; `npm run test:long` plays 100,000. The other half has another seed and runs beside it. */
const runs = Math.ceil(Number(process.env.RUNS ?? 1_000) / 2);

describe('random runs of random models, part 2', () => {
  it('should lose no token and no task, end nothing twice, and leave every case a way to its end', {
    timeout: 60_000 + runs * 60,
  }, async () => {
    // when
    const tally = await playModels(runs, 20_261_122);
    console.log(spreadWords(tally));
    // then
    const seldom = expectedCommands.filter(type => (tally.counts.get(`${type} ok`) ?? 0) < runs / 200);
    expect(seldom).toEqual([]);
    expect([...tally.counts.keys()].filter(what => !what.endsWith(' ok')).length).toBeGreaterThan(60);
  });
});
