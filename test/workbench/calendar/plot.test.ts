import { describe, expect, it } from 'vitest';
import { barsOf, daysBetween } from '#workbench/calendar/impact/plot.ts';

describe('barsOf', () => {
  it('should show earlier before later, leave out what stays, and scale to the highest', () => {
    const bars = barsOf([
      { days: 3, clocks: 10 },
      { days: -1, clocks: 5 },
      { days: 0, clocks: 900 },
    ]);
    expect(bars).toEqual([
      { days: -1, to: -1, clocks: 5, share: 0.5 },
      { days: 3, to: 3, clocks: 10, share: 1 },
    ]);
  });

  it('should gather the far shifts of a side so that no clock is lost', () => {
    const shifts = Array.from({ length: 30 }, (_, index) => ({ days: index + 1, clocks: 2 }));
    const bars = barsOf(shifts);
    expect(bars).toHaveLength(10);
    expect(bars.at(-1)).toMatchObject({ days: 10, to: 30, clocks: 42 });
    expect(bars.reduce((sum, { clocks }) => sum + clocks, 0)).toBe(60);
    expect(barsOf(shifts.map(({ days, clocks }) => ({ days: -days, clocks })))[0]).toMatchObject({ days: -10, to: -30 });
  });

  it('should be empty when nothing moves', () => {
    expect(barsOf([{ days: 0, clocks: 4 }])).toEqual([]);
  });
});

describe('daysBetween', () => {
  it('should count civil days, negative when earlier', () => {
    expect(daysBetween('2026-12-30', '2027-01-04')).toBe(5);
    expect(daysBetween('2027-01-04', '2026-12-30')).toBe(-5);
  });
});
