import { describe, expect, it } from 'vitest';
import { type Calendar, formatLocal, readLocal } from '#engine/calendar/index.ts';
import { type ClockStartRule, dayLengthMs, extendClock, ledgerOf, lengthMs, recomputeClock, startClock } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { promisedRule, runningClock } from './samples.ts';

const calendar = officialCalendar();
const late = { offDay: 'next-working-day', afterClose: 'next-working-day' } as const;
const ruleOf = (start: Partial<ClockStartRule>) => ({ ...promisedRule, start: { on: 'receive', count: 'next-day', ...start } as const });
const start = (at: string, rule: Partial<ClockStartRule>, length = 1) =>
  startClock({ rule: ruleOf(rule), length, startAt: readLocal(at)!, cards: null, calendar });

describe('startClock, start rules', () => {
  it.each([
    ['in office hours, next day', '2026-03-06T16:59', {}, '2026-03-06', '2026-03-09'],
    ['at closing time itself', '2026-03-06T17:00', late, '2026-03-06', '2026-03-09'],
    ['after closing, as it stands', '2026-03-06T17:01', {}, '2026-03-06', '2026-03-09'],
    ['after closing, as the next working day', '2026-03-06T17:01', late, '2026-03-09', '2026-03-10'],
    ['before opening', '2026-03-06T07:00', late, '2026-03-06', '2026-03-09'],
    ['on a day off, as it stands', '2026-02-15T10:00', {}, '2026-02-15', '2026-02-24'],
    ['on a day off, as the next working day', '2026-02-15T10:00', late, '2026-02-24', '2026-02-25'],
    ['on a day off, only late starts moved', '2026-02-15T20:00', { afterClose: 'next-working-day' }, '2026-02-15', '2026-02-24'],
    ['same day in office hours', '2026-03-06T10:00', { count: 'same-day', ...late }, '2026-03-06', '2026-03-06'],
    ['same day after closing, as it stands', '2026-03-06T18:00', { count: 'same-day' }, '2026-03-06', '2026-03-06'],
    ['same day after closing, as the next working day', '2026-03-06T18:00', { count: 'same-day', ...late }, '2026-03-09', '2026-03-09'],
    ['same day on a day off', '2026-02-15T10:00', { count: 'same-day', ...late }, '2026-02-24', '2026-02-24'],
  ] as const)('should place day 0 and the due day: %s', (_name, at, rule, startOn, dueOn) => {
    // given, when
    const figures = start(at, rule);
    // then
    expect(figures).toMatchObject({ startAt: readLocal(at), startOn, dueOn });
  });

  it.each([
    ['working-hour', 2, '2026-03-09 11:00'],
    ['minute', 90, '2026-03-09 10:30'],
    ['calendar-day', 2, '2026-03-11 17:00'],
  ] as const)('should let a limit of %s that starts after closing run from the opening of the next working day', (unit, length, due) => {
    // given
    const rule = { ...ruleOf(late), unit };
    // when
    const figures = startClock({ rule, length, startAt: readLocal('2026-03-06T18:00')!, cards: null, calendar });
    // then
    expect(formatLocal(figures.due)).toBe(due);
    const { days } = ledgerOf(runningClock(figures), calendar);
    expect(days.at(-1)!.date).toBe(figures.dueOn);
    expect(days.filter(({ counted, date }) => counted && date < '2026-03-09')).toEqual([]);
    expect(lengthMs(figures, calendar) / dayLengthMs(unit, calendar)).toBeCloseTo(days.at(-1)!.nth, 3);
  });

  it('should place day 0 again when the calendar changes, by the rule of the clock', () => {
    // given
    const clock = runningClock(start('2026-03-06T18:00', late, 2));
    const closed: Calendar = { ...calendar, version: 2, local: { '2026-03-09': { working: false, why: '停电' } } };
    // when
    const [byRule, without] = [
      recomputeClock(clock, { calendar: closed, cards: null, rule: ruleOf(late) }),
      recomputeClock(clock, { calendar: closed, cards: null }),
    ];
    // then
    expect(clock).toMatchObject({ startOn: '2026-03-09', dueOn: '2026-03-11' });
    expect(byRule).toMatchObject({ startOn: '2026-03-10', dueOn: '2026-03-12' });
    expect(without).toMatchObject({ startOn: '2026-03-09', dueOn: '2026-03-11' });
  });

  it('should keep day 0 through an extension', () => {
    // given
    const clock = runningClock(start('2026-03-06T18:00', late));
    // when
    const figures = extendClock(clock, 1, { calendar, cards: null });
    // then
    expect(figures).toMatchObject({ startOn: '2026-03-09', dueOn: '2026-03-11', length: 2 });
  });
});
