import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultPolicies, type FlowElement } from '#engine/bpmn/definition.ts';
import { readBpmn } from '#engine/bpmn/read.ts';
import { defaultVerbSettings } from '#engine/bpmn/verbs.ts';
import { around, bpmn, chain, definitions, element, extensions, flow, process, timer } from '#test/support/bpmn.ts';

async function readElement(xml: string, id: string): Promise<FlowElement> {
  const { definition, problems } = await readBpmn(xml);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return definition!.elements[id]!;
}

describe('readBpmn: whole files', () => {
  it('should compile a plain file without our attributes', async () => {
    // given
    const xml = readFileSync('test/fixtures/promised.bpmn', 'utf8');
    // when
    const { definition, problems } = await readBpmn(xml);
    // then
    expect(problems).toEqual([]);
    expect(definition!.containers.promised).toEqual({
      id: 'promised',
      parent: null,
      starts: ['start'],
      triggered: [],
      eventSubProcesses: [],
      dataObjects: [],
      elements: expect.arrayContaining(['accept', 'gw1', 'warn']),
    });
    expect(definition!.elements.gw1).toMatchObject({ kind: 'exclusiveGateway', outgoing: ['f3', 'f4'], defaultFlow: 'f3' });
    expect(definition!.flows.f4!.condition).toEqual({ text: 'incomplete', feel: true });
    expect(definition!.elements.handle!.boundary).toEqual(['warn']);
    expect(definition!.elements.warn).toMatchObject({
      attachedTo: 'handle',
      interrupting: false,
      event: { type: 'timer', kind: 'duration', value: { text: 'P5D', feel: false }, working: false, stopsWithClock: false },
    });
  });

  it.each(['promised', 'supplement'])('should compile the shipped process %s without a problem', async pack => {
    // given
    const xml = readFileSync(`processes/packs/${pack}/process.bpmn`, 'utf8');
    // when
    const { definition, problems } = await readBpmn(xml);
    // then
    expect(problems).toEqual([]);
    expect(definition!.id).toBe(pack);
  });

  it('should take the executable process of a collaboration', async () => {
    // given
    const xml = definitions(
      '<bpmn:collaboration id="c"><bpmn:participant id="p1" processRef="a"/><bpmn:participant id="p2" name="申请人"/></bpmn:collaboration>',
      process([element('startEvent', 's1')], 'id="a" isExecutable="true" name="甲"'),
      process([element('startEvent', 's2')], 'id="b" isExecutable="false"'),
    );
    // when
    const { definition } = await readBpmn(xml);
    // then
    expect(definition).toMatchObject({ id: 'a', name: '甲' });
  });

  it('should take the only process even when it is not marked executable', async () => {
    // given
    const xml = definitions(process([element('startEvent', 's')], 'id="a"'));
    // when
    const { definition } = await readBpmn(xml);
    // then
    expect(definition!.id).toBe('a');
  });

  it('should read a file with a byte order mark like one without', async () => {
    // given
    const xml = around('t', element('task', 't'));
    // when
    const [plain, marked] = [await readBpmn(xml), await readBpmn(`\ufeff${xml}`)];
    // then
    expect(marked).toEqual(plain);
  });

  it('should start where nothing leads when no start event is drawn', async () => {
    // given
    const xml = bpmn(element('task', 'a'), element('task', 'b'), chain('a', 'b'));
    // when
    const { definition } = await readBpmn(xml);
    // then
    expect(definition!.containers.p!.starts).toEqual(['a']);
  });

  it('should start at a triggered start event when it is the only one, with a warning', async () => {
    // given
    const xml = bpmn(element('startEvent', 's', '', timer('timeDuration', 'PT1H')), element('task', 'a'), chain('s', 'a'));
    // when
    const { definition, problems } = await readBpmn(xml);
    // then
    expect(definition!.containers.p!.starts).toEqual(['s']);
    expect(problems.map(({ code }) => code)).toEqual(['start-trigger-ignored']);
  });
});

