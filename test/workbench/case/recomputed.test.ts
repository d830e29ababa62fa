import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '#server/contract/schemas.ts';
import { calendarWords } from '#workbench/calendar/names.ts';
import { recomputationsOf } from '#workbench/case/clocks/recomputed.ts';

const entry = (seq: number, ...events: Record<string, unknown>[]): JournalEntry => ({ seq, recordedAt: seq * 1000, events }) as never;
const recomputed = (clock: string, was: string, now: string, version: number) => ({
  type: 'clock-recomputed',
  clock,
  was: { due: 1, dueOn: was },
  figures: { dueOn: now, calendar: { id: 'cn', version } },
});

describe('recomputationsOf', () => {
  it('should gather the recomputations of each clock in order, with the calendar of each', () => {
    const found = recomputationsOf([
      entry(1, { type: 'clock-started', clock: 'promised', figures: { dueOn: '2027-01-08', calendar: { id: 'cn', version: 1 } } }),
      entry(2, recomputed('promised', '2027-01-08', '2027-01-11', 2), recomputed('statutory', '2027-01-29', '2027-02-01', 2)),
      entry(3, recomputed('promised', '2027-01-11', '2027-01-08', 1)),
    ]);
    expect(found.get('promised')).toEqual([
      { seq: 2, at: 2000, was: '2027-01-08', now: '2027-01-11', calendar: { id: 'cn', version: 2 } },
      { seq: 3, at: 3000, was: '2027-01-11', now: '2027-01-08', calendar: { id: 'cn', version: 1 } },
    ]);
    expect(found.get('statutory')).toHaveLength(1);
  });

  it('should pass over what it does not understand', () => {
    expect(recomputationsOf([entry(1, { type: 'clock-recomputed', clock: 'promised' }, { type: 'case-opened' })]).size).toBe(0);
  });
});

describe('calendarWords', () => {
  const titles = new Map([['heshan', { zh: '赫山区政务服务中心', en: 'Heshan Centre' }]]);
  it('should tell the calendar and those it stands on', () => {
    expect(calendarWords({ id: 'cn', version: 1 }, titles, 'zh')).toBe('全国（出厂版）');
    expect(calendarWords({ id: 'cn', version: 2 }, titles, 'zh')).toBe('全国第 2 版');
    expect(calendarWords({ id: 'cn@2+heshan', version: 3 }, titles, 'zh')).toBe('赫山区政务服务中心第 3 版，在全国第 2 版之上');
    expect(calendarWords({ id: 'cn@1+heshan@4+oulu', version: 1 }, titles, 'en')).toBe(
      'oulu, version 1, on top of Heshan Centre, version 4, Nationwide (as shipped)',
    );
  });
});
