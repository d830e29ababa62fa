import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDuration, addWorkingLeft, formatLocal, readLocal, workingDurationBetween } from '#engine/calendar/index.ts';
import { smallCalendar } from './samples.ts';

const at = (text: string) => readLocal(text)!;

describe('working time between two moments', () => {
  it.each([
    ['2026-03-04T09:00', '2026-03-06T09:00', 2, 0],
    ['2026-03-04T10:00', '2026-03-06T09:00', 1, 360],
    ['2026-03-06T16:00', '2026-03-09T10:00', 0, 120],
    ['2026-03-07T10:00', '2026-03-09T10:00', 0, 60],
    ['2026-03-06T20:00', '2026-03-09T08:00', 0, 0],
    ['2026-02-13T09:00', '2026-02-17T12:00', 1, 180],
    ['2026-02-27T11:00', '2026-02-28T11:00', 1, 0],
    ['2026-03-06T10:00', '2026-03-06T09:00', 0, 0],
  ])('should be from %s to %s %i days and %i minutes', (from, to, days, minutes) => {
    // given, when
    const found = workingDurationBetween(smallCalendar, at(from), at(to));
    // then
    expect(found).toEqual({ days, minutes });
  });

  it.each([
    ['2026-03-13T09:00', 2, 0, '2026-03-17 09:00'],
    ['2026-03-14T15:00', 2, 0, '2026-03-18 09:00'],
    ['2026-03-14T15:00', 0, 60, '2026-03-16 10:00'],
    ['2026-03-14T15:00', 0, 0, '2026-03-14 15:00'],
  ])('should go on from %s with %i days and %i minutes until %s', (from, days, minutes, expected) => {
    expect(formatLocal(addWorkingLeft(smallCalendar, at(from), { days, minutes }))).toBe(expected);
  });

  it('should be left whole when a timer stands still and goes on at once, at any moment of its way', () => {
    const moment = fc
      .integer({ min: at('2026-01-05T00:00') / 60_000, max: at('2026-11-01T00:00') / 60_000 })
      .map(minute => minute * 60_000);
    fc.assert(
      fc.property(
        moment,
        fc.nat({ max: 12 }),
        fc.nat({ max: 2_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, days, minutes, share) => {
          // given
          const due = addWorkingDuration(smallCalendar, from, { days, minutes }).at;
          const stood = from + Math.floor((share * (due - from)) / 60_000) * 60_000;
          // when
          const again = addWorkingLeft(smallCalendar, stood, workingDurationBetween(smallCalendar, stood, due));
          // then
          expect(workingDurationBetween(smallCalendar, Math.min(again, due), Math.max(again, due))).toEqual({ days: 0, minutes: 0 });
        },
      ),
      { numRuns: 500, seed: 20_261_123 },
    );
  });
});
