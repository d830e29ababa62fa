import { afterEach, describe, expect, it } from 'vitest';
import { type Calendar, readLocal } from '#engine/calendar/index.ts';
import { dueMilestones, isBreachDue, nextReview, recomputeClock, remaining, startClock } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { defaultCards as cards, hearing, promisedRule, runningClock } from './samples.ts';

const calendar = officialCalendar();
const at = (text: string) => readLocal(text)!;
const startFrom = (text: string, length: number) =>
  runningClock(startClock({ rule: promisedRule, length, startAt: at(text), cards, calendar }));
const clock = startFrom('2026-02-13T10:00', 5);
const levels = (now: string, of = clock) => dueMilestones(of, at(now)).map(milestone => milestone.level);

describe('dueMilestones', () => {
  it.each([
    ['2026-02-26T08:59', []],
    ['2026-02-26T09:00', ['warning']],
    ['2026-02-28T16:59', ['warning']],
    ['2026-02-28T17:00', ['warning', 'yellow']],
    ['2026-03-03T17:00', ['warning', 'yellow', 'red']],
    ['2027-01-01T00:00', ['warning', 'yellow', 'red']],
  ])('should answer at %s', (now, expected) => {
    // given, when
    const due = levels(now);
    // then
    expect(due).toEqual(expected);
  });

  it('should be due at once with its true moment when it is past as the clock starts (a 1-day limit)', () => {
    // given
    const oneDay = startFrom('2026-02-13T10:00', 1);
    // when
    const due = dueMilestones(oneDay, at('2026-02-13T10:00'));
    // then
    expect(due).toMatchObject([{ level: 'warning', at: at('2026-02-13T09:00') }]);
  });

  it('should leave out what was raised, and everything while paused or stopped', () => {
    // given
    const raised = { ...clock, milestones: clock.milestones.map(milestone => ({ ...milestone, raised: milestone.level === 'warning' })) };
    // when
    const due = [
      levels('2026-03-03T17:00', raised),
      levels('2026-03-03T17:00', { ...clock, status: 'paused' }),
      levels('2026-03-03T17:00', { ...clock, status: 'stopped' }),
    ];
    // then
    expect(due).toEqual([['yellow', 'red'], [], []]);
  });
});

describe('nextReview', () => {
  it('should be the next milestone not raised, then the breach, then nothing', () => {
    // given
    const [warning, yellow, red] = clock.milestones.map(milestone => ({ ...milestone, raised: true }));
    const open = clock.milestones;
    // when
    const reviews = [
      clock,
      { ...clock, milestones: [warning!, open[1]!, open[2]!] },
      { ...clock, milestones: [warning!, yellow!, red!] },
    ].map(one => nextReview(one));
    // then
    expect(reviews).toEqual([at('2026-02-26T09:00'), at('2026-02-28T17:00'), null]);
  });

  it('should look just after due when a breach has an effect, once', () => {
    // given
    const silent = { ...clock, milestones: [] };
    // when
    const reviews = [
      nextReview(silent),
      nextReview(silent, 'escalate'),
      nextReview({ ...silent, breached: true }, 'escalate'),
      nextReview({ ...silent, status: 'paused' }, 'escalate'),
    ];
    // then
    expect(reviews).toEqual([null, clock.due + 1, null, null]);
    expect(isBreachDue(silent, clock.due, 'escalate')).toBe(false);
    expect(isBreachDue(silent, clock.due + 1, 'escalate')).toBe(true);
    expect(isBreachDue(silent, clock.due + 1, 'none')).toBe(false);
  });
});

describe('a clock that reaches an unpublished year', () => {
  const late = startFrom('2026-12-28T10:00', 10);
  const with2027: Calendar = {
    ...calendar,
    version: 2,
    years: { ...calendar.years, 2027: { off: ['2027-01-01', '2027-01-02', '2027-01-03'], makeUp: [] } },
  };
  const muchLater = at('2027-06-01');

  it('should be provisional and raise no card, only the warning', () => {
    // given, when
    const due = dueMilestones(late, muchLater);
    // then
    expect(late).toMatchObject({ provisional: true, dueOn: '2027-01-11' });
    expect(due.map(milestone => milestone.level)).toEqual(['warning']);
    expect(isBreachDue(late, muchLater, 'escalate')).toBe(false);
    expect(
      nextReview(
        { ...late, milestones: late.milestones.map(milestone => ({ ...milestone, raised: milestone.level === 'warning' })) },
        'escalate',
      ),
    ).toBeNull();
  });

  it('should become firm with the list of that year', () => {
    // given
    const figures = recomputeClock(late, { calendar: with2027, cards });
    // when
    const due = dueMilestones({ ...late, ...figures }, muchLater);
    // then
    expect(figures).toMatchObject({ provisional: false, dueOn: '2027-01-12', calendar: { id: 'cn', version: 2 } });
    expect(due.map(({ level, on }) => [level, on])).toEqual([
      ['warning', '2027-01-11'],
      ['yellow', '2027-01-13'],
      ['red', '2027-01-15'],
    ]);
  });

  it('should hold back a card counted into that year though the due day is firm', () => {
    // given
    const firm = startFrom('2026-12-23T10:00', 5);
    // when
    const due = dueMilestones(firm, muchLater);
    // then
    expect(firm).toMatchObject({ provisional: false, dueOn: '2026-12-30' });
    expect(due.map(milestone => milestone.level)).toEqual(['warning', 'yellow']);
  });
});

describe('remaining', () => {
  it.each([
    ['2026-02-13T10:00', 5, false],
    ['2026-02-25T23:00', 2, false],
    ['2026-02-27T17:00', 0, false],
    ['2026-02-27T17:01', 0, true],
    ['2026-03-01T12:00', -1, true],
    ['2026-03-03T12:00', -3, true],
  ])('should say at %s: %i days', (now, days, over) => {
    // given, when
    const left = remaining(clock, at(now), calendar);
    // then
    expect(left).toEqual({ days, over });
  });

  it('should stand still while paused and when stopped', () => {
    // given
    const paused = { ...clock, status: 'paused' as const, pauses: [hearing(at('2026-02-14T10:00'), null)] };
    const stopped = { ...clock, status: 'stopped' as const, stoppedAt: at('2026-02-25T10:00') };
    // when
    const left = [paused, stopped].map(one => remaining(one, at('2026-06-01'), calendar));
    // then
    expect(left).toEqual([
      { days: 4, over: false },
      { days: 2, over: false },
    ]);
  });

  it('should count civil days for a clock in calendar days', () => {
    // given
    const civil = { ...clock, unit: 'calendar-day' as const };
    // when
    const left = remaining(civil, at('2026-02-13T10:00'), calendar);
    // then
    expect(left.days).toBe(14);
  });
});

describe('a clock under another time zone of the machine (F39)', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone;
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('should have the same figures with TZ=%s', tz => {
    // given
    process.env.TZ = tz;
    // when
    const again = startFrom('2026-02-13T10:00', 5);
    // then
    expect(again).toEqual(clock);
  });
});
