import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/index.ts';
import { model, timer } from '../execution/model.ts';
import { cards, clockRule, item, openCase, release } from './legal.ts';
import { vectors } from '../../support/vectors.ts';

const supplementLoop = model(
  `<startEvent id="s" bj:act="receive"/><userTask id="check" bj:form="check"><extensionElements><bj:assignment rule="role" role="windowStaff"/></extensionElements></userTask>
   <exclusiveGateway id="g" default="g_accept"/><serviceTask id="ask" bj:act="request-supplement"/>
   <intermediateCatchEvent id="received" bj:act="receive-supplement"><messageEventDefinition messageRef="supplement-received"/></intermediateCatchEvent>
   <serviceTask id="accept" bj:act="accept"/>
   <userTask id="handle" bj:form="handle"><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>
   <exclusiveGateway id="h" default="h_grant"/><serviceTask id="askAgain" bj:act="request-supplement"/>
   <intermediateCatchEvent id="receivedAgain" bj:act="receive-supplement"><messageEventDefinition messageRef="supplement-received"/></intermediateCatchEvent>
   <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
  's>check',
  'check>g',
  'g>ask: data.check.result = "incomplete"',
  'ask>received',
  'received>check',
  'g>accept',
  'accept>handle',
  'handle>h',
  'h>askAgain: data.handle.result = "incomplete"',
  'askAgain>receivedAgain',
  'receivedAgain>handle',
  'h>grant',
  'grant>e',
);

/** Ask for a supplement at one moment and receive it at another. */
function supplement(one: ReturnType<typeof openCase>, element: string, at: [string, string], cause: string) {
  one.at(at[0]);
  one.complete(element, element === 'check' ? 'wangfang' : 'liqiang', { result: 'incomplete', cause });
  one.at(at[1]);
  const refused = one.give('wangfang', { type: 'submit-supplement', materials: [] });
  if (refused) throw new Error(refused.message.en);
}

describe('clock start (docs/domain.md section 2)', () => {
  it('should count from the day after acceptance without a supplement', async () => {
    // given
    const one = openCase([await release(supplementLoop)], '2026-02-12T10:00');
    // when
    one.at('2026-02-13T10:00');
    one.complete('check', 'wangfang', { result: 'accept' });
    // then
    expect(one.state().clocks.promised).toMatchObject({ startOn: '2026-02-13', dueOn: '2026-02-27', run: 1, status: 'running' });
  });

  it('should count from the day after the receipt of the application where the rule says so (LP), late acceptance or not', async () => {
    // given
    const lp = clockRule({ start: { on: 'accept', count: 'next-day', from: 'receipt' } });
    const one = openCase([await release(supplementLoop, { clocks: [lp] })], '2026-03-02T10:00');
    // when
    one.at('2026-03-05T10:00');
    one.complete('check', 'wangfang', { result: 'accept' });
    // then
    expect(one.state().clocks.promised).toMatchObject({ startOn: '2026-03-02', dueOn: '2026-03-09' });
  });

  it('should count from the receipt of the last supplement when acceptance came later', async () => {
    // given
    const one = openCase([await release(supplementLoop)], '2026-03-02T10:00');
    supplement(one, 'check', ['2026-03-03T10:00', '2026-03-05T10:00'], 'applicantIncomplete');
    supplement(one, 'check', ['2026-03-06T10:00', '2026-03-10T10:00'], 'applicantIncomplete');
    // when
    one.at('2026-03-12T10:00');
    one.complete('check', 'wangfang', { result: 'accept' });
    // then
    expect(one.state().clocks.promised).toMatchObject({ startOn: '2026-03-10', dueOn: '2026-03-17', run: 1 });
  });

  it('should count from the first receipt when a later notice made good an omission of the staff', async () => {
    // given
    const one = openCase([await release(supplementLoop)], '2026-03-02T10:00');
    supplement(one, 'check', ['2026-03-03T10:00', '2026-03-05T10:00'], 'applicantIncomplete');
    supplement(one, 'check', ['2026-03-06T10:00', '2026-03-10T10:00'], 'staffOmission');
    // when
    one.at('2026-03-12T10:00');
    one.complete('check', 'wangfang', { result: 'accept' });
    // then
    expect(one.state().clocks.promised).toMatchObject({ startOn: '2026-03-05', dueOn: '2026-03-12' });
  });

  it('should not punish an omission where the rule is the last receipt (LP-10), nor one in the very first notice', async () => {
    // given
    const lp = clockRule({ supplement: { clock: 'restart', rule: 'last-receipt' } });
    const [rule, first] = [
      openCase([await release(supplementLoop, { clocks: [lp] })], '2026-03-02T10:00'),
      openCase([await release(supplementLoop)], '2026-03-02T10:00'),
    ];
    // when
    supplement(rule, 'check', ['2026-03-03T10:00', '2026-03-05T10:00'], 'applicantIncomplete');
    supplement(rule, 'check', ['2026-03-06T10:00', '2026-03-10T10:00'], 'staffOmission');
    rule.complete('check', 'wangfang', { result: 'accept' });
    supplement(first, 'check', ['2026-03-03T10:00', '2026-03-05T10:00'], 'staffOmission');
    first.complete('check', 'wangfang', { result: 'accept' });
    // then
    expect(rule.state().clocks.promised?.startOn).toBe('2026-03-10');
    expect(first.state().clocks.promised?.startOn).toBe('2026-03-05');
  });

  it('should end the run at a notice after acceptance and count a new one of full length from the receipt', async () => {
    // given
    const one = openCase([await release(supplementLoop)], '2026-03-02T09:00');
    one.complete('check', 'wangfang', { result: 'accept' });
    // when
    supplement(one, 'handle', ['2026-03-06T10:00', '2026-03-11T10:00'], 'applicantIncomplete');
    // then
    expect(one.state().clocks.promised).toMatchObject({
      run: 2,
      startOn: '2026-03-11',
      dueOn: '2026-03-18',
      status: 'running',
      pauses: [],
    });
    expect(one.events('clock-restarted')).toHaveLength(1);
  });

  it('should raise no card between notice and receipt, and all levels again in the new run', async () => {
    // given: due on 2026-03-09, so the warning of run 1 comes on 03-06 before the notice
    const one = openCase([await release(supplementLoop)], '2026-03-02T09:00');
    one.complete('check', 'wangfang', { result: 'accept' });
    // when
    supplement(one, 'handle', ['2026-03-06T10:00', '2026-03-20T10:00'], 'applicantIncomplete');
    one.at('2026-04-10T18:00');
    // then
    const issued = one.state().cards.map(({ run, level, on }) => `${run} ${level} ${on}`);
    expect(issued).toEqual(['1 warning 2026-03-06', '2 warning 2026-03-26', '2 yellow 2026-03-30', '2 red 2026-04-01']);
  });

  it('should pause instead where the local rule says so', async () => {
    // given: 5 working days from 2026-03-02 are due on 03-09
    const pause = clockRule({ supplement: { clock: 'pause', rule: 'last-receipt' } });
    const one = openCase([await release(supplementLoop, { clocks: [pause] })], '2026-03-02T09:00');
    one.complete('check', 'wangfang', { result: 'accept' });
    // when: paused from Wednesday morning to the next Wednesday morning
    supplement(one, 'handle', ['2026-03-04T09:00', '2026-03-11T09:00'], 'applicantIncomplete');
    // then
    expect(one.state().clocks.promised).toMatchObject({ run: 1, startOn: '2026-03-02', dueOn: '2026-03-16', status: 'running' });
  });
});

const procedures = model(
  `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>
   <userTask id="special" bj:form="special" bj:act="start-special-procedure"><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>
   <userTask id="forward" bj:form="forward" bj:act="forward"><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>
   <intermediateCatchEvent id="ended" bj:act="end-special-procedure"><messageEventDefinition messageRef="special-procedure-finished"/></intermediateCatchEvent>
   <userTask id="answer" bj:act="superior-answer"><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>
   <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
  's>accept',
  'accept>special',
  'special>forward',
  'forward>ended',
  'ended>answer',
  'answer>grant',
  'grant>e',
);

