import { describe, expect, it } from 'vitest';
import { formatLocal, readLocal } from '#engine/calendar/index.ts';
import { type ClockRule, extendClock, isClockLength, recomputeClock, startClock } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { defaultCards as cards, promisedRule, runningClock } from './samples.ts';

const calendar = officialCalendar();
const start = (rule: ClockRule, length: number, at: string) => startClock({ rule, length, startAt: readLocal(at)!, cards, calendar });

describe('startClock', () => {
  it.each([
    ['working-day', 3, '2026-02-13T10:00', '2026-02-25 17:00'],
    ['working-day', 0, '2026-02-13T10:00', '2026-02-13 17:00'],
    ['working-day', 0.5, '2026-02-13T10:00', '2026-02-14 17:00'],
    ['working-hour', 4, '2026-02-13T15:00', '2026-02-14 11:00'],
    ['working-hour', 0, '2026-02-13T15:00', '2026-02-13 15:00'],
    ['working-hour', 2, '2026-02-15T15:00', '2026-02-24 11:00'],
    ['calendar-day', 15, '2026-02-13T10:00', '2026-02-28 17:00'],
    ['calendar-day', 1, '2028-02-28T10:00', '2028-02-29 17:00'],
    ['minute', 30, '2026-02-13T23:45', '2026-02-14 00:15'],
    ['minute', 2880, '2026-12-30T09:00', '2027-01-01 09:00'],
  ] as const)('should end a limit in %s of %d from %s', (unit, length, at, due) => {
    // given
    const rule = { ...promisedRule, unit };
    // when
    const figures = start(rule, length, at);
    // then
    expect(formatLocal(figures.due)).toBe(due);
    expect(figures.dueOn).toBe(due.slice(0, 10));
  });

  it.each([
    ['2026-02-13T16:00', '2026-02-13'],
    ['2026-02-15T10:00', '2026-02-24'],
  ])('should count the day of the start itself where the rule says same-day: %s', (at, dueOn) => {
    // given
    const rule = { ...promisedRule, start: { on: 'accept', count: 'same-day' } } as const;
    // when
    const figures = start(rule, 1, at);
    // then
    expect(figures).toMatchObject({ dueOn, count: 'same-day', startOn: at.slice(0, 10) });
  });

  it('should count from the next working day when received on a day off', () => {
    // given, when
    const figures = start(promisedRule, 1, '2026-02-15T10:00');
    // then
    expect(figures.dueOn).toBe('2026-02-24');
  });

  it('should give cards only to the clock the rules watch', () => {
    // given
    const statutory = { ...promisedRule, id: 'statutory' };
    const stage = { ...promisedRule, id: 'stage', per: 'stage' } as const;
    // when
    const counts = [promisedRule, statutory, stage].map(rule => start(rule, 5, '2026-02-13').milestones.length);
    // then
    expect(counts).toEqual([3, 0, 3]);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 100_000])('should refuse a length of %d', length => {
    // given, when, then
    expect(isClockLength(length, 'working-day')).toBe(false);
    expect(() => start(promisedRule, length, '2026-02-13')).toThrow(RangeError);
  });
});

describe('startClock, parts of units', () => {
  it.each(['minute', 'working-hour', 'working-day', 'calendar-day'] as const)(
    'should be due at a whole millisecond in parts of a %s',
    unit => {
      // given
      const lengths = Array.from({ length: 40 }, (_, index) => (index + 1) / 10);
      // when
      const due = lengths.map(length => start({ ...promisedRule, unit }, length, '2026-03-02T09:00').due);
      // then
      expect(due.filter(at => !Number.isInteger(at))).toEqual([]);
    },
  );
});

describe('extendClock', () => {
  it('should move due and cards, and keep what was raised', () => {
    // given
    const figures = start(promisedRule, 5, '2026-02-13');
    const warned = figures.milestones.map(milestone => (milestone.rule === 'warning' ? { ...milestone, raised: true } : milestone));
    // when
    const extended = extendClock(runningClock({ ...figures, milestones: warned }), 10, { calendar, cards });
    // then
    expect(extended).toMatchObject({ length: 15, dueOn: '2026-03-12' });
    expect(extended.milestones.map(({ rule, on, raised }) => [rule, on, raised])).toEqual([
      ['warning', '2026-03-11', true],
      ['yellow', '2026-03-13', undefined],
      ['red', '2026-03-17', undefined],
    ]);
  });
});

describe('recomputeClock', () => {
  it('should follow a make-up day that a new version of the calendar moves (F42)', () => {
    // given
    const clock = runningClock(start(promisedRule, 5, '2026-02-13'));
    const year = calendar.years[2026]!;
    const revised = {
      ...calendar,
      version: 2,
      years: { ...calendar.years, 2026: { ...year, makeUp: year.makeUp.filter(date => date !== '2026-02-14') } },
    };
    // when
    const figures = recomputeClock(clock, { calendar: revised, cards });
    // then
    expect(clock.dueOn).toBe('2026-02-27');
    expect(figures).toMatchObject({ dueOn: '2026-02-28', length: 5, calendar: { id: 'cn', version: 2 } });
  });

  it('should change nothing under the same calendar', () => {
    // given
    const figures = start(promisedRule, 5, '2026-02-13T11:00');
    // when
    const again = recomputeClock(runningClock(figures), { calendar, cards });
    // then
    expect(again).toEqual(figures);
  });

  it('should keep a stage clock watched', () => {
    // given
    const figures = start({ ...promisedRule, id: 'stage', per: 'stage' }, 2, '2026-02-13');
    const clock = runningClock(figures, { key: 'stage:handle', rule: 'stage', stage: 'handle' });
    // when
    const again = recomputeClock(clock, { calendar, cards });
    // then
    expect(again.milestones).toHaveLength(3);
  });
});
