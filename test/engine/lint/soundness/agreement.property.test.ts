import { describe, expect, it } from 'vitest';
import type { Definition } from '#engine/bpmn/definition.ts';
import { toGraph } from '#engine/lint/graph.ts';
import { lintSoundness } from '#engine/lint/soundness/index.ts';
import { anybody, bareCalendar, bareOpening, bareOrganisation, bareRelease } from '#engine/simulation/bare.ts';
import { createSession, giveCommand } from '#engine/simulation/session.ts';
import { createRandom } from '../../../faults/random.ts';
import { compile } from '../../execution/model.ts';
import { type Below, drawGateways } from './drawn.ts';

const models = 150;
const walks = 40;

/** How one case ended: `stuck` at a join, `ended`, or still open after many steps, as loops may be. */
type Ending = 'stuck' | 'ended' | 'open';

/** Run one case in the engine, people doing what is open in any order with any answers. */
function walk(definition: Definition, below: Below): Ending {
  const now = Date.parse('2026-01-05T09:00:00+08:00');
  const session = createSession({ releases: [bareRelease(definition)], organisation: bareOrganisation, calendar: bareCalendar, now });
  giveCommand(session, anybody, bareOpening({ n: below(2) }));
  for (let step = 0; step < 60; step++) {
    const { phase, incidents, tasks } = session.state!;
    if (Object.values(incidents).some(({ code }) => code === 'join-waits-for-ever')) return 'stuck';
    if (phase === 'closed') return 'ended';
    const open = Object.values(tasks);
    const task = open[below(open.length)]!;
    giveCommand(session, anybody, { type: 'complete-task', task: task.id, version: task.version, answers: { n: below(2) } });
  }
  return 'open';
}

describe('soundness and the engine', () => {
  it('should agree on joins that wait for ever: found where some case gets stuck, not found where none does', {
    timeout: 120_000,
  }, async () => {
    const counts = { stuck: 0, sound: 0 };
    for (let seed = 1; seed <= models; seed++) {
      // given
      const { below } = createRandom(seed);
      const definition = await compile(drawGateways(below, false));
      // when
      const found = lintSoundness(toGraph(definition)).map(({ code }) => code);
      const endings = Array.from({ length: walks }, () => walk(definition, below));
      // then
      if (found.includes('soundness-unfinished')) continue;
      counts[found.includes('deadlock') ? 'stuck' : 'sound'] += 1;
      expect([seed, endings.includes('stuck')]).toEqual([seed, found.includes('deadlock')]);
    }
    expect(counts.stuck).toBeGreaterThan(models / 5);
    expect(counts.sound).toBeGreaterThan(models / 5);
  });

  it('should find nothing where every join fits its split, and every case of these ends', { timeout: 120_000 }, async () => {
    for (let seed = 1_001; seed <= 1_000 + models; seed++) {
      const { below } = createRandom(seed);
      const definition = await compile(drawGateways(below, true));
      const found = lintSoundness(toGraph(definition)).filter(({ code }) => code !== 'soundness-unfinished');
      expect([seed, found]).toEqual([seed, []]);
      expect([seed, walk(definition, below)]).not.toEqual([seed, 'stuck']);
    }
  });

  it('should find the same whether or not orders that are as good are left out', { timeout: 120_000 }, async () => {
    for (let seed = 2_001; seed <= 2_000 + models; seed++) {
      const { below } = createRandom(seed);
      const graph = toGraph(await compile(drawGateways(below, false)));
      const bounds = { states: 20_000, moves: 60_000 };
      const [few, all] = [false, true].map(everyOrder => lintSoundness(graph, { ...bounds, everyOrder }).map(({ code }) => code));
      expect([seed, new Set(few)]).toEqual([seed, new Set(all)]);
    }
  });
});
