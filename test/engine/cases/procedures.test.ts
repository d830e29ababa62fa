import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/dates.ts';
import type { Procedure } from '#engine/clocks/types.ts';
import { flowsOf, model } from '../execution/model.ts';
import { type Case, cards, clockRule, item, openCase, release } from './legal.ts';

const handler = '<extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/></extensionElements>';
const told =
  '<extensionElements><bj:assignment rule="role" role="handler" unit="= service.unit"/><bj:issue document="special-procedure-notice"/></extensionElements>';
const message = (name: string, correlation = '') => `<messageEventDefinition messageRef="${name}"${correlation}/>`;

/** Work steps, and beside them any number of procedures; `step`: the extension elements of the step that begins one. */
const drawn = (step = told, limit = '') =>
  model(
    `<startEvent id="s" bj:act="receive"/><serviceTask id="accept" bj:act="accept"/>
     <userTask id="handle" bj:form="handle"${limit}>${handler}</userTask><userTask id="review" bj:form="review"${limit}>${handler}</userTask>
     <serviceTask id="grant" bj:act="grant"/><endEvent id="e" bj:act="close"><terminateEventDefinition/></endEvent>
     <subProcess id="es" triggeredByEvent="true"><extensionElements><bj:in source="= procedureRequested" target="requested"/></extensionElements>
       <startEvent id="asked" isInterrupting="false">${message('procedure-requested')}</startEvent>
       <userTask id="special" bj:form="special" bj:act="start-special-procedure">${step}</userTask>
       <intermediateCatchEvent id="ended" bj:act="end-special-procedure">${message('special-procedure-finished', ' bj:correlation="= data.special.procedure"')}</intermediateCatchEvent>
       ${flowsOf('asked>special', 'special>ended')}</subProcess>`,
    's>accept',
    'accept>handle',
    'handle>review',
    'review>grant',
    'grant>e',
  );

const listed = (id: string, more: Partial<Procedure> = {}): Procedure => ({
  id,
  title: { zh: id, en: id },
  notice: 'special-procedure-notice',
  by: [],
  ...more,
});
const procedures = [
  listed('hearing', { longest: { length: 5, unit: 'working-day' } }),
  listed('testing'),
  listed('appraisal', { by: ['approver'] }),
];
const pausing = ['hearing', 'testing', 'appraisal', 'superior'];
const clocks = [
  clockRule({ pause: pausing }),
  clockRule({ id: 'step', per: 'step', start: undefined, pause: pausing, extend: undefined, stop: [], length: { text: '', feel: false } }),
];
const documents = {
  'special-procedure-notice': { title: { zh: '特别程序告知书', en: 'Notice' }, numberPattern: '特{seq4}', placeholders: [] },
};

const given = async (xml = drawn()) => openCase([await release(xml, { clocks, procedures, documents })], '2026-03-02T09:00', item(5));

/** Ask for a procedure and tell the applicant. */
function begin(one: Case, procedure: string, account = 'liqiang'): void {
  const refused = one.give(account, { type: 'pause-clock', procedure, reason: '依法需要' });
  if (refused) throw new Error(refused.message.en);
  one.complete('special', 'liqiang', { procedure });
}
const end = (one: Case, procedure: string) => one.give('liqiang', { type: 'resume-clock', procedure });
const promised = (one: Case) => one.state().clocks.promised!;