describe('readBpmn: user tasks', () => {
  it('should read form, stage, limit, act, assignment, verbs, documents and notices', async () => {
    // given
    const inner = extensions(
      '<bj:assignment rule="role" role="reviewer" unit="= service.unit" whenEmpty="incident"/>',
      '<bj:verbs allow="return transfer" opinion="required"/>',
      '<bj:issue document="notice" when="= data.a.ok"/>',
      '<bj:notify to="applicant" text="told"/>',
    );
    const xml = around('t', element('userTask', 't', 'name="审核" bj:form="a" bj:stage="review" bj:limit="3wd" bj:act="deliver"', inner));
    // when
    const task = await readElement(xml, 't');
    // then
    expect(task).toEqual({
      id: 't',
      kind: 'userTask',
      name: '审核',
      container: 'p',
      incoming: ['f1'],
      outgoing: ['f2'],
      boundary: [],
      in: [],
      out: [],
      form: 'a',
      stage: 'review',
      limit: { text: '3wd', feel: false },
      act: 'deliver',
      assignment: {
        ...defaultPolicies,
        rule: 'role',
        role: 'reviewer',
        reach: 'centre',
        unit: { text: 'service.unit', feel: true },
        whenEmpty: 'incident',
      },
      verbs: ['transfer', 'return'],
      verbSettings: defaultVerbSettings,
      opinion: 'required',
      issues: [{ document: 'notice', when: { text: 'data.a.ok', feel: true } }],
      notifies: [{ to: 'applicant', text: 'told' }],
    });
  });

  it('should take the role of the innermost lane that has one', async () => {
    // given
    const lanes =
      '<bpmn:laneSet id="ls"><bpmn:lane id="outer" name="窗口" bj:role="windowStaff"><bpmn:flowNodeRef>t</bpmn:flowNodeRef>' +
      '<bpmn:childLaneSet id="inner"><bpmn:lane id="lane2"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:childLaneSet></bpmn:lane></bpmn:laneSet>';
    const xml = bpmn(lanes, element('startEvent', 'start'), element('userTask', 't'), chain('start', 't'));
    // when
    const { definition } = await readBpmn(xml);
    // then
    expect(definition!.elements.t).toMatchObject({
      lane: 'lane2',
      assignment: { rule: 'role', role: 'windowStaff', whenEmpty: 'administrator' },
    });
    expect(definition!.lanes).toEqual([
      { id: 'outer', name: '窗口', role: 'windowStaff', elements: ['t'] },
      { id: 'lane2', elements: ['t'] },
    ]);
  });
});

describe('readBpmn: work for the machine', () => {
  it('should read the action of a service task with its inputs and outputs', async () => {
    // given
    const action =
      '<bj:action type="call-webhook" url="https://example.gov/x" body="= data.a"><bj:in source="= case.number" target="number"/><bj:out source="ok" target="sent"/></bj:action>';
    // when
    const task = await readElement(around('t', element('serviceTask', 't', '', extensions(action))), 't');
    // then
    expect(task.action).toEqual({
      type: 'call-webhook',
      properties: {
        url: { text: 'https://example.gov/x', feel: false },
        body: { text: 'data.a', feel: true },
        number: { text: 'case.number', feel: true },
      },
      out: [{ source: { text: 'ok', feel: true }, target: 'sent' }],
    });
  });

  it.each(['', 'scriptFormat="feel"', 'scriptFormat="FEEL"'])('should read a FEEL script (%s)', async format => {
    // given
    const xml = around('t', element('scriptTask', 't', `${format} bj:resultVariable="sum"`, '<bpmn:script>= 1 + 2</bpmn:script>'));
    // when
    const task = await readElement(xml, 't');
    // then
    expect(task).toMatchObject({ script: { text: '1 + 2', feel: true }, resultVariable: 'sum' });
  });

  it('should read a send task that sends a message with its payload', async () => {
    // given
    const inner = extensions('<bj:in source="= case.number" target="number"/>');
    const xml = definitions(
      '<bpmn:message id="m1" name="asked"/>',
      process([
        element('startEvent', 's'),
        element('sendTask', 't', 'messageRef="m1" bj:correlation="= case.number"', inner),
        chain('s', 't'),
      ]),
    );
    // when
    const task = await readElement(xml, 't');
    // then
    expect(task).toMatchObject({
      message: {
        name: 'asked',
        correlation: { text: 'case.number', feel: true },
        out: [{ source: { text: 'case.number', feel: true }, target: 'number' }],
      },
      in: [],
      out: [],
    });
  });

  it('should read a call activity with its mappings', async () => {
    // given
    const inner = extensions('<bj:in source="= case.number" target="number"/>', '<bj:out source="= outcome" target="supplementOutcome"/>');
    // when
    const task = await readElement(around('t', element('callActivity', 't', 'calledElement="supplement"', inner)), 't');
    // then
    expect(task).toMatchObject({
      kind: 'callActivity',
      calledElement: 'supplement',
      in: [{ source: { text: 'case.number', feel: true }, target: 'number' }],
      out: [{ source: { text: 'outcome', feel: true }, target: 'supplementOutcome' }],
    });
  });

  it.each([
    'task',
    'manualTask',
    'serviceTask',
    'sendTask',
    'businessRuleTask',
    'parallelGateway',
    'inclusiveGateway',
    'exclusiveGateway',
    'intermediateThrowEvent',
  ])('should read a plain %s', async kind => {
    // given
    const xml = around('t', element(kind, 't'));
    // when
    const read = await readElement(xml, 't');
    // then
    expect(read).toMatchObject({ kind, incoming: ['f1'], outgoing: ['f2'] });
  });
});

