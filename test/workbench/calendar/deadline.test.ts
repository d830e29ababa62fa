import { describe, expect, it } from 'vitest';
import { emptyForm, isWrongSpan, type LimitForm, queryOf } from '#workbench/calendar/deadline/form.ts';
import { readCalendarSearch } from '#workbench/calendar/search.ts';
import { readPause, readSupplement } from '#engine/clocks/index.ts';

const form = (part: Partial<LimitForm> = {}): LimitForm => ({ ...emptyForm('2026-02-13'), ...part });
const pause = (from: string, to: string) => ({ key: 0, reason: 'hearing', from, to });
const round = (from: string, to: string) => ({ key: 0, cause: 'staffOmission' as const, from, to });

describe('queryOf', () => {
  it('should ask for twenty working days from today at first', () => {
    expect(queryOf(form(), 'heshan')).toEqual({ from: '2026-02-13', days: 20, calendar: 'heshan' });
  });

  it('should ask with everything that was typed, in words the engine reads', () => {
    const query = queryOf(
      form({
        time: '16:30',
        length: 10,
        unit: 'working-hour',
        count: 'same-day',
        isOffDayMoved: true,
        isLateMoved: true,
        pauses: [pause('2026-03-03', '2026-03-05'), pause('2026-03-09T14:30', '2026-03-09T16:00')],
        extend: 5,
        supplements: [round('2026-02-14', '2026-02-26')],
        supplementClock: 'pause',
      }),
      'cn',
    )!;
    expect(query).toMatchObject({ from: '2026-02-13T16:30', unit: 'working-hour', count: 'same-day', extend: 5, supplementClock: 'pause' });
    expect(query).toMatchObject({ offDay: 'next-working-day', afterClose: 'next-working-day' });
    expect(query.pause!.split(',').map(readPause)).toMatchObject([{ reason: 'hearing' }, { reason: 'hearing' }]);
    expect(readSupplement(query.supplement!)).toMatchObject({ cause: 'staffOmission' });
  });

  it('should leave out stretches that are not filled in, and wait while something is missing or backwards', () => {
    expect(queryOf(form({ pauses: [pause('2026-03-03', '')] }), 'cn')).not.toHaveProperty('pause');
    expect(queryOf(form({ length: null }), 'cn')).toBeNull();
    expect(queryOf(form({ date: '' }), 'cn')).toBeNull();
    expect(queryOf(form({ pauses: [pause('2026-03-05', '2026-03-03')] }), 'cn')).toBeNull();
    expect(isWrongSpan(pause('2026-03-05', '2026-03-03'))).toBe(true);
    expect(isWrongSpan(pause('2026-03-05', ''))).toBe(false);
  });
});

describe('readCalendarSearch', () => {
  it('should understand an address and leave out what it does not', () => {
    expect(
      readCalendarSearch({ calendar: 'heshan', year: 2027, tab: 'change', kind: 'local', day: '2027-03-01', make: 'off', restore: '0' }),
    ).toEqual({
      calendar: 'heshan',
      year: '2027',
      tab: 'change',
      kind: 'local',
      day: '2027-03-01',
      make: 'off',
      restore: 0,
    });
    expect(readCalendarSearch({ calendar: '../x', year: '27', tab: 'other', kind: 1, day: 'today', make: 'x', restore: '-1' })).toEqual({});
  });
});