describe('lawful procedures (特别程序, 行政许可法 art. 45)', () => {
  it('should overlap and take their common time once, each ending its own pause, while the work goes on', async () => {
    // given: due on 2026-03-09; stopped from 03-04 09:00 to 03-13 09:00, two days and some are used
    const one = await given();
    one.at('2026-03-04T09:00');
    begin(one, 'testing');
    one.at('2026-03-06T09:00');
    begin(one, 'appraisal', 'zhouwei');
    // when
    one.at('2026-03-10T09:00');
    end(one, 'testing');
    const between = promised(one);
    one.complete('handle', 'liqiang');
    one.at('2026-03-13T09:00');
    end(one, 'appraisal');
    // then
    expect(between).toMatchObject({
      status: 'paused',
      pauses: [
        { reason: 'testing', to: readLocal('2026-03-10T09:00') },
        { reason: 'appraisal', to: null },
      ],
    });
    expect(promised(one)).toMatchObject({ status: 'running', dueOn: '2026-03-18' });
    expect(one.state().cards).toEqual([]);
    expect(one.state().documents).toHaveLength(2);
  });

  it('should run on by themselves at the very moment the longest length is over, and tell the supervision office', async () => {
    // given: five working days from 03-04 are over at the close of 03-11
    const one = await given();
    one.at('2026-03-04T09:00');
    begin(one, 'hearing');
    const { pauses } = promised(one);
    // when: the machine looks two days late
    one.session.now = readLocal('2026-03-13T10:00')!;
    one.give('system', { type: 'review-clock', clock: 'promised' });
    // then
    const until = readLocal('2026-03-11T17:00')!;
    expect(pauses).toMatchObject([{ reason: 'hearing', to: null, until }]);
    expect(promised(one)).toMatchObject({ status: 'running', pauses: [{ to: until }], dueOn: '2026-03-17' });
    const texts = one.events('job-requested').map(event => (event.private as { input: { to: string; text: string } }).input);
    expect(texts).toContainEqual(expect.objectContaining({ to: 'supervision-office', text: 'pause-overlong' }));
    expect(end(one, 'hearing')).toBeUndefined();
    expect(one.events('clock-resumed').filter(({ clock }) => clock === 'promised')).toHaveLength(1);
  });

  it('should stop the limits of open steps and of those that open meanwhile', async () => {
    // given: each step has two working days
    const one = await given(drawn(told, ' bj:limit="2wd"'));
    begin(one, 'testing');
    // when
    one.at('2026-03-05T09:00');
    one.complete('handle', 'liqiang');
    one.at('2026-03-09T09:00');
    const standing = Object.values(one.state().clocks).map(({ status }) => status);
    end(one, 'testing');
    // then
    expect(standing).toEqual(['paused', 'stopped', 'paused']);
    const step = Object.values(one.state().clocks).find(({ key, status }) => key.startsWith('step:') && status === 'running');
    expect(step).toMatchObject({ startOn: '2026-03-05', dueOn: '2026-03-10' });
  });

  it('should begin only by the closed list, by whom it allows, once, and while a limit of the case runs', async () => {
    // given
    const one = await given();
    const ask = (account: string, procedure: string) => one.give(account, { type: 'pause-clock', procedure, reason: '需要' })?.code;
    // when
    const codes = [ask('liqiang', 'waiting'), ask('liqiang', 'appraisal'), ask('liqiang', 'testing'), ask('liqiang', 'testing')];
    one.complete('special', 'liqiang', { procedure: 'testing' });
    codes.push(ask('liqiang', 'testing'), ask('zhouwei', 'appraisal'), end(one, 'hearing')?.code);
    // then
    expect(codes).toEqual([
      ...['procedure-unknown', 'procedure-not-allowed', undefined, 'procedure-pending'],
      ...['procedure-running', undefined, 'procedure-not-running'],
    ]);
  });

  it.each([
    ['a notice is not issued', handler, 'testing', 'pause-without-notice'],
    ['the procedure is not on the list', told, 'waiting', 'procedure-unknown'],
  ])('should leave an incident and every clock running when %s', async (_, step, procedure, code) => {
    // given
    const one = await given(drawn(step));
    one.give('liqiang', { type: 'pause-clock', procedure: 'testing', reason: '需要检测' });
    // when
    one.complete('special', 'liqiang', { procedure });
    // then
    expect(Object.values(one.state().incidents).map(incident => incident.code)).toEqual([code]);
    expect(promised(one)).toMatchObject({ status: 'running', pauses: [] });
    expect(one.state().documents).toEqual([]);
  });

  it('should not be what a return, a transfer or a suspension does: the clock counts on', async () => {
    // given
    const one = await given();
    const task = () => Object.values(one.state().tasks)[0]!;
    const seen = () => ({ task: task().id, version: task().version });
    // when
    one.complete('handle', 'liqiang');
    one.give('liqiang', { type: 'return-task', ...seen(), target: { to: 'previous' }, reason: '补充核查' });
    one.give('liqiang', { type: 'transfer-task', ...seen(), to: 'chenjing', reason: '外出' });
    one.give('huangmei', { type: 'suspend-case', reason: '系统核查' });
    one.at('2026-03-13T18:00');
    // then
    expect(one.state().phase).toBe('suspended');
    expect(promised(one)).toMatchObject({ status: 'running', pauses: [], dueOn: '2026-03-09' });
    expect(one.events('clock-paused')).toEqual([]);
    expect(one.state().cards.map(({ level }) => level)).toEqual(cards.rules.map(({ level }) => level));
  });
});
