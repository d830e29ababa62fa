import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { evolve } from '#engine/cases/evolve.ts';
import type { CaseState, DataEntry } from '#engine/cases/state.ts';
import { readEntry, sharedIn, writeEntry } from '#server/store/execute/entry.ts';
import { listColumns } from '#server/store/execute/list-columns.ts';
import { type CaseRow, readSnapshot, writeSnapshot } from '#server/store/execute/snapshot.ts';
import type { Row } from '#server/store/plan.ts';
import { loadPlays } from '../../../../engine/cases/plays.ts';
import type { Play } from '../../../../engine/cases/random-run.ts';
import { playRandomly } from '../../../../engine/cases/random-run.ts';

const runs = Math.ceil((20 * Number(process.env.RUNS ?? 1_000)) / 1_000);
const choices = fc.array(fc.nat({ max: 997 }), { minLength: 8, maxLength: 40 });

describe('journal and snapshot texts', () => {
  let plays: Readonly<Record<string, Play>>;
  beforeAll(async () => {
    plays = await loadPlays();
  });

  it('should give back every entry and every state of random runs', () => {
    fc.assert(
      fc.property(choices, random => {
        for (const play of Object.values(plays)) {
          // when
          const { state, entries } = playRandomly(play, random, evolve);
          // then
          for (const entry of entries) {
            const { seq, command, commandType, recordedAt, effectiveAt, actor, onBehalfOf, reason, events } = entry;
            const names = { tenant: 'heshan', stream: 'case', streamId: 'case-1' };
            const head = { ...names, seq, command, commandType, recordedAt, effectiveAt, actor };
            const texts = new Map<string, string>();
            const row = writeEntry({ ...head, onBehalfOf: onBehalfOf ?? null, reason: reason ?? null }, '', events, texts);
            expect([...sharedIn([row]).keys()].sort()).toEqual([...texts.keys()].sort());
            expect(readEntry(row, texts)).toEqual({ ...entry, hash: row.hash });
            // No event carries a field its type does not have: it would be written the long way.
            const [, ...rest] = JSON.parse(row.events) as [number, ...unknown[]];
            const written = (typeof rest[0] === 'string' ? JSON.parse(texts.get(rest[0].slice(1))!) : rest) as unknown[][];
            expect(written.filter(([type]) => typeof type !== 'number')).toEqual([]);
          }
          if (!state) continue;
          expect(readSnapshot(rowOf(state), state.data.map(dataRow), state.service)).toEqual(state);
        }
      }),
      { numRuns: runs, seed: 20_261_122 },
    );
  });

  it('should keep variables of compensable activities out of the open text', async () => {
    // given: what a completed sub-process, a run and a compensation under way can hold
    const vars = { phone: '13800138000' };
    const runs = [1, 2, 3, 4, 5, 6, 7, 8].map(length => playRandomly(plays.scopes!, Array<number>(length).fill(0), evolve));
    const state = runs.map(run => run.state).find(one => one !== null && Object.keys(one.scopes).length > 0);
    const [id, scope] = Object.entries(state!.scopes)[0]!;
    const inner = { id: '3.1', element: 'sub', vars, inner: [{ id: '3.2', element: 'deep', vars }] };
    const run = { element: 'sub', enteredAt: 1, kept: { vars, inner: [inner] }, compensating: { scope: id, left: [inner] } };
    const whole: CaseState = { ...state!, scopes: { [id]: { ...scope, vars, runs: { '3.9': run }, compensable: [inner] } } };

    // when
    const row = rowOf(whole);

    // then
    expect(row.snapshot).not.toContain(vars.phone);
    expect(readSnapshot(row, whole.data.map(dataRow), whole.service)).toEqual(whole);
  });
});

function rowOf(state: CaseState): CaseRow {
  return { tenant: state.tenant, id: state.caseId, ...listColumns(state), ...writeSnapshot(state) } as unknown as CaseRow;
}

function dataRow({ scope, form, schema, round, answers }: DataEntry): Row {
  return { scope, form, schema, round, answers: JSON.stringify(answers) };
}
