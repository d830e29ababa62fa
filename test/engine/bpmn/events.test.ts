import { describe, expect, it } from 'vitest';
import { around, bpmn, chain, definitions, element, extensions, flow, process, timer } from '#test/support/bpmn.ts';
import { readElement, readGood } from './reading.ts';

const roots =
  '<bpmn:message id="m1" name="paid"/><bpmn:signal id="g1" name="alarm"/><bpmn:error id="e1" errorCode="E-1"/>' +
  '<bpmn:escalation id="x1" name="催促" escalationCode="X-1"/><bpmn:escalation id="x2" name="加急"/><bpmn:escalation id="x3"/>';
const condition = (text: string) =>
  `<bpmn:conditionalEventDefinition><bpmn:condition xsi:type="bpmn:tFormalExpression">${text}</bpmn:condition></bpmn:conditionalEventDefinition>`;
const escalation = (ref: string) => `<bpmn:escalationEventDefinition ${ref === '' ? '' : `escalationRef="${ref}"`}/>`;
const file = (...parts: string[]) =>
  definitions(roots, process([element('startEvent', 'start'), element('userTask', 'a'), ...parts, element('endEvent', 'end')]));

/** Every sort of event by the words it is drawn with, and what it is read as. */
const drawn = {
  timer: [timer('timeDuration', 'P1D'), { type: 'timer', kind: 'duration' }],
  message: ['<bpmn:messageEventDefinition messageRef="m1"/>', { type: 'message', name: 'paid', out: [] }],
  signal: ['<bpmn:signalEventDefinition signalRef="g1"/>', { type: 'signal', name: 'alarm', out: [] }],
  conditional: [condition('data.a.ok'), { type: 'conditional', condition: { text: 'data.a.ok', feel: true } }],
  error: ['<bpmn:errorEventDefinition errorRef="e1"/>', { type: 'error', code: 'E-1' }],
  escalation: [escalation('x1'), { type: 'escalation', code: 'X-1' }],
  link: ['<bpmn:linkEventDefinition name="甲"/>', { type: 'link', name: '甲' }],
  compensation: ['<bpmn:compensateEventDefinition/>', { type: 'compensation', waits: true }],
  terminate: ['<bpmn:terminateEventDefinition/>', { type: 'terminate' }],
} as const;
type Sort = keyof typeof drawn;

