import { describe, expect, it } from 'vitest';
import { daysOf } from '#server/statistics/period.ts';

describe('daysOf', () => {
  it('should end with the last day there is', () => {
    expect(daysOf({ from: '9999-12-30', to: '9999-12-31' })).toEqual(['9999-12-30', '9999-12-31']);
    expect(daysOf({ from: '2026-02-28', to: '2026-03-01' })).toEqual(['2026-02-28', '2026-03-01']);
    expect(daysOf({ from: '2026-02-28', to: '2026-02-28' })).toEqual(['2026-02-28']);
  });
});