describe('pauses and extensions', () => {
  it('should stand still for a special procedure the rule names, overlapping with the superior, until both have ended', async () => {
    // given
    const one = openCase([await release(procedures)], '2026-03-02T09:00');
    // when
    one.complete('special', 'liqiang', { procedure: 'hearing' });
    one.at('2026-03-04T09:00');
    one.complete('forward');
    one.at('2026-03-06T09:00');
    one.give('liqiang', { type: 'deliver-message', name: 'special-procedure-finished', key: null, payload: {} });
    const still = one.state().clocks.promised;
    one.at('2026-03-11T09:00');
    one.complete('answer');
    // then: paused from 03-02 09:00 to 03-11 09:00
    expect(still).toMatchObject({ status: 'paused' });
    expect(one.state().clocks.promised).toMatchObject({ status: 'stopped', startOn: '2026-03-02', dueOn: '2026-03-17' });
  });

  it('should run on for a procedure the rule does not name', async () => {
    // given
    const one = openCase([await release(procedures)], '2026-03-02T09:00');
    // when
    one.complete('special', 'liqiang', { procedure: 'lunch' });
    // then
    expect(one.state().clocks.promised?.status).toBe('running');
  });

  it('should let a timer that stops with the clock stand still, and go on with what was left', async () => {
    // given: a reminder after 10 days beside a hearing
    const xml = model(
      `<startEvent id="s"/><serviceTask id="accept" bj:act="accept"/><parallelGateway id="g"/><userTask id="a"/><userTask id="special" bj:form="special" bj:act="start-special-procedure"/>
       <boundaryEvent id="remind" attachedToRef="a" cancelActivity="false">${timer('timeDuration', 'P10D', 'bj:stopsWithClock="true"')}</boundaryEvent><task id="r"/>
       <intermediateCatchEvent id="ended" bj:act="end-special-procedure"><messageEventDefinition messageRef="special-procedure-finished"/></intermediateCatchEvent>`,
      's>accept',
      'accept>g',
      'g>a',
      'g>special',
      'remind>r',
      'special>ended',
    );
    const one = openCase([await release(xml, { roles: {}, cards: null })], '2026-03-02T09:00');
    // when: the hearing lasts from 03-04 to 03-20
    one.at('2026-03-04T09:00');
    one.complete('special', 'liqiang', { procedure: 'hearing' });
    one.at('2026-03-20T09:00');
    const stood = Object.values(one.state().waits).find(({ kind }) => kind === 'timer');
    one.give('liqiang', { type: 'deliver-message', name: 'special-procedure-finished', key: null, payload: {} });
    one.at('2026-03-28T08:59');
    const before = one.events('timer-fired').length;
    one.at('2026-03-28T09:00');
    // then
    expect(stood).toMatchObject({ leftMs: 8 * 86_400_000 });
    expect([before, one.events('timer-fired').length]).toEqual([0, 1]);
  });

  it('should let a timer of working days go on with the working days that were left, over days off', async () => {
    // given: four working days from Monday 03-02, of which two are left when the hearing begins
    const xml = model(
      `<startEvent id="s"/><serviceTask id="accept" bj:act="accept"/><parallelGateway id="g"/><userTask id="a"/><userTask id="special" bj:form="special" bj:act="start-special-procedure"/>
       <boundaryEvent id="remind" attachedToRef="a" cancelActivity="false">${timer('timeDuration', 'P4D', 'bj:calendar="working" bj:stopsWithClock="true"')}</boundaryEvent><task id="r"/>
       <intermediateCatchEvent id="ended" bj:act="end-special-procedure"><messageEventDefinition messageRef="special-procedure-finished"/></intermediateCatchEvent>`,
      's>accept',
      'accept>g',
      'g>a',
      'g>special',
      'remind>r',
      'special>ended',
    );
    const one = openCase([await release(xml, { roles: {}, cards: null })], '2026-03-02T09:00');
    one.at('2026-03-04T09:00');
    one.complete('special', 'liqiang', { procedure: 'hearing' });
    // when: it is over on a Friday
    one.at('2026-03-13T09:00');
    one.give('liqiang', { type: 'deliver-message', name: 'special-procedure-finished', key: null, payload: {} });
    // then
    expect(one.events('timer-moved')).toMatchObject([{ due: readLocal('2026-03-17T09:00') }]);
  });

  const extension = model(
    `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>
     <userTask id="handle"><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>
     <boundaryEvent id="asked" attachedToRef="handle" cancelActivity="false"><messageEventDefinition messageRef="extension-requested"/></boundaryEvent>
     <userTask id="decide" bj:form="extension"><extensionElements><bj:assignment rule="role" role="approver" unit="= service.unit"/></extensionElements></userTask>
     <exclusiveGateway id="g" default="g_no"/><serviceTask id="extend" bj:act="extend"/><endEvent id="done"/><endEvent id="no"/>
     <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
    's>accept',
    'accept>handle',
    'asked>decide',
    'decide>g',
    'g>extend: data.extension.result = "approve"',
    'g>no',
    'extend>done',
    'handle>grant',
    'grant>e',
  );
  const ask = { type: 'request-extension', days: 4, reason: '需补充核查' } as const;

  it('should extend by the approved days within the same run, once', async () => {
    // given: due on 2026-03-09
    const one = openCase([await release(extension)], '2026-03-02T09:00');
    // when
    const asked = one.give('liqiang', ask);
    one.complete('decide', 'zhouwei', { result: 'approve', days: 3, reason: '同意' });
    const again = one.give('liqiang', ask);
    // then
    expect(asked).toBeUndefined();
    expect(one.state().clocks.promised).toMatchObject({ run: 1, length: 8, dueOn: '2026-03-12' });
    expect(again?.code).toBe('extension-too-many');
  });

  it('should refuse a second request while the first waits for its answer', async () => {
    // given
    const one = openCase([await release(extension)], '2026-03-02T09:00');
    one.give('liqiang', ask);
    // when
    const second = one.give('liqiang', { ...ask, days: 2 });
    // then
    expect(second?.code).toBe('extension-pending');
    expect(Object.values(one.state().tasks).filter(({ element }) => element === 'decide')).toHaveLength(1);
  });

  it('should keep another pause when the receipt of a supplement restarts the clock', async () => {
    // given: sent to a superior on one branch, a supplement on the other
    const task = (id: string, more = '') =>
      `<userTask id="${id}" ${more}><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>`;
    const both = model(
      `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/><parallelGateway id="f"/>
       ${task('a', 'bj:act="forward"')}${task('ra', 'bj:act="superior-answer"')}${task('b')}<serviceTask id="ask" bj:act="request-supplement"/>
       <intermediateCatchEvent id="received" bj:act="receive-supplement"><messageEventDefinition messageRef="supplement-received"/></intermediateCatchEvent>
       ${task('c')}<parallelGateway id="j"/><serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
      ...['s>accept', 'accept>f', 'f>a', 'a>ra', 'ra>j', 'f>b', 'b>ask', 'ask>received', 'received>c', 'c>j', 'j>grant', 'grant>e'],
    );
    const one = openCase([await release(both)], '2026-03-02T09:00');
    one.complete('a');
    one.at('2026-03-03T09:00');
    one.complete('b');
    // when
    one.at('2026-03-04T09:00');
    one.give('wangfang', { type: 'submit-supplement', materials: [] });
    const { promised } = one.state().clocks;
    one.at('2026-03-11T09:00');
    one.complete('ra');
    // then
    expect(promised).toMatchObject({ run: 2, status: 'paused', pauses: [{ reason: 'superior', to: null }] });
    expect(one.state().cards).toEqual([]);
    expect(one.state().clocks.promised).toMatchObject({ status: 'running', dueOn: '2026-03-17' });
  });

  it('should keep the limit when the extension is refused, and say so in the journal', async () => {
    // given
    const one = openCase([await release(extension)], '2026-03-02T09:00');
    one.give('liqiang', ask);
    // when
    one.complete('decide', 'zhouwei', { result: 'refuse', days: 4, reason: '理由不足' });
    // then
    expect(one.state().clocks.promised?.dueOn).toBe('2026-03-09');
    expect(one.events('extension-refused')).toMatchObject([{ by: 'zhouwei', private: { reason: '理由不足' } }]);
  });

  it('should refuse an extension asked for after the limit, for no days, or when nothing waits for it', async () => {
    // given
    const one = openCase([await release(extension)], '2026-03-02T09:00');
    const plain = openCase([await release(supplementLoop)], '2026-03-02T09:00');
    plain.complete('check', 'wangfang', { result: 'accept' });
    // when
    const days = one.give('liqiang', { ...ask, days: 0 });
    const undrawn = plain.give('liqiang', ask);
    one.at('2026-03-09T17:01');
    const late = one.give('liqiang', ask);
    // then
    expect([days?.code, undrawn?.code, late?.code]).toEqual(['extension-days-wrong', 'message-not-awaited', 'extension-after-due']);
    expect(late?.message.en).toMatch(/^Expected .*, but .*2026-03-09\.$/);
  });

  it('should leave an incident and every clock as it was when the extension is approved after the limit is over', async () => {
    // given: asked for in time, approved a day too late
    const one = openCase([await release(extension)], '2026-03-02T09:00');
    one.at('2026-03-09T16:00');
    one.give('liqiang', ask);
    one.at('2026-03-10T10:00');
    // when
    one.complete('decide', 'zhouwei', { result: 'approve', days: 3, reason: '同意' });
    // then
    expect(one.events('clock-extended')).toEqual([]);
    expect(one.events('act-performed').map(({ act }) => act)).not.toContain('extend');
    expect(one.state().clocks.promised).toMatchObject({ dueOn: '2026-03-09', extensions: [] });
    expect(Object.values(one.state().incidents).map(({ code }) => code)).toEqual(['extension-too-late']);
  });

  it('should leave an incident instead of throwing when the approved days are beyond any reckoning', async () => {
    // given
    const one = openCase([await release(extension)], '2026-03-02T09:00');
    one.give('liqiang', ask);
    // when
    one.complete('decide', 'zhouwei', { result: 'approve', days: 9_999_999, reason: '同意' });
    // then
    expect(Object.values(one.state().incidents).map(({ code }) => code)).toEqual(['clock-out-of-range']);
    expect(one.state().clocks.promised?.extensions).toEqual([]);
  });

  it('should not issue a card again after an extension', async () => {
    // given: warning on 03-06, then extended
    const one = openCase([await release(extension)], '2026-03-02T09:00');
    one.at('2026-03-06T10:00');
    one.give('liqiang', ask);
    one.complete('decide', 'zhouwei', { result: 'approve', days: 3, reason: '同意' });
    // when
    one.at('2026-03-20T18:00');
    // then
    expect(one.state().cards.map(({ level, on }) => `${level} ${on}`)).toEqual([
      'warning 2026-03-06',
      'yellow 2026-03-13',
      'red 2026-03-17',
    ]);
  });
});

