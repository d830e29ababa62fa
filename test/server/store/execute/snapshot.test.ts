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

  it('should leave alone what is only called like the variables it hides', () => {
    // given: a gateway named vars that has fired, beside a run that keeps variables
    const [id, scope] = Object.entries(state.scopes)[0]!;
    const run = { element: 'sub', enteredAt: state.openedAt, kept: { vars: { phone: '13800138000' } } };
    const odd: CaseState = { ...state, scopes: { [id]: { ...scope, runs: { '3.9': run }, gates: { vars: ['f1', 'f2'] } } } };
    // then
    expect(readSnapshot(rowOf(odd), [], state.service)).toEqual(odd);
  });

  it('should hide the variables of runs, whatever else a newer version gave them and their scope', () => {
    // given
    const [id, scope] = Object.entries(state.scopes)[0]!;
    const kept = { vars: { phone: '13800138000' } };
    const run = { element: 'sub', enteredAt: 1, kept };
    const newer = { newer: 1 };
    const scopes = [
      { ...scope, runs: { '3.9': run } },
      { ...scope, runs: { '3.9': { ...run, ...newer } } },
      { ...scope, ...newer, runs: { '3.9': run } },
      { ...scope, ...newer, compensable: [{ id: '3.1', element: 'sub', vars: kept.vars, inner: [] }] },
    ];
    for (const one of scopes) {
      // when
      const whole = { ...state, scopes: { [id]: one } } as CaseState;
      const row = rowOf(whole);
      // then
      expect(row.snapshot).not.toContain(kept.vars.phone);
      expect(readSnapshot(row, [], whole.service)).toEqual(whole);
    }
    expect(rowOf({ ...state, ...newer, scopes: { [id]: scopes[0]! } } as CaseState).snapshot).not.toContain(kept.vars.phone);
  });

  it('should lose nothing of a clock and a wait, nor of what a newer version gave them', () => {
    // given
    const newer = { newer: 1 };
    const milestone = { rule: 'warning', level: 'warning', on: '2026-03-05', at: state.openedAt };
    const milestones = [
      milestone,
      { ...milestone, raised: true, provisional: true },
      { ...milestone, rule: 'late', level: 'red', raised: true },
      { ...milestone, ...newer },
    ];
    const counted = {
      startAt: state.openedAt,
      startOn: '2026-03-01',
      length: 5,
      unit: 'working-day',
      due: state.openedAt,
      dueOn: '2026-03-08',
    };
    const figures = { ...counted, provisional: false, milestones, calendar: { id: 'cn', version: 1 } };
    const clock = { ...figures, key: 'promised', rule: 'promised', run: 1, status: 'running', version: 1, pauses: [], extensions: [] };
    const clocks = { promised: clock, legal: { ...clock, ...newer, key: 'legal', count: 'same-day', stage: 'review', breached: true } };
    const wait = { id: '2.1', kind: 'condition', scope: '1.1', run: '1.2', element: 'hold', holds: true };
    const waits = { '2.1': wait, '2.2': { ...wait, ...newer, id: '2.2' } };
    const timed = { ...state, clocks, waits } as unknown as CaseState;
    // when
    const row = rowOf(timed);
    // then
    expect(readSnapshot(row, [], timed.service)).toEqual(timed);
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