describe('readBpmn: events', () => {
  const messages =
    '<bpmn:message id="m1" name="extension-requested"/><bpmn:signal id="g1" name="alarm"/><bpmn:error id="e1" errorCode="E-1"/>';
  const file = (...parts: string[]) =>
    definitions(messages, process([element('startEvent', 'start'), element('userTask', 'a'), ...parts, element('endEvent', 'end')]));

  it('should read a message catch with correlation and payload mapping', async () => {
    // given
    const inner = `<bpmn:messageEventDefinition messageRef="m1" bj:correlation="= case.number">${extensions('<bj:out source="= days" target="days"/>')}</bpmn:messageEventDefinition>`;
    // when
    const event = await readElement(file(element('intermediateCatchEvent', 'c', '', inner), chain('start', 'a', 'c', 'end')), 'c');
    // then
    expect(event.event).toEqual({
      type: 'message',
      name: 'extension-requested',
      correlation: { text: 'case.number', feel: true },
      out: [{ source: { text: 'days', feel: true }, target: 'days' }],
    });
    expect(event.out).toEqual([]);
  });

  it('should count bj:out drawn on the event itself', async () => {
    // given
    const inner = `${extensions('<bj:out source="= days" target="days"/>')}<bpmn:messageEventDefinition messageRef="m1"/>`;
    // when
    const event = await readElement(file(element('intermediateCatchEvent', 'c', '', inner), chain('start', 'a', 'c', 'end')), 'c');
    // then
    expect(event.event).toMatchObject({ out: [{ target: 'days' }] });
  });

  it('should read boundary events: interrupting by default, error with its code, signal', async () => {
    // given
    const xml = file(
      element('subProcess', 'sub', '', [element('startEvent', 's2'), element('endEvent', 'e2'), flow('i1', 's2', 'e2')].join('')),
      element('boundaryEvent', 'b1', 'attachedToRef="a"', '<bpmn:signalEventDefinition signalRef="g1"/>'),
      element('boundaryEvent', 'b2', 'attachedToRef="sub"', '<bpmn:errorEventDefinition errorRef="e1"/>'),
      chain('start', 'a', 'sub', 'end'),
      flow('x1', 'b1', 'end'),
      flow('x2', 'b2', 'end'),
    );
    // when
    const { definition } = await readBpmn(xml);
    // then
    expect(definition!.elements.b1).toMatchObject({ attachedTo: 'a', interrupting: true, event: { type: 'signal', name: 'alarm' } });
    expect(definition!.elements.b2).toMatchObject({ attachedTo: 'sub', event: { type: 'error', code: 'E-1' } });
    expect(definition!.elements.a!.boundary).toEqual(['b1']);
    expect(definition!.elements.sub!.boundary).toEqual(['b2']);
    expect(definition!.containers.sub).toEqual({
      ...{ id: 'sub', parent: 'p', starts: ['s2'], triggered: [], eventSubProcesses: [], dataObjects: [], elements: ['s2', 'e2'] },
    });
    expect(definition!.elements.s2!.container).toBe('sub');
  });

  it.each([
    ['terminate', '<bpmn:terminateEventDefinition/>', { type: 'terminate' }],
    ['error', '<bpmn:errorEventDefinition errorRef="e1"/>', { type: 'error', code: 'E-1' }],
    ['signal', '<bpmn:signalEventDefinition signalRef="g1"/>', { type: 'signal', name: 'alarm', out: [] }],
    ['message', '<bpmn:messageEventDefinition messageRef="m1"/>', { type: 'message', name: 'extension-requested', out: [] }],
  ])('should read a %s end event', async (_name, inner, expected) => {
    // given
    const xml = file(element('endEvent', 'e9', '', inner), chain('start', 'a', 'e9'));
    // when
    const event = await readElement(xml, 'e9');
    // then
    expect(event.event).toEqual(expected);
  });

  it.each([
    ['timeDate', '2026-03-01T09:00:00+08:00', 'date'],
    ['timeDate', '2026-03-01', 'date'],
    ['timeDuration', 'PT8H', 'duration'],
    ['timeCycle', 'R3/P1D', 'cycle'],
    ['timeCycle', 'R/2026-01-01T00:00:00/P1D', 'cycle'],
    ['timeDuration', '= data.wait.length', 'duration'],
  ] as const)('should read the timer %s %s', async (kind, text, expected) => {
    // given
    const xml = around(
      't',
      element('intermediateCatchEvent', 't', '', timer(kind, text, 'bj:calendar="working" bj:stopsWithClock="true"')),
    );
    // when
    const event = await readElement(xml, 't');
    // then
    const value = text.startsWith('=') ? { text: 'data.wait.length', feel: true } : { text, feel: false };
    expect(event.event).toEqual({ type: 'timer', kind: expected, value, working: true, stopsWithClock: true });
  });

  it('should read a receive task and an event-based gateway', async () => {
    // given
    const xml = file(
      element('eventBasedGateway', 'g'),
      element('receiveTask', 'r', 'messageRef="m1" bj:correlation="fixed"'),
      element('intermediateCatchEvent', 'c', '', timer('timeDuration', 'P1D')),
      flow('f1', 'start', 'a'),
      flow('f2', 'a', 'g'),
      flow('f3', 'g', 'r'),
      flow('f4', 'g', 'c'),
      flow('f5', 'r', 'end'),
      flow('f6', 'c', 'end'),
    );
    // when
    const { definition, problems } = await readBpmn(xml);
    // then
    expect(problems).toEqual([]);
    expect(definition!.elements.r!.message).toEqual({ name: 'extension-requested', correlation: { text: 'fixed', feel: false }, out: [] });
    expect(definition!.elements.g!.outgoing).toEqual(['f3', 'f4']);
  });
});

