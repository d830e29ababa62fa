import { describe, expect, it } from 'vitest';
import type { CardRules, ClockRule } from '#engine/clocks/types.ts';
import { model } from '../execution/model.ts';
import { clockRule, item, openCase, release } from './legal.ts';

/** Received and open until somebody delivers. */
const process = model(
  `<startEvent id="s" bj:act="receive"/>
   <userTask id="deliver" bj:act="deliver"><extensionElements><bj:assignment rule="role" role="windowStaff"/></extensionElements></userTask>
   <endEvent id="e" bj:act="close"/>`,
  's>deliver',
  'deliver>e',
);
/** Due at the close of the day of receipt; what comes after closing time or on a day off belongs to the next working day. */
const sameDay = (changes: Partial<ClockRule> = {}) =>
  clockRule({
    when: { text: 'settings.finishBy = "sameDay"', feel: true },
    start: { on: 'receive', count: 'next-day', offDay: 'next-working-day', afterClose: 'next-working-day' },
    pause: [],
    stop: ['deliver'],
    ...changes,
  });
const told: CardRules = {
  basis: 'promised',
  scope: ['case'],
  rules: [{ id: 'warning', level: 'warning', when: { used: 100 }, to: ['window-supervisor'], confirmed: true }],
};
const opened = async (moment: string, finishBy: unknown, changes: Partial<ClockRule> = {}) =>
  openCase([await release(process, { clocks: [sameDay(changes)], cards: told, settings: { finishBy } })], moment, item(0));

describe('a clock that only some cases have (适用条件)', () => {
  it('should run where its condition holds', async () => {
    // given, when
    const one = await opened('2026-03-02T09:30', 'sameDay');
    // then
    expect(one.state().clocks.promised).toMatchObject({ status: 'running', length: 0, dueOn: '2026-03-02' });
  });

  it('should not run where it does not, and tell nobody', async () => {
    // given
    const one = await opened('2026-03-02T09:30', 'onTheSpot');
    // when
    one.at('2026-03-05T20:00');
    // then
    expect(one.state().clocks).toEqual({});
    expect(one.events('warning-raised')).toEqual([]);
  });

  it('should be an incident where the condition is neither true nor false', async () => {
    // given, when
    const one = await opened('2026-03-02T09:30', 'sameDay', { when: { text: 'settings.finishBy', feel: true } });
    // then
    expect(Object.keys(one.state().clocks)).toEqual([]);
    expect(Object.keys(one.state().incidents)).toHaveLength(1);
  });
});

describe('a promise kept on the day of receipt (当日办结)', () => {
  it.each([
    ['in the morning', '2026-03-02T09:30', '2026-03-02'],
    ['before the hall opens', '2026-03-02T07:10', '2026-03-02'],
    ['after the hall has closed', '2026-03-02T18:20', '2026-03-03'],
    ['after closing on a Friday', '2026-03-06T18:20', '2026-03-09'],
    ['on a day off', '2026-03-07T10:00', '2026-03-09'],
    ['on the make-up Saturday before the Spring Festival', '2026-02-14T10:00', '2026-02-14'],
    ['in the Spring Festival', '2026-02-18T10:00', '2026-02-24'],
  ])('should be due at closing time when received %s', async (_when, moment, dueOn) => {
    // given, when
    const one = await opened(moment, 'sameDay');
    // then
    expect(one.state().clocks.promised).toMatchObject({ dueOn });
  });

  it('should ask for no explanation before closing time', async () => {
    // given
    const one = await opened('2026-03-02T09:30', 'sameDay');
    // when
    const explain = () =>
      one.give('wangfang', { type: 'explain-overdue', clock: 'promised', cause: 'organ', text: '系统故障', plan: '明日办结' });
    // then
    expect(explain()?.code).toBe('clock-not-due');
    one.at('2026-03-02T17:01');
    expect(explain()).toBeUndefined();
  });

  it('should tell of an open case once, at closing time, and never of one that is done', async () => {
    // given
    const [open, done] = [await opened('2026-03-02T09:30', 'sameDay'), await opened('2026-03-02T09:30', 'sameDay')];
    // when
    done.complete('deliver', 'wangfang');
    for (const moment of ['2026-03-02T16:59', '2026-03-02T19:00', '2026-03-03T09:00', '2026-03-09T09:00']) {
      open.at(moment);
      done.at(moment);
    }
    // then
    expect(open.events('warning-raised')).toMatchObject([{ on: '2026-03-02', to: ['window-supervisor@market-supervision'] }]);
    expect(done.events('warning-raised')).toEqual([]);
  });
});
