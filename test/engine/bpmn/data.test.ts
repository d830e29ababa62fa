import { describe, expect, it } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { around, bpmn, chain, element, flow } from '#test/support/bpmn.ts';
import { readElement, readGood } from './reading.ts';

const association = (tag: string, from: string, to: string, references = '') =>
  `<bpmn:${tag} id="da${tag}">${references}<bpmn:assignment><bpmn:from xsi:type="bpmn:tFormalExpression">${from}</bpmn:from>${to}</bpmn:assignment></bpmn:${tag}>`;
const to = (text: string) => `<bpmn:to xsi:type="bpmn:tFormalExpression">${text}</bpmn:to>`;

describe('readDataObjects', () => {
  it.each([
    ['its own name', '<bpmn:dataObject id="d1" name="application form"/>', ['applicationForm']],
    [
      'the name of its reference',
      '<bpmn:dataObject id="d1"/><bpmn:dataObjectReference id="r1" name="《申请表》（原件）" dataObjectRef="d1"/>',
      ['申请表原件'],
    ],
    ['its id', '<bpmn:dataObject id="DataObject_0x1"/>', ['DataObject0x1']],
    ['its id, where the name begins with a digit', '<bpmn:dataObject id="report" name="2026 年报"/>', ['report']],
    ['a property of the process', '<bpmn:property id="pr" name="fee"/>', ['fee']],
    ['one name for two objects', '<bpmn:dataObject id="d1" name="a"/><bpmn:dataObject id="d2" name="a"/>', ['a']],
  ])('should name a data object by %s', async (_name, objects, expected) => {
    // when
    const { containers } = await readGood(bpmn(objects, element('startEvent', 's')));
    // then
    expect(containers.p!.dataObjects).toEqual(expected);
  });

  it('should keep the data objects of a sub-process apart', async () => {
    // given
    const inner = `<bpmn:dataObject id="d2" name="inner"/>${element('task', 'a')}`;
    // when
    const { containers } = await readGood(around('t', element('subProcess', 't', '', inner), '<bpmn:dataObject id="d1" name="outer"/>'));
    // then
    expect([containers.p!.dataObjects, containers.t!.dataObjects]).toEqual([['outer'], ['inner']]);
  });

  it('should only warn of a data store, which documents', async () => {
    // when
    const { definition, problems } = await readBpmn(bpmn('<bpmn:dataStoreReference id="ds" name="档案库"/>', element('startEvent', 's')));
    // then
    expect(definition!.containers.p!.dataObjects).toEqual([]);
    expect(problems.map(({ code, severity, element: at }) => [code, severity, at])).toEqual([['data-store-ignored', 'warning', 'ds']]);
  });
});

describe('readDataMappings', () => {
  const object = '<bpmn:dataObject id="d1" name="fee"/><bpmn:dataObjectReference id="r1" dataObjectRef="d1"/>';
  const file = (inner: string) =>
    bpmn(
      object,
      element('startEvent', 's'),
      element('subProcess', 't', '', inner + element('task', 'x')),
      element('endEvent', 'e'),
      chain('s', 't', 'e'),
    );

  it('should make mappings of assignments', async () => {
    // given
    const inner =
      association('dataInputAssociation', '= case.number', to('number'), '<bpmn:targetRef>r1</bpmn:targetRef>') +
      association('dataOutputAssociation', 'total * 2', '', '<bpmn:targetRef>r1</bpmn:targetRef>');
    // when
    const read = await readElement(file(inner), 't');
    // then
    expect(read.in).toEqual([{ source: { text: 'case.number', feel: true }, target: 'number' }]);
    expect(read.out).toEqual([{ source: { text: 'total * 2', feel: true }, target: 'fee' }]);
  });

  it('should take outputs of a task, which are set when it completes', async () => {
    // given
    const inner = association('dataOutputAssociation', 'data.check.fee', '', '<bpmn:targetRef>r1</bpmn:targetRef>');
    const xml = bpmn(object, element('startEvent', 's'), element('userTask', 't', '', inner), chain('s', 't'));
    // when
    const read = await readElement(xml, 't');
    // then
    expect(read.out).toEqual([{ source: { text: 'data.check.fee', feel: true }, target: 'fee' }]);
  });

  it('should take an association with references alone as documentation', async () => {
    // given
    const inner = '<bpmn:dataInputAssociation id="da"><bpmn:sourceRef>r1</bpmn:sourceRef></bpmn:dataInputAssociation>';
    // when
    const { definition, problems } = await readBpmn(file(inner));
    // then
    expect(problems).toEqual([]);
    expect(definition!.elements.t).toMatchObject({ in: [], out: [] });
  });

  it('should keep a flow between what the data objects stand beside', async () => {
    // when
    const { flows } = await readGood(bpmn(object, element('task', 'a'), element('task', 'b'), flow('f', 'a', 'b')));
    // then
    expect(Object.keys(flows)).toEqual(['f']);
  });
});
