import { describe, expect, it } from 'vitest';
import { around, definitions, element, process, chain } from '#test/support/bpmn.ts';
import { readElement } from './reading.ts';

const expression = (tag: string, text: string) => `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${tag}>`;
const task = (inner: string) => around('t', element('userTask', 't', '', inner));

describe('readLoop: standard loops', () => {
  it.each([
    ['', '', { testBefore: false }],
    [
      'testBefore="true" loopMaximum="3"',
      expression('loopCondition', '= again'),
      { testBefore: true, condition: { text: 'again', feel: true }, maximum: 3 },
    ],
  ])('should read a standard loop (%s)', async (attributes, inner, expected) => {
    // when
    const read = await readElement(
      task(`<bpmn:standardLoopCharacteristics ${attributes}>${inner}</bpmn:standardLoopCharacteristics>`),
      't',
    );
    // then
    expect(read.loop).toEqual(expected);
    expect(read.multi).toBeUndefined();
  });
});

describe('readLoop: data objects as collections', () => {
  const objects =
    '<bpmn:dataObject id="units" name="会审 单位" isCollection="true"/><bpmn:dataObjectReference id="ref" dataObjectRef="units"/>';
  const file = (inner: string) =>
    definitions(
      process([objects, element('startEvent', 's'), element('userTask', 't', '', inner), element('endEvent', 'e'), chain('s', 't', 'e')]),
    );

  it('should take instances from a data object and put their results into one', async () => {
    // given
    const inner =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>ref</bpmn:loopDataInputRef><bpmn:loopDataOutputRef>units</bpmn:loopDataOutputRef>' +
      '<bpmn:inputDataItem id="in" name="unit"/><bpmn:outputDataItem id="out" name="opinion"/></bpmn:multiInstanceLoopCharacteristics>';
    // when
    const read = await readElement(file(inner), 't');
    // then
    expect(read.multi).toMatchObject({
      collection: { text: '会审单位', feel: true },
      outputCollection: '会审单位',
      elementVariable: 'unit',
      outputElement: { text: 'opinion', feel: true },
    });
  });

  it('should follow an input and output of the activity to the data object behind it', async () => {
    // given
    const inner =
      '<bpmn:ioSpecification id="io"><bpmn:dataInput id="di" name="list"/><bpmn:dataOutput id="do" name="answers"/><bpmn:inputSet id="is"/><bpmn:outputSet id="os"/></bpmn:ioSpecification>' +
      '<bpmn:dataInputAssociation id="a1"><bpmn:sourceRef>ref</bpmn:sourceRef><bpmn:targetRef>di</bpmn:targetRef></bpmn:dataInputAssociation>' +
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>di</bpmn:loopDataInputRef><bpmn:loopDataOutputRef>do</bpmn:loopDataOutputRef></bpmn:multiInstanceLoopCharacteristics>';
    // when
    const read = await readElement(file(inner), 't');
    // then
    expect(read.multi).toMatchObject({ collection: { text: '会审单位', feel: true }, outputCollection: 'answers' });
  });
});

describe('readBehaviour', () => {
  const roots =
    '<bpmn:signal id="g1" name="alarm"/><bpmn:signalEventDefinition id="sd" signalRef="g1"/><bpmn:escalationEventDefinition id="xd"/>';
  const file = (attributes: string, inner = '') =>
    definitions(
      roots,
      process([
        element('startEvent', 's'),
        element(
          'task',
          't',
          '',
          `<bpmn:multiInstanceLoopCharacteristics ${attributes} bj:collection="= list">${inner}</bpmn:multiInstanceLoopCharacteristics>`,
        ),
        element('endEvent', 'e'),
        chain('s', 't', 'e'),
      ]),
    );
  const signal = { type: 'signal', name: 'alarm', out: [] };

  it.each([
    ['all', 'behavior="All"', [] as unknown[]],
    ['none', 'behavior="None" noneBehaviorEventRef="sd"', [{ event: signal }]],
    ['one', 'behavior="One" oneBehaviorEventRef="xd"', [{ event: { type: 'escalation' } }]],
  ])('should read the behaviour %s', async (behaviour, attributes, throws) => {
    // when
    const read = await readElement(file(attributes), 't');
    // then
    expect(read.multi).toMatchObject({ behaviour, throws });
  });

  it('should read a complex behaviour: one event per condition', async () => {
    // given
    const one = (text: string) =>
      `<bpmn:complexBehaviorDefinition id="c${text}"><bpmn:condition xsi:type="bpmn:tFormalExpression">numberOfCompletedInstances = ${text}</bpmn:condition>` +
      `<bpmn:event id="ev${text}"><bpmn:signalEventDefinition signalRef="g1"/></bpmn:event></bpmn:complexBehaviorDefinition>`;
    // when
    const read = await readElement(file('behavior="Complex"', one('1') + one('2')), 't');
    // then
    expect(read.multi).toMatchObject({
      behaviour: 'complex',
      throws: [1, 2].map(count => ({ condition: { text: `numberOfCompletedInstances = ${count}`, feel: true }, event: signal })),
    });
  });
});
