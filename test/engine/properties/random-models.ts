import fc from 'fast-check';
import { expect } from 'vitest';
import { evolve } from '#engine/cases/evolve.ts';
import { playRandomly } from '../cases/random-run.ts';
import { blocks, kindsOf } from './blocks.ts';
import { layGround, playOf } from './models.ts';

/** Cases played of each drawn model. */
const casesOfModel = 4;
const choices = fc.array(fc.nat(), { minLength: 12, maxLength: 60 });
const cases = fc.array(choices, { minLength: casesOfModel, maxLength: casesOfModel });

/** What many runs came to (走查汇总): runs, accepted commands, those that led to the end, how often each command was accepted or refused. */
export interface Tally {
  runs: number;
  commands: number;
  closing: number;
  readonly counts: Map<string, number>;
  readonly kinds: Map<string, number>;
}

const add = (counts: Map<string, number>, what: string, times = 1) => counts.set(what, (counts.get(what) ?? 0) + times);

/** Play random models (随机模型走查), each several times; the first run that goes wrong fails, shrunk to a small model and few commands. */
export async function playModels(runs: number, seed: number): Promise<Tally> {
  const ground = await layGround();
  const tally: Tally = { runs: 0, commands: 0, closing: 0, counts: new Map(), kinds: new Map() };
  await fc.assert(
    fc.asyncProperty(blocks, cases, async (block, drawn) => {
      // given
      const play = await playOf(block, ground);
      for (const kind of new Set(kindsOf(block))) add(tally.kinds, kind);
      for (const steps of drawn) {
        // when
        const { wrong, counts, commands, closing } = playRandomly(play, steps, evolve, true);
        // then
        for (const [what, times] of counts) add(tally.counts, what, times);
        tally.runs += 1;
        tally.commands += commands.length;
        tally.closing += closing;
        expect(wrong).toBeNull();
      }
    }),
    // Failing runs are made smaller for a minute at most.
    { numRuns: Math.ceil(runs / casesOfModel), seed, interruptAfterTimeLimit: 60_000 + runs * 60, markInterruptAsFailure: true },
  );
  return tally;
}

/** The spread in words (分布): of each command how often it was accepted and refused, and of the models how often each kind was drawn. */
export function spreadWords({ runs, commands, closing, counts, kinds }: Tally): string {
  const types = [...new Set([...counts.keys()].map(what => what.split(' ')[0]!))].sort();
  const lines = types.map(type => {
    const ok = counts.get(`${type} ok`) ?? 0;
    const all = [...counts].filter(([what]) => what.startsWith(`${type} `));
    const refused = all.reduce((sum, [, times]) => sum + times, 0) - ok;
    const codes = all.filter(([what]) => what !== `${type} ok`).length;
    return `${type}: ${ok} accepted, ${refused} refused for ${codes} reasons`;
  });
  const drawn = [...kinds].sort().map(([kind, times]) => `${kind} ${times}`);
  return [`${runs} runs, ${commands} accepted commands, ${closing} of them to the end`, ...lines, `models with ${drawn.join(', ')}`].join(
    '\n',
  );
}

/** Commands that runs must have accepted, at least once in 200 runs (`seldom`). */
export const expectedCommands = [
  'open-case',
  'complete-task',
  'claim-task',
  'release-task',
  'assign-task',
  'read-task',
  'transfer-task',
  'delegate-task',
  'answer-delegation',
  'cast-vote',
  'add-signers',
  'remove-signer',
  'return-task',
  'take-back-task',
  'refuse-task',
  'jump-token',
  'start-activity',
  'circulate-case',
  'read-circulation',
  'answer-circulation',
  'revoke-circulation',
  'deliver-message',
  'deliver-signal',
  'fire-timer',
  'review-clock',
  'complete-job',
  'fail-job',
  'fail-timer',
  'resolve-incident',
  'comment-case',
  'urge-case',
  'suspend-case',
  'resume-case',
  'receive-material',
  'withdraw-application',
] as const;
