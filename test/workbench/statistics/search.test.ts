import { describe, expect, it } from 'vitest';
import { daysOf, readStatisticsSearch } from '#workbench/statistics/search.ts';

describe('the period of the statistics', () => {
  it.each([
    [{}, '2026-11-22', '2026-11-01', '2026-11-30'],
    [{ period: 'this-month' }, '2028-02-10', '2028-02-01', '2028-02-29'],
    [{ period: 'last-month' }, '2026-03-31', '2026-02-01', '2026-02-28'],
    [{ period: 'last-month' }, '2026-01-05', '2025-12-01', '2025-12-31'],
    [{ period: 'this-year' }, '2026-11-22', '2026-01-01', '2026-12-31'],
    [{ period: 'custom', from: '2026-10-05', to: '2026-10-09' }, '2026-11-22', '2026-10-05', '2026-10-09'],
    [{ period: 'custom', from: '2026-11-05' }, '2026-11-22', '2026-11-05', '2026-11-30'],
  ] as const)('should be of %j on %s from %s to %s', (search, today, from, to) => {
    expect(daysOf(search, today)).toEqual({ from, to });
  });

  it('should be read from the address, without what is not understood', () => {
    const whole = { period: 'custom', from: '2026-10-05', to: '2026-10-09', centre: 'heshan' };
    expect(readStatisticsSearch(whole)).toEqual(whole);
    expect(readStatisticsSearch({ period: 'ever', from: '2026-10-05', centre: 'a b' })).toEqual({});
    expect(readStatisticsSearch({ period: 'custom', from: '2026-99-05', to: 5 })).toEqual({ period: 'custom' });
  });
});
