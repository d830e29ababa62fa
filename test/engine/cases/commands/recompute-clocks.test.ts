import { describe, expect, it } from 'vitest';
import type { Calendar } from '#engine/calendar/types.ts';
import { model } from '../../execution/model.ts';
import { clockRule, openCase, release } from '../legal.ts';

const waiting = model(
  `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>
   <userTask id="handle" bj:stage="handle"><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>
   <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
  's>accept',
  'accept>handle',
  'handle>grant',
  'grant>e',
);

/** The promised limit of 5 days and the statutory one of 20. */
const clocks = [clockRule(), clockRule({ id: 'statutory', length: { text: 'service.statutoryLimit', feel: true } })];

/** The next version of a calendar, with these days off in addition. */
function closed(calendar: Calendar, ...days: string[]): Calendar {
  const local = Object.fromEntries(days.map(day => [day, { working: false, why: '停电' }]));
  return { ...calendar, version: calendar.version + 1, local: { ...calendar.local, ...local } };
}

const given = async () => openCase([await release(waiting, { clocks })], '2026-03-02T09:00');

describe('recompute-clocks', () => {
  it('should recompute every clock that still counts in one entry, then raise what is due by the new dates', async () => {
    // given: due on 2026-03-09; the office was closed for two days, of which the machine hears afterwards
    const one = await given();
    one.session.now += 8 * 86_400_000;
    one.session.calendar = closed(one.session.calendar, '2026-03-03', '2026-03-04');
    // when
    const refused = one.give('system', { type: 'recompute-clocks' });
    // then
    expect(refused).toBeUndefined();
    const types = one.session.entries.at(-1)!.events.map(event => ('clock' in event ? `${event.type} ${event.clock}` : event.type));
    expect(types).toEqual(['clock-recomputed promised', 'clock-recomputed statutory', 'warning-raised promised', 'job-requested']);
    expect(one.state().clocks.promised?.dueOn).toBe('2026-03-11');
    expect(one.state().clocks.statutory).toMatchObject({ dueOn: '2026-04-01', calendar: { version: one.session.calendar.version } });
  });

  it('should give the very dates of before once the former version holds again', async () => {
    // given
    const one = await given();
    const { calendar } = one.session;
    const before = one.state().clocks;
    one.session.calendar = closed(calendar, '2026-03-03', '2026-03-05');
    one.give('system', { type: 'recompute-clocks' });
    const moved = one.state().clocks.promised?.dueOn;
    // when
    one.session.calendar = calendar;
    one.give('system', { type: 'recompute-clocks' });
    // then
    expect(moved).toBe('2026-03-11');
    const dates = (clocks: typeof before) => Object.values(clocks).map(({ version: _, ...clock }) => clock);
    expect(dates(one.state().clocks)).toEqual(dates(before));
  });

  it('should do nothing and write nothing where no clock is stale', async () => {
    // given
    const one = await given();
    const entries = one.session.entries.length;
    // when
    const refused = one.give('system', { type: 'recompute-clocks' });
    // then
    expect(refused).toBeUndefined();
    expect(one.session.entries.slice(entries).flatMap(({ events }) => events)).toEqual([]);
  });

  it('should be for the machine, and be taken by a suspended case too', async () => {
    // given
    const one = await given();
    one.give('huangmei', { type: 'suspend-case', reason: '等待核查' });
    one.session.calendar = closed(one.session.calendar, '2026-03-03');
    // when
    const person = one.give('liqiang', { type: 'recompute-clocks' });
    const system = one.give('system', { type: 'recompute-clocks' });
    // then
    expect([person?.code, system]).toEqual(['machine-only', undefined]);
    expect(one.state().clocks.promised?.dueOn).toBe('2026-03-10');
  });
});

describe('a stale clock', () => {
  it('should be recomputed before any command could raise a card from it', async () => {
    // given: due on 2026-03-09, so a yellow card would be due at the close of 03-10, but two days before were days off
    const one = await given();
    one.session.now = Date.parse('2026-03-10T19:00:00+08:00');
    one.session.calendar = closed(one.session.calendar, '2026-03-03', '2026-03-04');
    // when
    one.give('wangfang', { type: 'comment-case', text: '来电询问进度' });
    // then
    expect(one.state().cards.map(({ clock, level, on }) => [clock, level, on])).toEqual([['promised', 'warning', '2026-03-10']]);
    expect(one.state().clocks.promised?.dueOn).toBe('2026-03-11');
  });

  it('should stay as it is when it is stopped', async () => {
    // given
    const one = await given();
    one.complete('handle');
    const stopped = one.state().clocks;
    one.session.calendar = closed(one.session.calendar, '2026-03-03');
    // when
    const refused = one.give('system', { type: 'recompute-clocks' });
    // then
    expect(refused?.code).toBe('case-closed');
    expect(one.state().clocks).toEqual(stopped);
  });
});
