import { describe, expect, it } from 'vitest';
import { stateVersion, upgradeEvents, upgradeState } from '#engine/cases/upgrades/index.ts';

describe('upgrades of stored states and events', () => {
  it('should leave this version as it is', () => {
    const state = { v: stateVersion, urges: [{ by: 'clerk', at: 1, times: 1 }] };
    const events = [{ type: 'case-urged', by: 'clerk', to: [] }];

    expect(upgradeState(state)).toBe(state);
    expect(upgradeEvents(stateVersion, events)).toBe(events);
  });

  it('should bring a state of version 1 to this one, step by step', () => {
    expect(upgradeState({ v: 1, caseId: 'case-1' })).toEqual({
      v: stateVersion,
      caseId: 'case-1',
      circulations: [],
      urges: [],
      returns: [],
    });
  });

  it('should keep what events of version 1 meant: no urging counted, no document with its step', () => {
    const events = [{ type: 'case-urged' }, { type: 'document-issued', scope: '1.1', element: 'accept' }, { type: 'case-resumed' }];

    expect(upgradeEvents(1, events)).toEqual([
      { type: 'case-urged', uncounted: true },
      { type: 'document-issued', scope: '1.1', element: 'accept', unplaced: true },
      { type: 'case-resumed' },
    ]);
  });

  it.each([0, 3, 99, 1.5, Number.NaN])('should refuse version %s: a newer program wrote it', version => {
    expect(() => upgradeState({ v: version })).toThrow(/Expected a stored version from 1 to 2/);
    expect(() => upgradeEvents(version, [])).toThrow(/newer program/);
  });
});
