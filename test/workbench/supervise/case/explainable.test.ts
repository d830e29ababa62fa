import { describe, expect, it } from 'vitest';
import { clocksToExplain, inOrder, parted } from '#workbench/supervise/case/explainable.ts';

const limits = [
  { clock: 'stage:handle', dueOn: '2026-12-02', explained: false },
  { clock: 'statutory', dueOn: '2026-12-10', explained: false },
  { clock: 'promised', dueOn: '2026-12-07', explained: true },
];

describe('limits to explain', () => {
  it('should put those of the whole case before those of a stage, the longest over first', () => {
    expect(inOrder(limits).map(({ clock }) => clock)).toEqual(['promised', 'statutory', 'stage:handle']);
  });

  it('should tell what is over from what is only due today', () => {
    const { over, rest } = parted(limits, '2026-12-07');
    expect([over, rest].map(list => list.map(({ clock }) => clock))).toEqual([['stage:handle'], ['promised', 'statutory']]);
  });

  it('should offer first what nobody has explained', () => {
    expect(clocksToExplain({ explainable: limits })).toEqual(['statutory', 'stage:handle', 'promised']);
    expect(clocksToExplain(undefined)).toEqual([]);
  });
});
