import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import type { BreachAction } from '#engine/clocks/types.ts';
import { boundary, model } from '../execution/model.ts';
import { clockRule, item, openCase, release } from './legal.ts';

const handler = '<extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements>';
const message = (name: string) => `<messageEventDefinition messageRef="${name}"/>`;

/** A decision in time, or what the law makes of silence: a limit that is over grants or refuses (超时默认). */
const silence = (name: BreachAction) =>
  model(
    `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/><userTask id="handle" bj:form="handle">${handler}</userTask>
     ${boundary('over', 'handle', message(name))}
     <serviceTask id="deemed" bj:act="${name === 'deemed-refused' ? 'refuse' : 'grant'}"><extensionElements><bj:issue document="default-notice"/></extensionElements></serviceTask>
     <serviceTask id="grant" bj:act="grant"/><userTask id="deliver" bj:form="deliver" bj:act="deliver">${handler}</userTask><endEvent id="e" bj:act="close"/>`,
    's>accept',
    'accept>handle',
    'handle>grant',
    'grant>deliver',
    'over>deemed',
    'deemed>deliver',
    'deliver>e',
  );
const documents = {
  'default-notice': {
    title: { zh: '超时默认通知书', en: 'Notice of default' },
    numberPattern: '默〔{year}〕{seq4}号',
    placeholders: ['case.deemed'],
  },
};
const delivery = clockRule({
  id: 'delivery',
  length: { text: '10', feel: true },
  start: { on: 'grant', count: 'next-day' },
  stop: ['deliver'],
  extend: undefined,
});

const opened = async (name: BreachAction) =>
  openCase([await release(silence(name), { clocks: [clockRule({ onBreach: name }), delivery], documents })], '2026-03-02T09:00', item(5));

describe('what the law deems done once a limit is over', () => {
  it('should grant with the notice 超时默认通知书, from the moment the limit was over', async () => {
    // given: due on 2026-03-09 at the close of business
    const one = await opened('deemed-granted');
    // when
    one.at('2026-03-11T09:00');
    // then
    const due = readLocal('2026-03-09T17:00')!;
    expect(one.state().acts.at(-1)).toMatchObject({ act: 'grant', at: due, deemed: true, by: 'system' });
    expect(one.state().documents).toMatchObject([{ document: 'default-notice', values: { 'case.deemed': ['grant'] } }]);
    expect(one.state().clocks.delivery).toMatchObject({ startAt: due, dueOn: '2026-03-23' });
    expect(Object.values(one.state().tasks).map(({ element }) => element)).toEqual(['deliver']);
    expect(one.state().status).toBe('granted');
  });

  it('should refuse where silence means a refusal, and close with that outcome', async () => {
    // given
    const one = await opened('deemed-refused');
    // when
    one.at('2026-03-11T09:00');
    one.complete('deliver', 'liqiang');
    // then
    expect(one.state().acts).toContainEqual(expect.objectContaining({ act: 'refuse', at: readLocal('2026-03-09T17:00'), deemed: true }));
    expect(one.events('case-closed')).toMatchObject([{ outcome: 'refused' }]);
  });

  it('should happen before a command that comes too late, which then finds the step gone', async () => {
    // given: nobody looked until somebody decides
    const one = await opened('deemed-granted');
    one.session.now = readLocal('2026-03-12T10:00')!;
    // when
    const late = one.complete('handle', 'liqiang');
    one.give('wangfang', { type: 'comment-case', text: '来电询问' });
    // then
    expect(late?.code).toBe('task-cancelled');
    expect(one.state().acts.at(-1)).toMatchObject({ act: 'grant', by: 'system', deemed: true });
    expect(one.session.entries.at(-1)).toMatchObject({ commandType: 'comment-case', actor: 'wangfang' });
  });

  it('should not come to pass where the decision was in time', async () => {
    // given
    const one = await opened('deemed-granted');
    one.at('2026-03-09T16:59');
    // when
    one.complete('handle', 'liqiang');
    one.at('2026-03-31T09:00');
    // then
    expect(one.state().acts.find(({ act }) => act === 'grant')).not.toHaveProperty('deemed');
    expect(one.events('clock-breached')).toEqual([]);
  });

  it('should be said by nobody', async () => {
    // given
    const one = await opened('deemed-granted');
    // when
    const said = one.give('liqiang', { type: 'deliver-message', name: 'deemed-granted', key: null, payload: {} });
    // then
    expect(said?.code).toBe('machine-only');
    expect(Object.values(one.state().tasks).map(({ element }) => element)).toEqual(['handle']);
  });

  it('should tell the window supervisor and the supervision office of a breach that is escalated', async () => {
    // given
    const one = await opened('escalate');
    // when
    one.at('2026-03-11T09:00');
    // then
    const told = one.events('job-requested').map(event => (event.private as { input: { to: string; text: string } }).input);
    expect(told.filter(({ text }) => text === 'breached').map(({ to }) => to)).toEqual([
      'window-supervisor@market-supervision',
      'supervision-office',
    ]);
    expect(Object.values(one.state().tasks).map(({ element }) => element)).toEqual(['handle']);
  });
});

describe('a month of silence', () => {
  it('should be told in order of time over all clocks of the case', async () => {
    // given: limits of 3, 5 and 8 days, all over long ago
    const limits = [3, 8, 5].map(days =>
      clockRule({ id: `limit-${days}`, length: { text: `${days}`, feel: true }, onBreach: 'escalate', extend: undefined }),
    );
    const one = openCase([await release(silence('none'), { clocks: limits, cards: null })], '2026-03-02T09:00');
    one.session.now = readLocal('2026-04-10T09:00')!;
    // when
    one.give('wangfang', { type: 'comment-case', text: '补看' });
    // then
    expect(one.events('clock-breached').map(({ clock }) => clock)).toEqual(['limit-3', 'limit-5', 'limit-8']);
  });
});