describe('readBpmn: multi-instance', () => {
  it('should read a sequential loop by number with a completion condition', async () => {
    // given
    const loop =
      '<bpmn:multiInstanceLoopCharacteristics isSequential="true"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality><bpmn:completionCondition xsi:type="bpmn:tFormalExpression">done</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>';
    // when
    const task = await readElement(around('t', element('userTask', 't', '', loop)), 't');
    // then
    expect(task.multi).toEqual({
      ...{ sequential: true, cardinality: { text: '3', feel: false }, completion: { text: 'done', feel: true } },
      ...{ behaviour: 'all', throws: [] },
    });
  });

  it('should read a parallel loop over a collection with outputs', async () => {
    // given
    const loop =
      '<bpmn:multiInstanceLoopCharacteristics bj:collection="= data.a.units" bj:elementVariable="unit" bj:outputCollection="opinions" bj:outputElement="= opinion"/>';
    // when
    const task = await readElement(around('t', element('userTask', 't', '', loop)), 't');
    // then
    expect(task.multi).toEqual({
      sequential: false,
      collection: { text: 'data.a.units', feel: true },
      elementVariable: 'unit',
      outputCollection: 'opinions',
      outputElement: { text: 'opinion', feel: true },
      ...{ behaviour: 'all', throws: [] },
    });
  });
});
