import { describe, expect, it } from 'vitest';
import { around, bpmn, chain, element, flow } from '#test/support/bpmn.ts';
import { readElement, readGood } from './reading.ts';

const completion = '<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">= done</bpmn:completionCondition>';

describe('readAdHoc', () => {
  it.each([
    ['', '', { ordering: 'parallel', cancelRemaining: true }],
    [
      'ordering="Sequential" cancelRemainingInstances="false"',
      completion,
      { ordering: 'sequential', completion: { text: 'done', feel: true }, cancelRemaining: false },
    ],
  ])('should read an ad-hoc sub-process (%s)', async (attributes, condition, expected) => {
    // given
    const inner = element('userTask', 'a') + element('userTask', 'b') + element('userTask', 'c') + flow('i', 'a', 'b') + condition;
    // when
    const { elements, containers } = await readGood(around('t', element('adHocSubProcess', 't', attributes, inner)));
    // then
    expect(elements.t).toMatchObject({ kind: 'adHocSubProcess', adHoc: expected });
    expect(containers.t).toMatchObject({ parent: 'p', starts: ['a', 'c'], elements: ['a', 'b', 'c'] });
  });
});

describe('associateHandlers', () => {
  const boundary = element('boundaryEvent', 'b', 'attachedToRef="a"', '<bpmn:compensateEventDefinition/>');
  const undo = element('serviceTask', 'undo', 'isForCompensation="true"');

  it.each([
    ['from the event', '<bpmn:association id="as" sourceRef="b" targetRef="undo" associationDirection="One"/>'],
    ['drawn the other way', '<bpmn:association id="as" sourceRef="undo" targetRef="b"/>'],
  ])('should find the handler of a compensation event %s', async (_name, association) => {
    // given
    const xml = bpmn(
      element('startEvent', 's'),
      element('task', 'a'),
      boundary,
      undo,
      element('endEvent', 'e'),
      chain('s', 'a', 'e'),
      association,
    );
    // when
    const { elements } = await readGood(xml);
    // then
    expect(elements.b).toMatchObject({ handler: 'undo', attachedTo: 'a', event: { type: 'compensation' } });
    expect(elements.b!.interrupting).toBeUndefined();
    expect(elements.undo).toMatchObject({ forCompensation: true, incoming: [], outgoing: [] });
  });

  it('should find a handler inside a sub-process, beside notes', async () => {
    // given
    const inner = [
      ...[element('startEvent', 's2'), element('task', 'a'), boundary, undo, flow('i', 's2', 'a')],
      ...['<bpmn:textAnnotation id="note"/>', '<bpmn:association id="n1" sourceRef="b" targetRef="note"/>'],
      '<bpmn:association id="as" sourceRef="b" targetRef="undo"/>',
    ].join('');
    // when
    const event = await readElement(around('t', element('subProcess', 't', '', inner)), 'b');
    // then
    expect(event.handler).toBe('undo');
  });
});
