import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evolve } from '#engine/cases/evolve.ts';
import { participantsOf } from '#server/store/execute/participants.ts';
import { loadPlays } from '../../../engine/cases/plays.ts';
import { type Play, playRandomly } from '../../../engine/cases/random-run.ts';

const choices = fc.array(fc.nat({ max: 997 }), { minLength: 8, maxLength: 40 });

describe('participants of a case', () => {
  let plays: Readonly<Record<string, Play>>;

  beforeAll(async () => {
    plays = await loadPlays();
  });

  it('should have whoever may take an open task among them: candidates of a case are found by its participants', () => {
    fc.assert(
      fc.property(choices, random => {
        for (const play of Object.values(plays)) {
          // when
          const { state, entries } = playRandomly(play, random, evolve);

          // then
          const participants = new Set(entries.flatMap(({ events }) => events.flatMap(participantsOf)).map(({ principal }) => principal));
          const candidates = Object.values(state?.tasks ?? {}).flatMap(task => task.candidates);
          expect(candidates.filter(principal => !participants.has(principal))).toEqual([]);
        }
      }),
      { numRuns: 60, seed: 20_261_122 },
    );
  });
});
