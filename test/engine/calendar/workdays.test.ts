import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  type Calendar,
  countWorkingDays,
  type CountedDate,
  dateOfDay,
  dayOf,
  dayOfDate,
  weekdayOf,
  yearOfDay,
} from '#engine/calendar/index.ts';
import { isWorkingDay } from '#engine/calendar/workdays.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { smallCalendar } from './samples.ts';
import { walkBetween, walkWorkingDays } from './walk.ts';

const official = officialCalendar();
/** Closed for good: counting never ends. */
const closed: Calendar = {
  ...smallCalendar,
  years: {},
  local: Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [addDays('2020-01-01', n), { working: false, why: '停办' }])),
};
const local: Calendar = {
  ...official,
  id: 'local',
  local: {
    '2026-02-16': { working: true, why: '值班' },
    '2026-12-31': { working: false, why: '盘点' },
    '2027-01-02': { working: true, why: '值班' },
  },
};
/** Any date from ten years before the published ones to ten after. */
const wideDate = fc.integer({ min: -3_650, max: 11_000 }).map(n => addDays('2007-01-01', n));
const anyCalendar = fc.constantFrom(official, smallCalendar, local, closed);

const orNull = (count: () => CountedDate): CountedDate | null => {
  try {
    return count();
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return null;
  }
};

describe('the index of working days', () => {
  it('should add as the walk does, near and far, both ways', () => {
    fc.assert(
      // given
      fc.property(anyCalendar, wideDate, fc.integer({ min: -400, max: 400 }), (calendar, from, n) => {
        // when, then
        expect(orNull(() => addWorkingDays(calendar, from, n))).toEqual(walkWorkingDays(calendar, from, n));
      }),
      { numRuns: 600 },
    );
  });

  it('should give up where the walk does', () => {
    fc.assert(
      // given
      fc.property(wideDate, fc.integer({ min: 2_600, max: 2_900 }), fc.boolean(), (from, n, back) => {
        const count = back ? -n : n;
        // when, then
        expect(orNull(() => addWorkingDays(official, from, count))).toEqual(walkWorkingDays(official, from, count));
      }),
      { numRuns: 40 },
    );
  });

  it('should count as the walk does', () => {
    fc.assert(
      // given
      fc.property(anyCalendar, wideDate, fc.integer({ min: 0, max: 1_500 }), (calendar, from, n) => {
        // when, then
        expect(countWorkingDays(calendar, from, addDays(from, n))).toBe(walkBetween(calendar, from, addDays(from, n)));
      }),
      { numRuns: 200 },
    );
  });

  it('should know every single day of twenty years', () => {
    // given
    const from = dayOfDate('2006-12-01');
    // when
    const wrong = Array.from({ length: 7_400 }, (_, n) => from + n).filter(
      day => isWorkingDay(official, day) !== dayOf(official, dateOfDay(day)).working,
    );
    // then
    expect(wrong).toEqual([]);
  });

  it('should not mix up two versions of a calendar', () => {
    // given
    const next: Calendar = { ...official, version: 2, years: { ...official.years, 2026: { off: ['2026-02-02'], makeUp: [] } } };
    // when
    const counted = [official, next, official].map(calendar => addWorkingDays(calendar, '2026-01-30', 1).date);
    // then
    expect(counted).toEqual(['2026-02-02', '2026-02-03', '2026-02-02']);
  });
});

describe('numbers of days', () => {
  it('should be those of the civil calendar', () => {
    fc.assert(
      // given
      fc.property(fc.integer({ min: -354_000, max: 2_932_000 }), day => {
        const at = new Date(day * 86_400_000);
        const date = at.toISOString().slice(0, 10);
        // when, then
        expect([dateOfDay(day), dayOfDate(date), yearOfDay(day), weekdayOf(date)]).toEqual([
          date,
          day,
          at.getUTCFullYear(),
          at.getUTCDay(),
        ]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e15])('should refuse %d as a day', day => {
    // given, when, then
    expect(() => dateOfDay(day)).toThrow(RangeError);
  });

  it.each(['', '2026', '2026-13-01', '2026-00-10', '2026-01-32', '2026/01/01', '2026-1-01', '20260101xx', '2026-01-01T00'])(
    'should refuse %s as a date',
    text => {
      // given, when, then
      expect(() => dayOfDate(text)).toThrow(RangeError);
    },
  );
});
