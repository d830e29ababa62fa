import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/index.ts';
import { checkCards, defaultCards, milestonesOf, rulesFor } from '#engine/cards/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';

const calendar = officialCalendar();

/** A working-day count that came to a due day. */
const dueOn = (date: string) =>
  ({ unit: 'working-day', length: 5, startAt: readLocal(`${date}T10:00`)!, pauses: [], dueOn: date }) as const;

describe('milestonesOf', () => {
  it('should warn on the due day itself where the centre says so (HS-23 §2)', () => {
    // given
    const { rules } = checkCards({ rules: [{ level: 'warning', when: { beforeDue: 0 } }] });
    // when
    const milestones = milestonesOf(dueOn('2026-02-27'), rules!.rules, calendar);
    // then
    expect(milestones).toEqual([{ rule: 'warning', level: 'warning', on: '2026-02-27', at: readLocal('2026-02-27T09:00') }]);
  });

  it('should mark a card whose day lies in an unpublished year', () => {
    // given
    const counted = dueOn('2026-12-30');
    // when
    const milestones = milestonesOf(counted, defaultCards.rules, calendar);
    // then
    expect(milestones.map(({ on, provisional }) => [on, provisional])).toEqual([
      ['2026-12-29', undefined],
      ['2026-12-31', undefined],
      ['2027-01-04', true],
    ]);
  });
});

describe('milestonesOf by the share that is used', () => {
  /** Received on Monday 2026-03-02 with 10 working days: due on Monday 03-16. */
  const ten = { unit: 'working-day', length: 10, startAt: readLocal('2026-03-02T10:00')!, pauses: [], dueOn: '2026-03-16' } as const;
  const used = (yellow: number, red: number) =>
    checkCards({
      rules: [
        { level: 'yellow', when: { used: yellow } },
        { level: 'red', when: { used: red } },
      ],
    }).rules!.rules;
  const local = (date: string, time: string) => readLocal(`${date}T${time}`);

  it.each([
    ['恩施 50/90', 50, 90, ['2026-03-09', '2026-03-13']],
    ['榆林 90/100', 90, 100, ['2026-03-13', '2026-03-16']],
    ['half as much again', 101, 150, ['2026-03-17', '2026-03-23']],
  ])('should count the share as due days are counted: %s', (_, yellow, red, days) => {
    // given, when
    const milestones = milestonesOf(ten, used(yellow, red), calendar);
    // then
    expect(milestones.map(({ on }) => on)).toEqual(days);
  });

  it('should be the close of the day on which the share is used up, and after it once the whole limit is', () => {
    // given, when
    const [half, whole] = milestonesOf(ten, used(50, 100), calendar);
    // then
    expect(half).toMatchObject({ level: 'yellow', at: local('2026-03-09', '17:00') });
    expect(whole).toMatchObject({ level: 'red', at: local('2026-03-16', '17:00')! + 1 });
  });

  it('should use nothing up while the clock is paused', () => {
    // given: three working days of 03-04 to 03-06 stand still
    const pauses = [{ reason: 'hearing', from: local('2026-03-04', '00:00')!, to: local('2026-03-07', '00:00')! }];
    // when
    const [half] = milestonesOf({ ...ten, pauses, dueOn: '2026-03-19' }, used(50, 90), calendar);
    // then
    expect(half).toMatchObject({ on: '2026-03-12' });
  });

  it('should be a moment within the day for office hours and minutes', () => {
    // given
    const startAt = local('2026-03-02', '10:00')!;
    const hours = { ...ten, unit: 'working-hour', length: 8, startAt, dueOn: '2026-03-03' } as const;
    const minutes = { ...ten, unit: 'minute', length: 60, startAt, dueOn: '2026-03-02' } as const;
    // when
    const moments = [hours, minutes].map(count => milestonesOf(count, used(50, 90), calendar)[0]!.at);
    // then: four office hours from 10:00 with the noon break, and half an hour
    expect(moments).toEqual([local('2026-03-02', '15:00'), local('2026-03-02', '10:30')]);
  });

  it('should mark a share that is reached in an unpublished year', () => {
    // given
    const late = { ...ten, startAt: local('2026-12-24', '10:00')!, dueOn: '2027-01-07' };
    // when
    const milestones = milestonesOf(late, used(50, 90), calendar);
    // then
    expect(milestones.map(({ provisional }) => provisional)).toEqual([undefined, true]);
  });
});

