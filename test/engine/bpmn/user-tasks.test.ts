import { describe, expect, it } from 'vitest';
import { taskVerbs } from '#engine/bpmn/definition.ts';
import { defaultVerbSettings } from '#engine/bpmn/verbs.ts';
import { around, element, extensions } from '#test/support/bpmn.ts';
import { readElement } from './reading.ts';

const task = (...parts: string[]) => around('t', element('userTask', 't', '', extensions(...parts)));

describe('readVerbs', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['nothing is said', '', taskVerbs],
    ['only an opinion is asked', '<bj:verbs opinion="required"/>', taskVerbs],
    ['none is allowed', '<bj:verbs allow=""/>', []],
    ['some are allowed', '<bj:verbs allow="return  transfer return"/>', ['transfer', 'return']],
  ])('should offer the verbs where %s', async (_name, verbs, expected) => {
    // when
    const read = await readElement(task(verbs), 't');
    // then
    expect(read.verbs).toEqual(expected);
    expect(read.verbSettings).toEqual(defaultVerbSettings);
  });

  it('should have the defaults of the verbs', () => {
    // then
    expect(Object.values(defaultVerbSettings)).toEqual(['branch', 'in-order', 'restart', 'all', 'unread', 'refuse', 'terminate']);
  });

  it.each([
    ['returnReach', 'whole'],
    ['returnResume', 'straight-back'],
    ['stepLimit', 'continue'],
    ['resign', 'open'],
    ['takeBack', 'undone'],
    ['addedRefusal', 'advise'],
    ['onRefuse', 'outcome'],
    ['onRefuse', 'return'],
  ])('should read the setting %s as %s', async (name, value) => {
    // when
    const read = await readElement(task(`<bj:verbs ${name}="${value}"/>`), 't');
    // then
    expect(read.verbSettings).toEqual({ ...defaultVerbSettings, [name]: value });
  });

  it('should offer no verbs on what is no user task', async () => {
    // when
    const read = await readElement(around('t', element('serviceTask', 't')), 't');
    // then
    expect(read).toMatchObject({ verbs: [], verbSettings: defaultVerbSettings });
  });
});

describe('readUserTask', () => {
  const drawn = (attributes: string) => around('t', element('userTask', 't', attributes));

  it('should read a limit as text or as FEEL', async () => {
    // when
    const [written, computed] = [
      await readElement(drawn('bj:limit="3wd"'), 't'),
      await readElement(drawn('bj:limit="= branch.days"'), 't'),
    ];
    // then
    expect(written.limit).toEqual({ text: '3wd', feel: false });
    expect(computed.limit).toEqual({ text: 'branch.days', feel: true });
  });

  it('should read what tells the task from others of its element', async () => {
    // when
    const read = await readElement(drawn('bj:title="= branch.name"'), 't');
    // then
    expect(read.title).toEqual({ text: 'branch.name', feel: true });
  });
});

describe('readCountersign', () => {
  it('should read a vote with everything it can say', async () => {
    // given
    const drawn =
      '<bj:countersign mode="vote" threshold="= 2/3" inclusive="true" signers="= data.a.people" weights="= data.a.weights" whenEmpty="pass" whenApplicant="skip"/>';
    // when
    const read = await readElement(task(drawn), 't');
    // then
    expect(read.countersign).toEqual({
      mode: 'vote',
      threshold: { text: '2/3', feel: true },
      inclusive: true,
      refusal: 'first',
      signers: { text: 'data.a.people', feel: true },
      weights: { text: 'data.a.weights', feel: true },
      whenEmpty: 'pass',
      whenApplicant: 'skip',
    });
  });

  it.each(['all', 'any', 'order'])('should read the mode %s with its defaults', async mode => {
    // when
    const read = await readElement(task(`<bj:countersign mode="${mode}" refusal="all"/>`), 't');
    // then
    expect(read.countersign).toEqual({ mode, inclusive: false, refusal: 'all', whenEmpty: 'administrator', whenApplicant: 'self' });
  });

  it.each(['0.5', '1', '.75'])('should read the literal threshold %s', async threshold => {
    // when
    const read = await readElement(task(`<bj:countersign mode="vote" threshold="${threshold}"/>`), 't');
    // then
    expect(read.countersign!.threshold).toEqual({ text: threshold, feel: false });
  });
});
