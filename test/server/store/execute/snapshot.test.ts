import { beforeAll, describe, expect, it } from 'vitest';
import { evolve } from '#engine/cases/evolve.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { listColumns } from '#server/store/execute/list-columns.ts';
import { type CaseRow, readSnapshot, renewTexts, writeSnapshot } from '#server/store/execute/snapshot.ts';
import { loadPlays } from '../../../engine/cases/plays.ts';
import { playRandomly } from '../../../engine/cases/random-run.ts';

describe('snapshot of a case', () => {
  let state: CaseState;
  beforeAll(async () => {
    const plays = await loadPlays();
    const played = playRandomly(Object.values(plays)[0]!, [1, 2, 3], evolve).state!;
    state = { ...played, data: [], circulations: [], urges: [], returns: [] };
  });

  it('should leave out the empty lists at its end and read them back', () => {
    const values = valuesOf(rowOf(state));
    expect(values).toHaveLength(12);
    expect(readSnapshot(rowOf(state), [], state.service)).toEqual(state);
  });

  it('should keep a list at its end that is not empty, and what stands before it', () => {
    const urged: CaseState = { ...state, urges: [{ by: 'clerk', at: 1, times: 2 }] };
    expect(valuesOf(rowOf(urged))).toHaveLength(14);
    expect(readSnapshot(rowOf(urged), [], state.service)).toEqual(urged);
  });

  it('should keep the lists before a field that may be absent', () => {
    const late: CaseState = { ...state, late: true };
    expect(readSnapshot(rowOf(late), [], state.service)).toEqual(late);
  });

  it('should keep whom people chose, and who is recused', () => {
    const chosen: CaseState = {
      ...state,
      choices: [{ scope: '1.1', element: 'review', accounts: ['clerk', 'other'] }],
      recused: ['third'],
    };
    const recused: CaseState = { ...state, recused: ['third'] };
    expect(readSnapshot(rowOf(chosen), [], state.service)).toEqual(chosen);
    expect(readSnapshot(rowOf(recused), [], state.service)).toEqual(recused);
  });

  it('should write moments as what they are apart from the opening, and those near to nothing as they are', () => {
    const moments = [state.openedAt, state.openedAt + 1, state.openedAt - 5, state.openedAt + 2_000_000_000, 0, 7, -7];
    const acts = moments.map(at => ({ act: 'accept' as const, at, element: 'accept', scope: '1.1', by: 'clerk' }));
    const row = rowOf({ ...state, waits: {}, acts });
    expect(row.snapshot).not.toContain(String(state.openedAt));
    expect(readSnapshot(row, [], state.service).acts).toEqual(acts);
  });

  it('should take the first rows of this version for what they are: whole moments, empty lists, personal parts under their keys', () => {
    // given
    const row = rowOf(state);
    const [version, service, values] = JSON.parse(row.snapshot) as [number, string, unknown[]];
    const runs = Object.values(state.scopes).flatMap(scope => Object.values(scope.runs));
    const opened = JSON.stringify(values).replaceAll(/\[("[^"]*",)(-?\d+)/g, (text, element, after) =>
      runs.some(run => JSON.stringify(run.element) === element.slice(0, -1)) ? `[${element}${state.openedAt + Number(after)}` : text,
    );
    const vars = Object.fromEntries(Object.values(state.scopes).map(scope => [scope.id, scope.vars]));
    const first = {
      ...row,
      snapshot: JSON.stringify([version, service, [...(JSON.parse(opened) as unknown[]), [], [], []]]),
      private: JSON.stringify({ applicant: state.applicant, values: {}, vars }),
    };

    // then
    expect(first.snapshot).not.toBe(row.snapshot);
    expect(readSnapshot(first, [], state.service)).toEqual(state);
    expect(renewTexts(first, [])).toEqual(writeSnapshot(state));
    expect(renewTexts(row, [])).toEqual(writeSnapshot(state));
    for (const snapshot of [`${row.snapshot} `, row.snapshot.slice(1)])
      expect(renewTexts({ ...row, snapshot }, []), snapshot).toBeUndefined();
  });
});

function rowOf(of: CaseState): CaseRow {
  return { tenant: of.tenant, id: of.caseId, ...listColumns(of), ...writeSnapshot(of) } as unknown as CaseRow;
}

function valuesOf({ snapshot }: CaseRow): readonly unknown[] {
  return (JSON.parse(snapshot) as [number, string, unknown[]])[2];
}
