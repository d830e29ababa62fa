import { describe, expect, it } from 'vitest';
import { bpmn, chain, element, flow, timer } from '#test/support/bpmn.ts';
import { assigned, codes, definition, end, known, start, user } from './linting.ts';

const undone = (of: string) =>
  element('boundaryEvent', `b-${of}`, `attachedToRef="${of}"`, definition('compensate')) +
  element('serviceTask', `h-${of}`, 'name="撤销" isForCompensation="true"') +
  `<bpmn:association id="as-${of}" sourceRef="b-${of}" targetRef="h-${of}"/>`;
const thrown = (attributes = '') => element('intermediateThrowEvent', 't', '', definition('compensate', attributes));
const sub = (...parts: string[]) =>
  element(
    'subProcess',
    's',
    'name="子"',
    [element('startEvent', 's2'), user('x'), element('endEvent', 'e2'), flow('i1', 's2', 'x'), flow('i2', 'x', 'e2'), ...parts].join(''),
  );
const onCompensation = element(
  'subProcess',
  'es',
  'name="撤销" triggeredByEvent="true"',
  element('startEvent', 'es-s', '', definition('compensate')) + element('endEvent', 'es-e') + flow('es-f', 'es-s', 'es-e'),
);

/** An activity with its handler, on which a timer waits. */
const undoneLate = (repeated: string) => [
  user('a', 'bj:form="check"', assigned + repeated),
  undone('a'),
  element('boundaryEvent', 'late', 'name="到期" attachedToRef="h-a"', timer('timeDuration', 'P1D')),
  element('endEvent', 'e3'),
  flow('f-late', 'late', 'e3'),
  thrown(),
  end,
  chain('start', 'a', 't', 'end'),
];

describe('lintCompensation', () => {
  it.each<readonly [string, string, string[]]>([
    ['something to compensate', bpmn(start, user('a'), undone('a'), thrown(), end, chain('start', 'a', 't', 'end')), []],
    ['nothing to compensate', bpmn(start, user('a'), thrown(), end, chain('start', 'a', 't', 'end')), ['?compensation-empty@t']],
    [
      'a named activity with a handler',
      bpmn(start, user('a'), undone('a'), thrown('activityRef="a"'), end, chain('start', 'a', 't', 'end')),
      [],
    ],
    [
      'a named activity without handler',
      bpmn(start, user('a'), user('z'), undone('a'), thrown('activityRef="z"'), end, chain('start', 'a', 'z', 't', 'end')),
      ['?compensation-empty@t'],
    ],
    ['an event on the handler of an activity', bpmn(start, ...undoneLate('')), []],
    [
      'an event on the handler of a looped activity, which is never waited for',
      bpmn(start, ...undoneLate('<bpmn:standardLoopCharacteristics loopMaximum="2"/>')),
      ['compensation-repeated@late'],
    ],
    [
      'an event on the handler of a multi-instance activity',
      bpmn(
        start,
        ...undoneLate(
          '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
        ),
      ),
      ['compensation-repeated@late'],
    ],
    ['a handler inside a sub-process', bpmn(start, sub(undone('x')), thrown(), end, chain('start', 's', 't', 'end')), []],
    [
      'an event sub-process for compensation',
      bpmn(start, sub(onCompensation), thrown('activityRef="s"'), end, chain('start', 's', 't', 'end')),
      [],
    ],
    [
      'a sub-process without handlers',
      bpmn(start, sub(), thrown('activityRef="s"'), end, chain('start', 's', 't', 'end')),
      ['?compensation-empty@t'],
    ],
    [
      'an activity of the level around, by name',
      bpmn(
        start,
        user('a'),
        undone('a'),
        sub().replace('<bpmn:endEvent id="e2" >', `$&${definition('compensate', 'activityRef="a"')}`),
        end,
        chain('start', 'a', 's', 'end'),
      ),
      [],
    ],
    [
      'what is done on the level around, without a name',
      bpmn(
        start,
        user('a'),
        undone('a'),
        sub().replace('<bpmn:endEvent id="e2" >', `$&${definition('compensate')}`),
        end,
        chain('start', 'a', 's', 'end'),
      ),
      ['?compensation-empty@e2'],
    ],
    [
      'a called process',
      bpmn(
        start,
        element('callActivity', 'c', 'name="调用" calledElement="supplement"'),
        thrown('activityRef="c"'),
        end,
        chain('start', 'c', 't', 'end'),
      ),
      [],
    ],
    [
      'an event sub-process that undoes what is around it',
      bpmn(
        start,
        user('a'),
        undone('a'),
        end,
        chain('start', 'a', 'end'),
        element(
          'subProcess',
          'es',
          'name="撤销" triggeredByEvent="true"',
          element('startEvent', 'es-s', '', definition('signal')) +
            element('endEvent', 'es-e', '', definition('compensate', 'activityRef="a"')) +
            flow('es-f', 'es-s', 'es-e'),
        ),
      ),
      [],
    ],
  ])('should judge %s', async (_name, xml, expected) => {
    // when
    const found = await codes(xml, known);
    // then
    expect(found).toEqual(expected);
  });
});
