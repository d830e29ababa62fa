import { describe, expect, it } from 'vitest';
import { choicesAsked } from '#engine/execution/assignment/choosing.ts';
import { compile, model } from '../model.ts';
import { centreOf, staffWithout } from './centre.ts';
import { playModel, playSteps, step } from './played.ts';

const chosen = 'rule="choice" of="previous" role="clerk"';
const before = step('before', 'rule="person" people="chen"');

describe('choosing who handles a later step (指定办理人)', () => {
  it('should give the step to whom the one before chose, and say so', async () => {
    // given
    const one = await playSteps([before, step('a', chosen)]);
    // when
    one.complete('before', 'chen', {}, { a: ['li', 'wu', 'li'] });
    // then
    expect(one.asked('a')).toBe('person:li person:wu');
    expect(one.task('a').why).toBe('上一步办理人指定的人员');
    expect(one.state().choices).toMatchObject([{ element: 'a', accounts: ['li', 'wu'] }]);
  });

  it.each([
    ['nobody is chosen', undefined, 'choice-missing'],
    ['an empty list is chosen', { a: [] }, 'choice-number'],
    ['a stranger is chosen', { a: ['nobody'] }, 'assignee-unknown'],
    ['somebody without the role is chosen', { a: ['qian'] }, 'choice-outside-role'],
    ['the step is not chosen for', { a: ['li'], before: ['li'] }, 'choice-unasked'],
    ['the step does not exist', { constructor: ['li'] }, 'choice-unasked'],
  ])('should refuse when %s', async (_, choices, code) => {
    // given
    const one = await playSteps([before, step('a', chosen)]);
    const state = one.state();
    // when
    const refused = one.complete('before', 'chen', {}, choices as Record<string, string[]> | undefined);
    // then
    expect(refused?.code).toBe(code);
    expect(refused?.message.en).toMatch(/^Expected .*, but /);
    expect(one.state()).toBe(state);
  });

  it('should refuse a choice of who may take no part in the case any more', async () => {
    // given
    const one = await playSteps([before, step('a', chosen)]);
    one.give('li', { type: 'recuse-handler', account: 'li', reason: '近亲属' });
    // when
    const refused = one.complete('before', 'chen', {}, { a: ['li'] });
    // then
    expect(refused?.code).toBe('handler-recused');
  });

  it.each([
    ['pass', 'passed'],
    ['refuse', 'refused'],
    ['leader', 'unit-leader@market'],
  ])('should take no choice as an answer where nobody means %s', async (whenEmpty, answer) => {
    // given
    const one = await playSteps([before, step('a', `${chosen} whenEmpty="${whenEmpty}"`, 'bj:form="a"')]);
    // when
    const refused = one.complete('before', 'chen');
    // then
    expect([refused, one.asked('a')]).toEqual([undefined, answer]);
  });

  it('should take who opened the case at their word when the case is opened, and later no more', async () => {
    // given
    const starter = step('a', 'rule="choice" of="starter"');
    const one = await playSteps([before, starter], { choices: { a: ['li'] } });
    // when
    const late = one.complete('before', 'chen', {}, { a: ['wu'] });
    one.complete('before', 'chen');
    // then
    expect([late?.code, one.asked('a')]).toEqual(['choice-unasked', 'person:li']);
  });

  it('should give a step nobody chose for at the opening to the administrators', async () => {
    // when
    const one = await playSteps([step('a', 'rule="choice" of="starter"')]);
    // then
    expect(one.asked('a')).toBe('administrator');
    expect(one.task('a').why).toBe('应由发起人指定人员，但没有指定；无人在岗，转管理员');
  });

  it('should let a later choice take the place of an earlier one', async () => {
    // given
    const xml = model(
      `<startEvent id="s"/>${before}<exclusiveGateway id="g"/>${step('a', chosen)}<endEvent id="e"/>`,
      ...['s>g', 'g>before', 'before>a', 'a>back', 'back>g: again', 'back>e: not(again)'],
    ).replace('<endEvent id="e"/>', '<exclusiveGateway id="back"/><endEvent id="e"/>');
    const one = await playModel(xml);
    one.complete('before', 'chen', {}, { a: ['li'] });
    one.complete('a', 'li', { again: true });
    // when
    one.complete('before', 'chen', {}, { a: ['wu'] });
    // then
    expect([one.asked('a'), one.state().choices?.length]).toEqual(['person:wu', 1]);
  });

  it('should keep whom each instance chose for its own, and forget it with the instance', async () => {
    // given
    const inner = `<startEvent id="is"/>${step('ask', 'rule="person" people="chen"')}${step('a', 'rule="choice" of="previous" step="ask"')}<endEvent id="ie"/>
      <sequenceFlow id="f1" sourceRef="is" targetRef="ask"/><sequenceFlow id="f2" sourceRef="ask" targetRef="a"/><sequenceFlow id="f3" sourceRef="a" targetRef="ie"/>`;
    const twice = '<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>';
    const xml = model(
      `<startEvent id="s"/><subProcess id="sub">${twice}${inner}</subProcess>${step('b', 'rule="role" role="clerk"')}`,
      ...['s>sub', 'sub>b'],
    );
    const one = await playModel(xml);
    const asks = Object.values(one.state().tasks);
    // when
    for (const [n, { id, version }] of asks.entries()) {
      one.give('chen', { type: 'complete-task', task: id, version, answers: {}, choices: { a: [n === 0 ? 'li' : 'wu'] } });
    }
    const asked = Object.values(one.state().tasks).map(({ candidates }) => candidates.join(' '));
    one.complete('a', 'li');
    one.complete('a', 'wu');
    // then
    expect(asked).toEqual(['person:li', 'person:wu']);
    expect([one.asked('b'), one.state().choices]).toEqual(['clerk', undefined]);
  });

  it('should leave out whom somebody chose and who has left since', async () => {
    // given
    const one = await playSteps([step('a', 'rule="person" people="chen"'), step('b', 'rule="choice" of="starter"')], {
      choices: { b: ['li', 'wu'] },
    });
    one.staff(centreOf(staffWithout('li')));
    // when
    one.complete('a', 'chen');
    // then
    expect(one.asked('b')).toBe('person:wu');
  });

  it('should ask who opens, and who does a step, for the steps they choose for', async () => {
    // given
    const definition = await compile(
      model(
        `<startEvent id="s"/>${step('one', 'rule="choice"')}<exclusiveGateway id="g"/>${step('two', 'rule="choice" of="previous"')}
         <subProcess id="sub"><startEvent id="is"/>${step('in', chosen, '', '<bj:countersign mode="all"/>')}<endEvent id="ie"/>
           <sequenceFlow id="f1" sourceRef="is" targetRef="in"/><sequenceFlow id="f2" sourceRef="in" targetRef="ie"/></subProcess>
         ${step('after', 'rule="choice" of="previous"')}${step('named', 'rule="choice" of="previous" step="one"')}`,
        ...['s>one', 'one>g', 'g>two: x', 'g>sub: y', 'sub>after', 'two>named'],
      ),
    );
    const asked = (from: string | null) => choicesAsked(definition, from).map(({ element }) => element);
    // then
    expect([asked(null), asked('one'), asked('in'), asked('two')]).toEqual([['one'], ['two', 'in', 'named'], ['after'], []]);
    expect(choicesAsked(definition, 'one')[1]).toEqual({ element: 'in', name: 'in', role: 'clerk', several: true });
  });
});
