import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { copyState } from '#engine/cases/draft.ts';
import { apply, evolve } from '#engine/cases/evolve.ts';
import { loadPlays } from './plays.ts';
import type { Evolve, Play } from './random-run.ts';
import { playRandomly } from './random-run.ts';

/** How many times the usual 1,000 runs: `npm run test:long` takes a hundred times as many. */
const times = Number(process.env.RUNS ?? 1_000) / 1_000;
/** Runs of each play; together 1,200. */
const usual: Readonly<Record<string, number>> = {
  parallel: 100,
  inclusive: 100,
  timers: 100,
  scopes: 100,
  instances: 100,
  jobs: 100,
  undone: 200,
  free: 200,
  partial: 200,
  meeting: 200,
  promised: 400,
};
const runs = Object.fromEntries(Object.entries(usual).map(([name, count]) => [name, Math.ceil(count * times)]));
const choices = fc.array(fc.nat(), { minLength: 8, maxLength: 40 });

describe('journal and snapshot', () => {
  let plays: Readonly<Record<string, Play>>;
  beforeAll(async () => {
    plays = await loadPlays();
  });

  it.each(Object.keys(runs))(
    'should keep fold(journal) = snapshot, decide deterministic, every token alive and a way to the end in random runs of %s',
    { timeout: 60_000 + 100 * Math.ceil(400 * times) },
    name => {
      const counts = new Map<string, number>();
      let closed = 0;
      fc.assert(
        fc.property(choices, random => {
          // when
          const report = playRandomly(plays[name]!, random, evolve, true);
          // then
          for (const [what, times] of report.counts) counts.set(what, (counts.get(what) ?? 0) + times);
          if (report.state?.phase === 'closed' && report.closing === 0) closed += 1;
          expect(report.wrong).toBeNull();
        }),
        { numRuns: runs[name]!, seed: 20_261_122 },
      );
      // The runs must get somewhere: cases closed, commands accepted and refused.
      expect(closed).toBeGreaterThan(runs[name]! / 20);
      expect([...counts.keys()].filter(what => !what.endsWith(' ok')).length).toBeGreaterThan(5);
    },
  );

  const wrongs: Readonly<Record<string, Evolve>> = {
    'writes into the state it is given': (state, event, head) => {
      if (!state || event.type !== 'task-completed') return evolve(state, event, head);
      apply(state as ReturnType<typeof copyState>, event, head);
      return state;
    },
    'computes: reads a counter instead of the event': (() => {
      let counter = 0;
      const counting: Evolve = (state, event, head) => {
        counter += 1;
        return evolve(state, event, event.type === 'element-entered' ? { ...head, recordedAt: counter } : head);
      };
      return counting;
    })(),
    'forgets that a wait was cleared': (state, event, head) => {
      if (!state || event.type !== 'wait-cleared') return evolve(state, event, head);
      return { ...copyState(state), seq: head.seq };
    },
    'loses a task that is transferred': (state, event, head) => {
      const next = evolve(state, event, head);
      if (event.type !== 'task-transferred') return next;
      const { [event.task]: _, ...tasks } = next.tasks;
      return { ...next, tasks };
    },
    'keeps a returned task open': (state, event, head) => {
      const next = evolve(state, event, head);
      return event.type === 'task-returned' ? { ...next, tasks: { ...next.tasks, [event.task]: state!.tasks[event.task]! } } : next;
    },
    'forgets a vote': (state, event, head) => {
      if (!state || event.type !== 'vote-cast') return evolve(state, event, head);
      return { ...copyState(state), seq: head.seq };
    },
  };

  it.each(Object.keys(wrongs))('should catch an evolve that %s', name => {
    const caught = () =>
      fc.assert(
        fc.property(choices, random => {
          const sound = Object.values(plays).every(play => playRandomly(play, random, wrongs[name]!, true).wrong === null);
          expect(sound).toBe(true);
        }),
        { numRuns: 40, seed: 1, endOnFailure: true },
      );
    expect(caught).toThrow(/Property failed/);
  });
});
