import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOf, dayOf, type LedgerDay, localTime, type Millis, startOfDay } from '#engine/calendar/index.ts';
import {
  type ClockPause,
  type ClockState,
  dueOf,
  type LedgerClock,
  ledgerOf,
  recomputeClock,
  resumeClock,
  startClock,
} from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { promisedRule, runningClock } from './samples.ts';

const calendar = officialCalendar();
const base = { calendar, cards: null };
const minute = 60_000;
/** Minutes of one day of work: 09:00-12:00 and 13:00-17:00. */
const wholeDay = 420;

interface RandomClock {
  readonly startAt: Millis;
  readonly length: number;
  readonly count: 'next-day' | 'same-day';
  readonly pauses: readonly ClockPause[];
}

/** A clock that starts in one of the published years and ends in one, with up to three pauses of up to nine days. */
const anyClock: fc.Arbitrary<RandomClock> = fc
  .record({
    day: fc.integer({ min: 0, max: 7_180 }),
    minuteOfDay: fc.integer({ min: 0, max: 1439 }),
    length: fc.integer({ min: 1, max: 45 }),
    count: fc.constantFrom('next-day' as const, 'same-day' as const),
    pauses: fc.array(fc.record({ after: fc.integer({ min: 0, max: 40 * 1440 }), lasts: fc.integer({ min: 1, max: 9 * 1440 }) }), {
      maxLength: 3,
    }),
  })
  .map(({ day, minuteOfDay, length, count, pauses }) => {
    const startAt = startOfDay(addDays('2007-01-01', day)) + minuteOfDay * minute;
    const spans = pauses.map(({ after, lasts }, index) => {
      const from = startAt + after * minute;
      return { reason: ['hearing', 'testing', 'superior'][index]!, from, to: from + lasts * minute };
    });
    return { startAt, length, count, pauses: spans };
  });

const ledger = (clock: RandomClock) =>
  ledgerOf(
    { ...clock, unit: 'working-day', startOn: dateOf(clock.startAt), extensions: [], status: 'running' } satisfies LedgerClock,
    calendar,
  );
const shareOf = ({ counted, share }: LedgerDay) => (counted ? (share ?? 1) : 0);
const sumOf = (days: readonly LedgerDay[]) => days.reduce((sum, day) => sum + shareOf(day), 0);

/** Minutes of a day's work that no pause takes, counted one by one: the slow, plain way. */
function minutesOf(date: string, pauses: readonly ClockPause[]): number {
  if (!dayOf(calendar, date).working) return 0;
  const touching = pauses.filter(({ from, to }) => from < startOfDay(date) + 1440 * minute && to! > startOfDay(date));
  if (touching.length === 0) return wholeDay;
  let count = 0;
  for (let at = startOfDay(date) + 540 * minute; at < startOfDay(date) + 1020 * minute; at += minute) {
    const { minuteOfDay } = localTime(at);
    if ((minuteOfDay < 720 || minuteOfDay >= 780) && !touching.some(({ from, to }) => at >= from && at < to!)) count++;
  }
  return count;
}

/** The day on which the last minute of a limit runs, day by day and minute by minute. */
function plainDueOn({ startAt, length, count, pauses }: RandomClock): string {
  let left = length * wholeDay;
  let date = count === 'same-day' ? dateOf(startAt) : addDays(dateOf(startAt), 1);
  for (left -= minutesOf(date, pauses); left > 0; left -= minutesOf(date, pauses)) date = addDays(date, 1);
  return date;
}

describe('10,000 random clocks from 2007 to 2026', () => {
  it('should count their length exactly, never on a day off, in whole days where nothing is paused', () => {
    fc.assert(
      // given
      fc.property(anyClock, clock => {
        // when
        const { days, dueOn } = ledger(clock);
        // then
        expect(days.at(-1)).toMatchObject({ date: dueOn, counted: true, nth: clock.length });
        expect(Math.abs(sumOf(days) - clock.length)).toBeLessThan(0.0001 * days.length);
        expect(days.filter(({ date, counted }) => counted && !dayOf(calendar, date).working)).toEqual([]);
        if (clock.pauses.length > 0) return;
        expect(days.filter(({ counted }) => counted)).toHaveLength(clock.length);
        expect(days.filter(({ share }) => share !== undefined)).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('should be due on the day on which their last minute runs: no pause loses one', () => {
    fc.assert(
      // given
      fc.property(anyClock, clock => {
        // when
        const { dueOn } = dueOf({ ...clock, unit: 'working-day' }, calendar);
        // then
        expect(dueOn).toBe(plainDueOn(clock));
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);

  it('should not care in which order pauses are told, nor whether they were resumed one by one', () => {
    fc.assert(
      // given
      fc.property(anyClock, clock => {
        const started = runningClock(
          startClock({ rule: { ...promisedRule, start: { on: 'accept', count: clock.count } }, ...clock, ...base }),
        );
        // when
        const whole = recomputeClock({ ...started, pauses: clock.pauses }, base);
        const turned = recomputeClock({ ...started, pauses: clock.pauses.toReversed() }, base);
        let resumed: ClockState = { ...started, pauses: clock.pauses.map(pause => ({ ...pause, to: null })) };
        for (const { reason, to } of clock.pauses) {
          const pauses = resumed.pauses.map(pause => (pause.reason === reason ? { ...pause, to } : pause));
          resumed = { ...resumed, ...resumeClock(resumed, to!, { ...base, reason }), pauses };
        }
        // then
        expect(turned).toEqual(whole);
        expect(resumed.due).toBe(whole.due);
        expect(ledger({ ...clock, pauses: clock.pauses.toReversed() })).toEqual(ledger(clock));
      }),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
