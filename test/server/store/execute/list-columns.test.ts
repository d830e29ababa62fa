import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evolve } from '#engine/cases/evolve.ts';
import { evolveEntry } from '#engine/cases/fold.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { changedColumns, listColumns } from '#server/store/execute/list-columns.ts';
import { loadPlays } from '../../../engine/cases/plays.ts';
import { type Play, playRandomly } from '../../../engine/cases/random-run.ts';

const choices = fc.array(fc.nat({ max: 997 }), { minLength: 8, maxLength: 40 });

describe('changedColumns', () => {
  let plays: Readonly<Record<string, Play>>;

  beforeAll(async () => {
    plays = await loadPlays();
  });

  it('should name exactly the columns that are not as they were, whatever happens to a case', () => {
    fc.assert(
      fc.property(choices, random => {
        for (const play of Object.values(plays)) {
          let before: CaseState | null = null;
          for (const entry of playRandomly(play, random, evolve).entries) {
            // when
            const state: CaseState = evolveEntry(before, entry);

            // then
            if (before !== null)
              expect(changedColumns(state, { state: before, columns: listColumns(before) })).toEqual(unlike(before, state));
            before = state;
          }
        }
      }),
      { numRuns: 40, seed: 20_261_122 },
    );
  });
});

function unlike(before: CaseState, after: CaseState) {
  const columns = listColumns(before);
  return Object.fromEntries(Object.entries(listColumns(after)).filter(([column, value]) => value !== columns[column]));
}