describe('readEvent: every sort where BPMN allows it', () => {
  it.each<Sort>(['timer', 'message', 'signal', 'conditional'])('should read a %s catch event', async sort => {
    // when
    const event = await readElement(file(element('intermediateCatchEvent', 'c', '', drawn[sort][0]), chain('start', 'a', 'c', 'end')), 'c');
    // then
    expect(event.event).toMatchObject(drawn[sort][1]);
  });

  it.each<Sort>(['message', 'signal', 'escalation', 'compensation'])('should read a %s throw event', async sort => {
    // when
    const event = await readElement(file(element('intermediateThrowEvent', 'c', '', drawn[sort][0]), chain('start', 'a', 'c', 'end')), 'c');
    // then
    expect(event.event).toMatchObject(drawn[sort][1]);
  });

  it.each<Sort>(['message', 'signal', 'escalation', 'compensation', 'error', 'terminate'])('should read a %s end event', async sort => {
    // when
    const event = await readElement(file(element('endEvent', 'c', '', drawn[sort][0]), chain('start', 'a', 'c')), 'c');
    // then
    expect(event.event).toMatchObject(drawn[sort][1]);
  });

  it.each<Sort>(['timer', 'message', 'signal', 'conditional', 'escalation'])(
    'should read a %s boundary event, interrupting or not',
    async sort => {
      // given
      const xml = file(
        element('boundaryEvent', 'b1', 'attachedToRef="a"', drawn[sort][0]),
        element('boundaryEvent', 'b2', 'attachedToRef="a" cancelActivity="false"', drawn[sort][0]),
        chain('start', 'a', 'end'),
        flow('y1', 'b1', 'end'),
        flow('y2', 'b2', 'end'),
      );
      // when
      const { elements } = await readGood(xml);
      // then
      expect(elements.b1).toMatchObject({ interrupting: true, attachedTo: 'a', event: drawn[sort][1] });
      expect(elements.b2).toMatchObject({ interrupting: false, attachedTo: 'a', event: drawn[sort][1] });
      expect(elements.a!.boundary).toEqual(['b1', 'b2']);
    },
  );

  it.each<Sort>(['timer', 'message', 'signal', 'conditional'])('should read a %s start of a process beside a plain one', async sort => {
    // given
    const xml = file(element('startEvent', 's2', '', drawn[sort][0]), chain('start', 'a', 'end'), flow('x', 's2', 'a'));
    // when
    const { elements, containers } = await readGood(xml);
    // then
    expect(elements.s2!.event).toMatchObject(drawn[sort][1]);
    expect(elements.s2!.interrupting).toBeUndefined();
    expect(containers.p).toMatchObject({ starts: ['start'], triggered: ['s2'] });
  });

  it.each<readonly [Sort, string, boolean | undefined]>([
    ['timer', '', true],
    ['message', 'isInterrupting="false"', false],
    ['signal', 'isInterrupting="true"', true],
    ['conditional', 'isInterrupting="false"', false],
    ['escalation', 'isInterrupting="false"', false],
    ['error', '', true],
    ['compensation', '', undefined],
  ])('should read an event sub-process started by %s (%s)', async (sort, attributes, interrupting) => {
    // given
    const inner = element('startEvent', 's2', attributes, drawn[sort][0]) + element('endEvent', 'e2') + flow('i', 's2', 'e2');
    // when
    const { elements, containers } = await readGood(
      file(element('subProcess', 'es', 'triggeredByEvent="true"', inner), chain('start', 'a', 'end')),
    );
    // then
    expect(elements.es).toMatchObject({ kind: 'eventSubProcess', container: 'p' });
    expect(elements.s2).toMatchObject({ container: 'es', event: drawn[sort][1] });
    expect(elements.s2!.interrupting).toBe(interrupting);
    expect(containers.es).toMatchObject({ parent: 'p', starts: [], triggered: ['s2'] });
    expect(containers.p).toMatchObject({ starts: ['start'], triggered: [], eventSubProcesses: ['es'] });
  });

  it.each([
    ['x1', 'X-1'],
    ['x2', '加急'],
    ['x3', 'x3'],
    ['', undefined],
  ])('should take code, name or id of the escalation "%s"', async (ref, code) => {
    // when
    const event = await readElement(file(element('endEvent', 'c', '', escalation(ref)), chain('start', 'a', 'c')), 'c');
    // then
    expect(event.event).toEqual({ type: 'escalation', ...(code !== undefined && { code }) });
  });

  it('should read both ends of a link, whose element name stands in for the name', async () => {
    // given
    const xml = file(
      element('intermediateThrowEvent', 't', '', drawn.link[0]),
      element('intermediateCatchEvent', 'c', 'name="甲"', '<bpmn:linkEventDefinition/>'),
      chain('start', 'a', 't'),
      flow('x', 'c', 'end'),
    );
    // when
    const { elements, containers } = await readGood(xml);
    // then
    expect([elements.t!.event, elements.c!.event]).toEqual([
      { type: 'link', name: '甲' },
      { type: 'link', name: '甲' },
    ]);
    expect(containers.p!.starts).toEqual(['start']);
  });

  it('should read what a compensation undoes and whether it waits', async () => {
    // given
    const inner = '<bpmn:compensateEventDefinition activityRef="a" waitForCompletion="false"/>';
    // when
    const event = await readElement(file(element('intermediateThrowEvent', 'c', '', inner), chain('start', 'a', 'c', 'end')), 'c');
    // then
    expect(event.event).toEqual({ type: 'compensation', activity: 'a', waits: false });
  });

  it('should read the cancel end and the cancel boundary of a transaction', async () => {
    // given
    const inner = element('startEvent', 's2') + element('endEvent', 'e2', '', '<bpmn:cancelEventDefinition/>') + flow('i', 's2', 'e2');
    const xml = file(
      element('transaction', 't', 'method="##Compensate"', inner),
      element('boundaryEvent', 'b', 'attachedToRef="t"', '<bpmn:cancelEventDefinition/>'),
      chain('start', 'a', 't', 'end'),
      flow('x', 'b', 'end'),
    );
    // when
    const { elements, containers } = await readGood(xml);
    // then
    expect(elements.t).toMatchObject({ kind: 'transaction', boundary: ['b'] });
    expect(elements.b).toMatchObject({ interrupting: true, event: { type: 'cancel' } });
    expect(elements.e2!.event).toEqual({ type: 'cancel' });
    expect(containers.t).toMatchObject({ parent: 'p', starts: ['s2'] });
  });

  it('should read a cancel end further in, and a compensation of what is further out', async () => {
    // given
    const deep =
      element('startEvent', 's3') +
      element('intermediateThrowEvent', 'c3', '', '<bpmn:compensateEventDefinition activityRef="a"/>') +
      element('endEvent', 'e3', '', '<bpmn:cancelEventDefinition/>') +
      flow('k1', 's3', 'c3') +
      flow('k2', 'c3', 'e3');
    const inner = element('startEvent', 's2') + element('subProcess', 'deep', '', deep) + flow('i', 's2', 'deep');
    // when
    const { elements } = await readGood(file(element('transaction', 't', '', inner), chain('start', 'a', 't', 'end')));
    // then
    expect([elements.e3!.event, elements.c3!.event]).toEqual([{ type: 'cancel' }, { type: 'compensation', activity: 'a', waits: true }]);
  });

  it('should read a FEEL string as the literal it is', async () => {
    // when
    const event = await readElement(
      around('t', element('intermediateCatchEvent', 't', '', timer('timeDuration', '= &quot;P3D&quot;'))),
      't',
    );
    // then
    expect(event.event).toMatchObject({ kind: 'duration', value: { text: '"P3D"', feel: true } });
  });

  it('should take data associations of message events as their payload', async () => {
    // given
    const association =
      '<bpmn:dataInputAssociation id="da"><bpmn:assignment><bpmn:from xsi:type="bpmn:tFormalExpression">= case.number</bpmn:from><bpmn:to xsi:type="bpmn:tFormalExpression">number</bpmn:to></bpmn:assignment></bpmn:dataInputAssociation>';
    // when
    const event = await readElement(file(element('endEvent', 'c', '', `${association}${drawn.message[0]}`), chain('start', 'a', 'c')), 'c');
    // then
    expect(event.event).toMatchObject({ out: [{ source: { text: 'case.number', feel: true }, target: 'number' }] });
  });
});