describe('rulesFor', () => {
  it('should take the scope of a rule over that of all, and the rule about urging for its clock alone', () => {
    // given
    const { rules: cards } = checkCards({
      scope: ['case', 'step'],
      rules: [
        { id: 'case-yellow', level: 'yellow', when: { used: 90 }, scope: ['case'] },
        { id: 'step-yellow', level: 'yellow', when: { used: 100 }, scope: ['step', 'stage'] },
        { level: 'red', when: { afterDue: 3 } },
        { level: 'red', when: { conduct: 'no-urging' } },
        { level: 'yellow', when: { conduct: 'no-reasons' } },
      ],
    });
    const ids = (clock: Parameters<typeof rulesFor>[1]) => rulesFor(cards, clock).map(({ id }) => id);
    // when, then
    expect(ids({ rule: 'promised' })).toEqual(['case-yellow', 'red']);
    expect(ids({ rule: 'step', per: 'step' })).toEqual(['step-yellow', 'red']);
    expect(ids({ rule: 'stage', per: 'stage' })).toEqual(['step-yellow']);
    expect(ids({ rule: 'urging' })).toEqual(['no-urging']);
  });

  it.each([
    ['the basis', { rule: 'promised' }, ['warning', 'yellow', 'red']],
    ['another clock of the case', { rule: 'statutory' }, []],
    ['a stage clock', { rule: 'stage', per: 'stage' }, ['warning', 'yellow', 'red']],
    ['a step clock', { rule: 'step', per: 'step' }, []],
  ] as const)('should answer for %s', (_name, clock, expected) => {
    // given, when
    const rules = rulesFor(defaultCards, clock);
    // then
    expect(rules.map(({ id }) => id)).toEqual(expected);
  });

  it('should leave stage clocks alone when only the case is watched', () => {
    // given
    const cards = { ...defaultCards, scope: ['case'] as const };
    // when
    const rules = rulesFor(cards, { rule: 'stage', per: 'stage' });
    // then
    expect(rules).toEqual([]);
  });
});

describe('checkCards', () => {
  it('should read nothing as no cards, and an empty object as the shipped rules', () => {
    // given, when
    const [none, shipped] = [checkCards(null), checkCards({})];
    // then
    expect(none).toEqual({ rules: null, problems: [] });
    expect(shipped).toEqual({ rules: defaultCards, problems: [] });
  });

  it('should read a rule with everything a rule may say', () => {
    // given, when
    const { rules, problems } = checkCards({
      basis: 'statutory',
      scope: ['step'],
      rules: [
        {
          id: 'late',
          level: 'red',
          when: { used: 100 },
          to: ['handler', 'unit-leader'],
          scope: ['case'],
          letter: 'card-letter',
          points: 2.5,
        },
        { level: 'yellow', when: { conduct: 'step-skipped' } },
      ],
    });
    // then
    expect(problems).toEqual([]);
    expect(rules!.rules).toEqual([
      {
        ...{ id: 'late', level: 'red', when: { used: 100 }, to: ['handler', 'unit-leader'], confirmed: true },
        ...{ scope: ['case'], letter: 'card-letter', points: 2.5 },
      },
      { id: 'step-skipped', level: 'yellow', when: { conduct: 'step-skipped' }, to: ['handler'], confirmed: true },
    ]);
  });

  it.each([
    ['an unknown level', { rules: [{ level: 'blue', when: { afterDue: 1 } }] }, '/rules/0/level'],
    ['both before and after', { rules: [{ level: 'red', when: { afterDue: 1, beforeDue: 1 } }] }, '/rules/0/when'],
    ['neither before nor after', { rules: [{ level: 'red', when: {} }] }, '/rules/0/when'],
    ['a negative number of days', { rules: [{ level: 'red', when: { afterDue: -1 } }] }, '/rules/0/when/afterDue'],
    ['another unit', { rules: [{ level: 'red', when: { afterDue: 1, unit: 'day' } }] }, '/rules/0/when/unit'],
    [
      'a level twice',
      {
        rules: [
          { level: 'red', when: { afterDue: 1 } },
          { id: 'other', level: 'red', when: { afterDue: 2 } },
        ],
      },
      '/rules/1',
    ],
    [
      'a level twice for the same kind of clock',
      {
        rules: [
          { id: 'one', level: 'red', when: { used: 90 }, scope: ['case', 'step'] },
          { id: 'two', level: 'red', when: { used: 90 }, scope: ['stage', 'step'] },
        ],
      },
      '/rules/1',
    ],
    [
      'a conduct twice',
      {
        rules: [
          { id: 'one', level: 'red', when: { conduct: 'no-reasons' } },
          { id: 'two', level: 'yellow', when: { conduct: 'no-reasons' } },
        ],
      },
      '/rules/1',
    ],
    ['conduct that is none', { rules: [{ level: 'red', when: { conduct: 'rude' } }] }, '/rules/0/when/conduct'],
    ['conduct with a scope', { rules: [{ level: 'red', when: { conduct: 'no-urging' }, scope: ['case'] }] }, '/rules/0/scope'],
    ['a share of nothing', { rules: [{ level: 'red', when: { used: 0 } }] }, '/rules/0/when/used'],
    ['half a per cent', { rules: [{ level: 'red', when: { used: 0.5 } }] }, '/rules/0/when/used'],
    ['a share with a unit', { rules: [{ level: 'red', when: { used: 50, unit: 'working-day' } }] }, '/rules/0/when/unit'],
    ['a scope that is none', { rules: [{ level: 'red', when: { used: 50 }, scope: ['hall'] }] }, '/rules/0/scope/0'],
    ['a letter that is no id', { rules: [{ level: 'red', when: { used: 50 }, letter: 'Letter 1' }] }, '/rules/0/letter'],
    ['points below zero', { rules: [{ level: 'red', when: { used: 50 }, points: -1 }] }, '/rules/0/points'],
    ['a slip of the pen', { base: 'promised' }, '/base'],
    ['a list instead of an object', [], ''],
  ])('should point at %s', (_name, value, pointer) => {
    // given, when
    const { rules, problems } = checkCards(value);
    // then
    expect(rules).toBeNull();
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
  });
});