describe('warnings and cards', () => {
  const waiting = model(
    `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>
     <userTask id="handle"><extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements></userTask>
     <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"/>`,
    's>accept',
    'accept>handle',
    'handle>grant',
    'grant>e',
  );

  it.each(vectors)(
    'should warn and card a case of %s with %i days (docs/domain.md section 1)',
    async (from, days, due, warning, yellow, red) => {
      // given
      const one = openCase([await release(waiting)], `${from}T10:00`, item(days));
      const end = new Date(Date.parse(red) + 40 * 86_400_000).toISOString().slice(0, 10);
      // when
      one.at(`${end}T12:00`);
      // then
      expect(one.state().clocks.promised?.dueOn).toBe(due);
      expect(one.state().cards.map(({ level, on }) => [level, on])).toEqual([
        ['warning', warning],
        ['yellow', yellow],
        ['red', red],
      ]);
    },
  );

  it('should raise what was missed while the machine stood still, once, with the true moments', async () => {
    // given
    const one = openCase([await release(waiting)], '2026-02-13T10:00', item(5));
    one.session.now += 60 * 86_400_000;
    // when
    const first = one.give('system', { type: 'review-clock', clock: 'promised' });
    const second = one.give('system', { type: 'review-clock', clock: 'promised' });
    // then
    expect(first).toBeUndefined();
    expect(second?.code).toBe('review-not-due');
    expect(one.state().cards.map(({ on, issuedAt }) => [on, issuedAt])).toEqual(
      ['2026-02-26', '2026-02-28', '2026-03-03'].map(on => [on, one.session.now]),
    );
  });

  it('should raise what fell due while the machine stood still before a person stops the clock, against who held the task', async () => {
    // given: nobody looked for two months
    const one = openCase([await release(waiting)], '2026-02-13T10:00', item(5));
    one.session.now += 60 * 86_400_000;
    // when
    one.complete('handle', 'liqiang');
    // then
    expect(one.state().phase).toBe('closed');
    expect(one.state().cards.map(({ level, on, holders }) => [level, on, holders])).toEqual([
      ['warning', '2026-02-26', ['handler@market-supervision']],
      ['yellow', '2026-02-28', ['handler@market-supervision']],
      ['red', '2026-03-03', ['handler@market-supervision']],
    ]);
  });

  it('should take a breach that fell due while the machine stood still before the act that stops the clock', async () => {
    // given
    const notice = clockRule({
      id: 'notice',
      length: { text: '5', feel: true },
      start: { on: 'receive', count: 'next-day' },
      stop: ['accept'],
      extend: undefined,
      onBreach: 'deemed-accepted',
    });
    const one = openCase([await release(supplementLoop, { clocks: [clockRule(), notice] })], '2026-03-02T10:00');
    one.session.now += 14 * 86_400_000;
    // when
    one.complete('check', 'wangfang', { result: 'accept' });
    // then
    expect(one.state().clocks.promised).toMatchObject({ startOn: '2026-03-02' });
  });

  it('should refuse a limit that is empty instead of counting zero days', async () => {
    // given
    const empty = clockRule({ length: { text: 'service.noSuchLimit', feel: true } });
    // when
    const one = openCase([await release(waiting, { clocks: [empty] })], '2026-02-13T10:00');
    // then
    expect(one.state().clocks.promised).toBeUndefined();
    expect(Object.values(one.state().incidents).map(({ code }) => code)).toEqual(['clock-length-wrong']);
  });

  it('should tell the holder, else the candidates, and the posts of the rule', async () => {
    // given
    const one = openCase([await release(waiting)], '2026-02-13T10:00', item(5));
    const task = Object.values(one.state().tasks)[0]!;
    one.at('2026-02-27T10:00');
    // when
    one.give('liqiang', { type: 'claim-task', task: task.id, version: 1 });
    one.at('2026-03-01T10:00');
    // then
    const [warning, yellow] = one.state().cards;
    expect(warning).toMatchObject({ holders: ['handler@market-supervision'], to: ['handler@market-supervision'] });
    expect(yellow).toMatchObject({ holders: ['liqiang'], to: ['person:liqiang', 'window-supervisor@market-supervision'] });
    const told = one.events('job-requested').map(event => (event.private as { input: { to: string; text: string } }).input);
    expect(told).toMatchObject([
      { to: 'handler@market-supervision', text: 'warning' },
      { to: 'person:liqiang', text: 'yellow' },
      { to: 'window-supervisor@market-supervision' },
    ]);
  });

  it('should only warn while the due date is provisional, and recompute before any card once the year is published', async () => {
    // given: 2027 is not published
    const one = openCase([await release(waiting)], '2026-12-29T10:00', item(5));
    expect(one.state().clocks.promised).toMatchObject({ provisional: true });
    one.at('2027-02-10T10:00');
    expect(one.state().cards.map(({ level }) => level)).toEqual(['warning']);
    // when
    const { calendar } = one.session;
    one.session.calendar = {
      ...calendar,
      version: 2,
      years: { ...calendar.years, 2027: { off: ['2027-01-01', '2027-01-04'], makeUp: [] } },
    };
    one.give('system', { type: 'review-clock', clock: 'promised' });
    // then
    const types = one.session.entries.at(-1)!.events.map(({ type }) => type);
    expect(types[0]).toBe('clock-recomputed');
    expect(one.state().cards.map(({ level }) => level)).toEqual(['warning', 'yellow', 'red']);
  });

  it('should take the breach action once and count an application not told in time as accepted on its receipt', async () => {
    // given
    const notice = clockRule({
      id: 'notice',
      length: { text: '5', feel: false },
      start: { on: 'receive', count: 'next-day' },
      stop: ['accept'],
      extend: undefined,
      onBreach: 'deemed-accepted',
    });
    const one = openCase(
      [await release(supplementLoop, { clocks: [clockRule(), notice], cards: { ...cards, basis: 'promised' } })],
      '2026-03-02T10:00',
    );
    // when
    one.at('2026-03-16T10:00');
    one.complete('check', 'wangfang', { result: 'accept' });
    // then
    expect(one.events('clock-breached')).toMatchObject([{ clock: 'notice', action: 'deemed-accepted' }]);
    expect(one.state().clocks.promised).toMatchObject({ startOn: '2026-03-02' });
    expect(one.state().cards.map(({ level }) => level)).toEqual(['warning', 'yellow', 'red']);
  });
});
