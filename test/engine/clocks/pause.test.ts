import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, formatLocal, localTime, readLocal } from '#engine/calendar/index.ts';
import { type ClockPause, extendClock, nextReview, recomputeClock, remaining, resumeClock, startClock } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { defaultCards as cards, hearing, promisedRule, runningClock } from './samples.ts';

const calendar = officialCalendar();
const base = { calendar, cards };
const at = (text: string) => readLocal(text)!;
const startAt = at('2026-03-02T10:00');
const five = runningClock(startClock({ rule: promisedRule, length: 5, startAt, ...base }));
const paused = (from: string, to: string | null = null) => ({
  ...five,
  status: 'paused' as const,
  pauses: [hearing(at(from), to === null ? null : at(to))],
});

describe('resumeClock', () => {
  it.each([
    ['whole days', '2026-03-03T09:00', '2026-03-04T17:00', '2026-03-11'],
    ['overnight, no office time', '2026-03-03T17:00', '2026-03-04T09:00', '2026-03-09'],
    ['the day of the start', '2026-03-02T11:00', '2026-03-02T16:00', '2026-03-09'],
    ['lunch', '2026-03-03T12:00', '2026-03-03T13:00', '2026-03-09'],
    ['one hour of a day: the last share falls on the next working day', '2026-03-03T10:00', '2026-03-03T11:00', '2026-03-10'],
    ['Tuesday 10:00 to Thursday 15:00', '2026-03-03T10:00', '2026-03-05T15:00', '2026-03-12'],
    ['a weekend', '2026-03-06T17:00', '2026-03-09T09:00', '2026-03-09'],
  ])('should move due past a pause of %s', (_name, from, to, dueOn) => {
    // given
    const clock = paused(from);
    // when
    const figures = resumeClock(clock, at(to), base);
    // then
    expect(formatLocal(figures.due)).toBe(`${dueOn} 17:00`);
  });

  it('should use up the rest of a day exactly: two halves make one day', () => {
    // given
    const morning = hearing(at('2026-03-03T09:00'), at('2026-03-03T12:00'));
    const clock = { ...five, pauses: [morning, hearing(at('2026-03-04T13:00'), null)] };
    // when
    const figures = resumeClock(clock, at('2026-03-04T17:00'), base);
    // then
    expect(figures.dueOn).toBe('2026-03-10');
  });

  it('should count overlapping pauses once', () => {
    // given
    const apart = resumeClock(paused('2026-03-03T09:00'), at('2026-03-05T17:00'), base);
    const pauses = [
      hearing(at('2026-03-03T09:00'), at('2026-03-05T12:00')),
      { reason: 'inspection', from: at('2026-03-04T09:00'), to: at('2026-03-05T17:00') },
    ];
    // when
    const overlapping = recomputeClock({ ...five, pauses }, base);
    // then
    expect(overlapping.due).toBe(apart.due);
  });

  it('should end only the pause of the reason given', () => {
    // given
    const pauses = [hearing(at('2026-03-03T09:00'), null), { reason: 'inspection', from: at('2026-03-04T09:00'), to: null }];
    // when
    const figures = resumeClock({ ...five, pauses }, at('2026-03-03T17:00'), { ...base, reason: 'hearing' });
    // then
    expect(figures.dueOn).toBe('2026-03-10');
  });

  it.each([
    ['working-hour', 4, '2026-03-02 16:00'],
    ['minute', 60, '2026-03-02 12:00'],
    ['calendar-day', 3, '2026-03-06 17:00'],
  ] as const)('should take one hour of pause off a %s clock', (unit, length, due) => {
    // given
    const clock = runningClock(startClock({ rule: { ...promisedRule, unit }, length, startAt, ...base }));
    const day = unit === 'calendar-day' ? '2026-03-03' : '2026-03-02';
    // when
    const figures = recomputeClock({ ...clock, pauses: [hearing(at(`${day}T10:30`), at(`${day}T11:30`))] }, base);
    // then
    expect(formatLocal(figures.due)).toBe(due);
  });

  it('should move the cards with the due day and keep a raised warning', () => {
    // given
    const milestones = five.milestones.map(milestone => (milestone.level === 'warning' ? { ...milestone, raised: true } : milestone));
    // when
    const figures = resumeClock({ ...paused('2026-03-06T09:00'), milestones }, at('2026-03-06T17:00'), base);
    // then
    expect(figures.milestones.map(({ on, raised }) => [on, raised])).toEqual([
      ['2026-03-09', true],
      ['2026-03-11', undefined],
      ['2026-03-13', undefined],
    ]);
  });
});