describe('findStarts', () => {
  it('should start at the first of several triggered starts, with a warning', async () => {
    // given
    const xml = bpmn(
      element('startEvent', 's1', '', timer('timeDuration', 'PT1H')),
      element('startEvent', 's2', '', timer('timeDuration', 'PT2H')),
      element('task', 'a'),
      flow('x', 's1', 'a'),
      flow('y', 's2', 'a'),
    );
    // when
    const { containers } = await readGood(xml);
    // then
    expect(containers.p).toMatchObject({ starts: ['s1'], triggered: ['s1', 's2'] });
  });

  it.each([
    ['event-based gateway', 'g'],
    ['receive task', 'r'],
  ])('should start at an instantiating %s', async (_name, id) => {
    // given
    const parts = {
      g:
        element('eventBasedGateway', 'g', 'instantiate="true" eventGatewayType="Parallel"') +
        element('intermediateCatchEvent', 'c1', '', drawn.message[0]) +
        element('intermediateCatchEvent', 'c2', 'name="二"', '<bpmn:messageEventDefinition/>') +
        flow('f1', 'g', 'c1') +
        flow('f2', 'g', 'c2'),
      r: element('receiveTask', 'r', 'instantiate="true" messageRef="m1"'),
    } as const;
    // when
    const { containers, elements } = await readGood(definitions(roots, process([parts[id as 'g' | 'r']])));
    // then
    expect(containers.p).toMatchObject({ starts: [id], triggered: [id] });
    expect(elements[id]).toMatchObject({ instantiate: true, ...(id === 'g' && { parallelEvents: true }) });
  });

  it('should not start at event sub-processes, handlers and links when no start event is drawn', async () => {
    // given
    const inner = element('startEvent', 's2', '', drawn.error[0]);
    const xml = definitions(
      roots,
      process([
        element('task', 'a'),
        element('task', 'undo', 'isForCompensation="true"'),
        element('subProcess', 'es', 'triggeredByEvent="true"', inner),
        element('intermediateCatchEvent', 'c', '', drawn.link[0]),
        element('intermediateThrowEvent', 't', '', drawn.link[0]),
        flow('x', 'a', 't'),
      ]),
    );
    // when
    const { containers } = await readGood(xml);
    // then
    expect(containers.p!.starts).toEqual(['a']);
  });
});

describe('readEvent: payloads', () => {
  it('should keep bj:out of a signal catch', async () => {
    // given
    const inner = extensions('<bj:out source="= level" target="level"/>') + drawn.signal[0];
    // when
    const event = await readElement(file(element('intermediateCatchEvent', 'c', '', inner), chain('start', 'a', 'c', 'end')), 'c');
    // then
    expect(event.event).toMatchObject({ out: [{ target: 'level' }] });
  });
});
