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

describe('rulesFor', () => {
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