describe('a pause that ends by itself (最长暂停)', () => {
  const until = at('2026-03-04T17:00');
  const paused = { ...five, status: 'paused' as const, pauses: [{ ...hearing(at('2026-03-03T09:00'), null), until }] };

  it('should give the figures of a pause resumed at its end, while it lasts and when resumed late', () => {
    // given
    const expected = resumeClock({ ...five, pauses: [hearing(at('2026-03-03T09:00'), null)] }, until, base);
    // when
    const [lasting, resumedLate] = [recomputeClock(paused, base), resumeClock(paused, at('2026-03-20T09:00'), base)];
    // then
    expect(lasting).toEqual(expected);
    expect(resumedLate).toEqual(expected);
  });

  it('should give way to a resumption before its end', () => {
    // given, when
    const figures = resumeClock(paused, at('2026-03-03T17:00'), base);
    // then
    expect(figures.dueOn).toBe('2026-03-10');
  });

  it('should be looked at when it ends, and let the days left run again from there', () => {
    // given
    const clock = { ...paused, ...recomputeClock(paused, base) };
    // when
    const days = ['2026-03-04T12:00', '2026-03-04T17:00', '2026-03-06T12:00'].map(moment => remaining(clock, at(moment), calendar).days);
    // then
    expect(nextReview(clock)).toBe(until);
    expect(days).toEqual([4, 5, 3]);
  });
});

/** Office minutes of a day that run, counted one by one: the slow, plain way. */
function runningMinutes(from: number, to: number, pauses: readonly ClockPause[]): number {
  let count = 0;
  for (let minute = from; minute < to; minute += 60_000) {
    const { date, minuteOfDay } = localTime(minute);
    const open = (minuteOfDay >= 540 && minuteOfDay < 720) || (minuteOfDay >= 780 && minuteOfDay < 1020);
    const stands = pauses.some(pause => minute >= pause.from && minute < (pause.to ?? pause.from));
    if (open && !stands && dayOf(calendar, date).working) count++;
  }
  return count;
}

describe('a paused clock', () => {
  const day1 = at('2026-03-03');
  const anyPause = fc
    .tuple(fc.integer({ min: 0, max: 9 * 1440 }), fc.integer({ min: 1, max: 3 * 1440 }))
    .map(([from, length]) => hearing(startAt + from * 60_000, startAt + (from + length) * 60_000));

  it('should run for exactly its length: the running office time reaches it on the due day, not before (F43)', () => {
    fc.assert(
      // given
      fc.property(fc.array(anyPause, { maxLength: 4 }), fc.integer({ min: 1, max: 6 }), (pauses, length) => {
        // when
        const { due, dueOn } = recomputeClock({ ...five, length, pauses }, base);
        // then
        expect(runningMinutes(day1, due, pauses)).toBeGreaterThanOrEqual(length * 420);
        expect(runningMinutes(day1, at(dueOn), pauses)).toBeLessThan(length * 420);
      }),
      { numRuns: 25 },
    );
  });

  it('should give the same due whether extended before or after the pause', () => {
    fc.assert(
      // given
      fc.property(anyPause, fc.integer({ min: 1, max: 10 }), (pause, by) => {
        const open = { ...five, status: 'paused' as const, pauses: [{ ...pause, to: null }] };
        // when
        const extendedFirst = resumeClock({ ...open, ...extendClock(open, by, base) }, pause.to!, base);
        const resumed = { ...five, ...resumeClock(open, pause.to!, base), pauses: [pause] };
        // then
        expect(extendClock(resumed, by, base)).toEqual(extendedFirst);
      }),
      { numRuns: 50 },
    );
  });

  it('should never be due earlier for a longer pause', () => {
    fc.assert(
      // given
      fc.property(anyPause, fc.integer({ min: 0, max: 5_000 }), (pause, more) => {
        const clock = { ...five, pauses: [{ ...pause, to: null }] };
        // when
        const [short, long] = [resumeClock(clock, pause.to!, base), resumeClock(clock, pause.to! + more * 60_000, base)];
        // then
        expect(long.due).toBeGreaterThanOrEqual(short.due);
        expect(short.due).toBeGreaterThanOrEqual(five.due);
      }),
      { numRuns: 50 },
    );
  });
});
