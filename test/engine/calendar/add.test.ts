import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addOfficeMs,
  addWorkingDays,
  addWorkingDuration,
  countWorkingDays,
  dayOf,
  formatLocal,
  readLocal,
} from '#engine/calendar/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { anyDate, smallCalendar } from './samples.ts';

const official = officialCalendar();

describe('addWorkingDays', () => {
  it.each([
    ['2026-02-13', 0, '2026-02-13'],
    ['2026-02-14', 0, '2026-02-14'],
    ['2026-02-13', 1, '2026-02-17'],
    ['2026-02-14', 1, '2026-02-17'],
    ['2026-02-17', -1, '2026-02-13'],
    ['2026-02-27', 1, '2026-02-28'],
    ['2026-02-28', 1, '2026-03-02'],
  ])('should count from %s %i days to %s', (from, n, expected) => {
    // given, when
    const counted = addWorkingDays(smallCalendar, from, n);
    // then
    expect(counted).toEqual({ date: expected, provisional: false });
  });

  it('should say provisional as soon as an unpublished year is touched', () => {
    // given
    const lastDay = '2026-12-31';
    // when
    const [before, after] = [addWorkingDays(official, '2026-12-30', 1), addWorkingDays(official, lastDay, 1)];
    // then
    expect(before).toEqual({ date: '2026-12-31', provisional: false });
    expect(after).toEqual({ date: '2027-01-01', provisional: true });
  });

  it('should take an empty list for an unpublished year', () => {
    // given
    const trap = { ...official, years: { ...official.years, 2027: { off: [], makeUp: [] } } };
    // when
    const counted = addWorkingDays(trap, '2026-12-31', 1);
    // then
    expect(counted.provisional).toBe(true);
  });

  it('should refuse a fraction and an endless walk', () => {
    // given
    const closed = { ...smallCalendar, local: Object.fromEntries([]) };
    // when, then
    expect(() => addWorkingDays(closed, '2026-01-01', 1.5)).toThrow(RangeError);
    expect(() => addWorkingDays(closed, '2026-01-01', 1_000_000)).toThrow(RangeError);
  });

  it('should let a local day win over the national list', () => {
    // given
    const local = {
      ...smallCalendar,
      local: { '2026-02-16': { working: true, why: '防汛值守' }, '2026-02-17': { working: false, why: '停电' } },
    };
    // when
    const counted = addWorkingDays(local, '2026-02-13', 2);
    // then
    expect(counted.date).toBe('2026-02-18');
    expect(dayOf(local, '2026-02-17')).toEqual({ working: false, why: 'local-off', note: '停电', provisional: false });
  });
});

describe('countWorkingDays', () => {
  it('should be additive: workdays(a,b) + workdays(b,c) = workdays(a,c)', () => {
    // given
    const three = fc.tuple(anyDate, anyDate, anyDate);
    // when, then
    fc.assert(
      fc.property(
        three,
        ([a, b, c]) => countWorkingDays(official, a, b) + countWorkingDays(official, b, c) === countWorkingDays(official, a, c),
      ),
      { numRuns: 60 },
    );
  });

  it('should undo addWorkingDays', () => {
    // given
    const moves = fc.tuple(anyDate, fc.integer({ min: -300, max: 300 }));
    // when, then
    fc.assert(
      fc.property(moves, ([from, n]) => {
        const { date } = addWorkingDays(official, from, n);
        const start = n < 0 && !dayOf(official, from).working ? 1 : 0;
        return n >= 0 ? countWorkingDays(official, from, date) === n : countWorkingDays(official, date, from) === -n - start;
      }),
      { numRuns: 200 },
    );
  });

  it('should count the leap day', () => {
    // given, when
    const counted = countWorkingDays(official, '2024-02-28', '2024-03-01');
    // then
    expect(counted).toBe(2);
  });
});

describe('addWorkingDuration', () => {
  it.each([
    ['2026-02-13T16:00', { days: 1 }, '2026-02-17 16:00'],
    ['2026-02-13T16:00', { hours: 2 }, '2026-02-17 10:00'],
    ['2026-02-13T11:30', { hours: 1 }, '2026-02-13 13:30'],
    ['2026-02-13T08:00', { minutes: 180 }, '2026-02-13 12:00'],
    ['2026-02-14T10:00', { hours: 1 }, '2026-02-17 10:00'],
    ['2026-02-13T20:00', { hours: 7 }, '2026-02-17 17:00'],
    ['2026-02-13T16:30', { days: 1, hours: 1 }, '2026-02-18 09:30'],
    ['2026-02-14T10:00', {}, '2026-02-14 10:00'],
  ])('should add to %s the working time %j', (from, duration, expected) => {
    // given, when
    const added = addWorkingDuration(smallCalendar, readLocal(from)!, duration);
    // then
    expect(formatLocal(added.at)).toBe(expected);
  });

  it('should give whole milliseconds for seconds of work', () => {
    // given
    const seconds = Array.from({ length: 59 }, (_, index) => index + 1);
    // when
    const moments = seconds.map(one => addWorkingDuration(smallCalendar, readLocal('2026-02-13T10:00')!, { minutes: one / 60 }).at);
    // then
    expect(moments).toEqual(seconds.map(one => readLocal('2026-02-13T10:00')! + one * 1_000));
  });

  it('should refuse a negative time', () => {
    // given, when, then
    expect(() => addWorkingDuration(smallCalendar, 0, { hours: -1 })).toThrow(RangeError);
  });

  it('should add office time in any pieces', () => {
    // given
    const pieces = fc.tuple(
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: 100_000 }),
      fc.integer({ min: 0, max: 500_000 }),
    );
    const start = readLocal('2024-01-01')!;
    // when, then
    fc.assert(
      fc.property(pieces, ([a, b, offset]) => {
        const from = start + offset * 60_000;
        const once = addOfficeMs(official, from, (a + b) * 1_000);
        return b === 0 || once.at === addOfficeMs(official, addOfficeMs(official, from, a * 1_000).at, b * 1_000).at;
      }),
      { numRuns: 100 },
    );
  });
});
