import { describe, expect, it } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { limits } from '#engine/limits.ts';
import { around, bpmn, chain, definitions, element, extensions, flow, process, timer } from '#test/support/bpmn.ts';

const start = element('startEvent', 'start');
const end = element('endEvent', 'end');
const task = (id: string, attributes = '', inner = '') => around(id, element('userTask', id, attributes, inner));
const loop = (attributes: string, inner = '') =>
  task('t', '', `<bpmn:multiInstanceLoopCharacteristics ${attributes}>${inner}</bpmn:multiInstanceLoopCharacteristics>`);
const timed = (text: string, kind: 'timeDate' | 'timeDuration' | 'timeCycle') =>
  around('t', element('intermediateCatchEvent', 't', 'name="等待"', timer(kind, text)));

/** Bad file, the code it must give, and the element it must name. */
const table: readonly (readonly [name: string, xml: string, code: string, element: string | undefined])[] = [
  ['nothing', '', 'bpmn-empty', undefined],
  ['only blanks', ' \n ', 'bpmn-empty', undefined],
  ['plain text', 'hello', 'bpmn-malformed', undefined],
  ['another XML language', '<html><body/></html>', 'bpmn-malformed', undefined],
  ['a file cut off', task('t').slice(0, 300), 'bpmn-malformed', undefined],
  ['UTF-16 declared', task('t').replace('UTF-8', 'UTF-16'), 'bpmn-encoding', undefined],
  ['NUL', task('t').replace('start', 'sta\u0000rt'), 'bpmn-encoding', undefined],
  ['bytes of another encoding', task('t', 'name="\ufffd\ufffd"'), 'bpmn-encoding', undefined],
  ['half a surrogate pair', task('t', 'name="\ud83d"'), 'bpmn-encoding', undefined],
  ...['&#0;', '&#x1;', '&#xD83D;', '&#xFFFF;', '&#x110000;', '&#99999999999;'].map(
    written => [`the forbidden character ${written}`, task('t', `name="a${written}"`), 'bpmn-encoding', undefined] as const,
  ),
  ['DOCTYPE', task('t').replace('<bpmn:definitions', '<!DOCTYPE x [<!ENTITY a "b">]><bpmn:definitions'), 'bpmn-doctype', undefined],
  ['an external entity', '<!DOCTYPE foo [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><a>&xxe;</a>', 'bpmn-doctype', undefined],
  ['no process', definitions(), 'process-missing', undefined],
  [
    'two executable processes',
    definitions(process([start]), process([element('startEvent', 's2')], 'id="q" isExecutable="true"')),
    'process-several',
    undefined,
  ],
  ['an empty process', bpmn(), 'process-empty', 'p'],
  ['duplicate id', bpmn(start, element('task', 'start'), end, chain('start', 'end')), 'duplicate-id', 'start'],
  ['illegal id', bpmn(start, element('task', '1a'), end, chain('start', 'end')), 'illegal-id', '1a'],
  ['forbidden id __proto__', task('__proto__'), 'forbidden-id', '__proto__'],
  ['forbidden id constructor', task('constructor'), 'forbidden-id', 'constructor'],
  [
    'an id every object has',
    bpmn(start, element('transaction', 'toString'), end, chain('start', 'toString', 'end')),
    'forbidden-id',
    'toString',
  ],
  ['an element without id', bpmn(start, '<bpmn:task name="无号"/>', end, chain('start', 'end')), 'missing-id', 'p'],
  ['a flow without id', bpmn(start, end, '<bpmn:sequenceFlow sourceRef="start" targetRef="end"/>'), 'missing-id', 'p'],
  ['a flow to nowhere', bpmn(start, end, flow('f1', 'start', 'nowhere')), 'unresolved-reference', 'f1'],
  ['a flow without target', bpmn(start, end, '<bpmn:sequenceFlow id="f1" sourceRef="start"/>'), 'flow-dangling', 'f1'],
  [
    'a flow to a lane',
    bpmn('<bpmn:laneSet id="l"><bpmn:lane id="lane"/></bpmn:laneSet>', start, flow('f1', 'start', 'lane')),
    'flow-dangling',
    'f1',
  ],
  [
    'a flow into a sub-process',
    bpmn(start, element('subProcess', 's', '', element('task', 'inner')), flow('f1', 'start', 'inner')),
    'flow-crossing',
    'f1',
  ],
  ['unknown element', bpmn(start, '<bpmn:wibble id="w"/>', end, chain('start', 'end')), 'unknown-element', 'w'],
  ['misplaced element', bpmn(start, element('lane', 'l'), end, chain('start', 'end')), 'unknown-element', undefined],
  ['unknown attribute of ours', task('t', 'bj:wibble="1"'), 'unknown-attribute', 't'],
  ['unknown child of ours', task('t', '', extensions('<bj:wibble/>')), 'unknown-element', undefined],
  ['start quantity', task('t', 'startQuantity="2"'), 'unsupported-quantity', 't'],
  [
    'terminate in the middle',
    around('t', element('intermediateThrowEvent', 't', '', '<bpmn:terminateEventDefinition/>')),
    'unsupported-event',
    't',
  ],
  ['catch event without trigger', around('t', element('intermediateCatchEvent', 't')), 'unsupported-event', 't'],
  [
    'two triggers',
    around('t', element('intermediateCatchEvent', 't', '', timer('timeDuration', 'P1D') + timer('timeDuration', 'P2D'))),
    'several-event-definitions',
    't',
  ],
  [
    'sub-process started by a timer',
    around('t', element('subProcess', 't', '', element('startEvent', 's2', '', timer('timeDuration', 'P1D')))),
    'start-triggered',
    't',
  ],
  [
    'boundary event on nothing',
    bpmn(start, end, element('boundaryEvent', 'b', '', timer('timeDuration', 'P1D')), chain('start', 'end')),
    'boundary-detached',
    'b',
  ],
  [
    'boundary event on a gateway',
    bpmn(
      start,
      element('exclusiveGateway', 'g'),
      end,
      element('boundaryEvent', 'b', 'attachedToRef="g"', timer('timeDuration', 'P1D')),
      chain('start', 'g', 'end'),
    ),
    'boundary-owner',
    'b',
  ],
  [
    'error boundary not interrupting',
    bpmn(
      start,
      element('task', 'a'),
      end,
      element('boundaryEvent', 'b', 'attachedToRef="a" cancelActivity="false"', '<bpmn:errorEventDefinition/>'),
      chain('start', 'a', 'end'),
    ),
    'error-not-interrupting',
    'b',
  ],
  [
    'flow into a start event',
    bpmn(start, end, flow('f1', 'start', 'end'), element('task', 'a'), flow('f2', 'a', 'start')),
    'incoming-forbidden',
    'start',
  ],
  [
    'flow out of an end event',
    bpmn(start, end, element('task', 'a'), flow('f1', 'start', 'end'), flow('f2', 'end', 'a')),
    'outgoing-forbidden',
    'end',
  ],
  [
    'default flow of another element',
    bpmn(start, element('exclusiveGateway', 'g', 'default="f1"'), end, chain('start', 'g', 'end')),
    'default-foreign',
    'g',
  ],
  [
    'condition on a default flow',
    bpmn(start, element('exclusiveGateway', 'g', 'default="f2"'), end, flow('f1', 'start', 'g'), flow('f2', 'g', 'end', 'a')),
    'default-conditional',
    'f2',
  ],
  [
    'condition after a parallel gateway',
    bpmn(start, element('parallelGateway', 'g'), end, flow('f1', 'start', 'g'), flow('f2', 'g', 'end', 'a')),
    'condition-misplaced',
    'f2',
  ],
  ['event gateway to a task', around('t', element('eventBasedGateway', 't')), 'event-gateway-target', 't'],
  ['parallel event gateway', around('t', element('eventBasedGateway', 't', 'eventGatewayType="Parallel"')), 'event-gateway-parallel', 't'],
  [
    'JavaScript condition',
    bpmn(
      start,
      element('exclusiveGateway', 'g'),
      end,
      flow('f1', 'start', 'g'),
      flow('f2', 'g', 'end', 'a').replace('xsi:type', 'language="javascript" xsi:type'),
    ),
    'expression-language',
    'f2',
  ],
  [
    'Java for the whole file',
    task('t').replace('id="definitions"', 'id="definitions" expressionLanguage="http://www.java.com/java"'),
    'expression-language',
    'definitions',
  ],
  [
    'empty condition',
    bpmn(start, element('exclusiveGateway', 'g'), end, flow('f1', 'start', 'g'), flow('f2', 'g', 'end', ' ')),
    'expression-empty',
    'f2',
  ],
  [
    'JavaScript script',
    around('t', element('scriptTask', 't', 'scriptFormat="javascript"', '<bpmn:script>process.exit()</bpmn:script>')),
    'script-language',
    't',
  ],
  ['script without text', around('t', element('scriptTask', 't')), 'script-empty', 't'],
  ['implementation to evaluate', around('t', element('serviceTask', 't', 'implementation="#{x.constructor}"')), 'foreign-code', 't'],
  [
    'class of another tool',
    around('t', element('serviceTask', 't', 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:class="evil.Class"')),
    'foreign-code',
    't',
  ],
  [
    'listener of another tool',
    task('t', 'xmlns:camunda="http://camunda.org/schema/1.0/bpmn"', extensions('<camunda:taskListener event="create" class="evil"/>')),
    'foreign-code',
    't',
  ],
  ['unknown act', task('t', 'bj:act="explode"'), 'unknown-act', 't'],
  ['unknown stage', task('t', 'bj:stage="lunch"'), 'unknown-stage', 't'],
  ['limit', task('t', 'bj:limit="3 days"'), 'limit-malformed', 't'],
  ['form id with a hyphen', task('t', 'bj:form="my-form"'), 'name-not-plain', 't'],
  [
    'variable called constructor',
    around('t', element('scriptTask', 't', 'bj:resultVariable="constructor"', '<bpmn:script>1</bpmn:script>')),
    'name-not-plain',
    't',
  ],
  ['assignment without role', task('t', '', extensions('<bj:assignment rule="role"/>')), 'assignment-malformed', 't'],
  ['unknown assignment rule', task('t', '', extensions('<bj:assignment rule="lottery" role="a"/>')), 'assignment-malformed', 't'],
  ['two assignments', task('t', '', extensions('<bj:assignment role="a"/><bj:assignment role="b"/>')), 'assignment-twice', 't'],
  [
    'assignment on a service task',
    around('t', element('serviceTask', 't', '', extensions('<bj:assignment role="a"/>'))),
    'extension-misplaced',
    't',
  ],
  ['opinion', task('t', '', extensions('<bj:verbs opinion="loud"/>')), 'unknown-opinion', 't'],
  ['document without id', task('t', '', extensions('<bj:issue/>')), 'issue-malformed', 't'],
  ['notice without text', task('t', '', extensions('<bj:notify to="applicant"/>')), 'notify-malformed', 't'],
  [
    'mapping without target',
    around('t', element('callActivity', 't', 'calledElement="a"', extensions('<bj:out source="a"/>'))),
    'mapping-malformed',
    't',
  ],
  ['unknown action', around('t', element('serviceTask', 't', '', extensions('<bj:action type="rm-rf"/>'))), 'unknown-action', 't'],
  ['call without name', around('t', element('callActivity', 't')), 'call-malformed', 't'],
  ['call by expression', around('t', element('callActivity', 't', 'calledElement="= data.x"')), 'call-malformed', 't'],
  ['multi-instance without number', loop(''), 'loop-malformed', 't'],
  [
    'multi-instance with both',
    loop('bj:collection="= a"', '<bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality>'),
    'loop-malformed',
    't',
  ],
  ['timer without value', around('t', element('intermediateCatchEvent', 't', '', '<bpmn:timerEventDefinition/>')), 'timer-malformed', 't'],
  [
    'timer on an unknown calendar',
    around('t', element('intermediateCatchEvent', 't', '', timer('timeDuration', 'P1D', 'bj:calendar="lunar"'))),
    'timer-malformed',
    't',
  ],
  ...(['3 days', '-P1D', 'P', 'PT', 'P1DT', 'P99999Y', 'Infinity', 'P1.5D', 'P1H'] as const).map(
    text => [`duration ${text}`, timed(text, 'timeDuration'), 'timer-malformed', 't'] as const,
  ),
  ...(
    ['2026-02-30', '2026-13-01', '292278994-08-17T07:12:55Z', '1899-12-31', '9999-01-01', 'tomorrow', '2026-03-01T25:00:00'] as const
  ).map(text => [`date ${text}`, timed(text, 'timeDate'), 'timer-malformed', 't'] as const),
  ...(['R/PT0S', 'R/PT0.001S', 'R1000000/PT1S', '0 0 9 * * ?', 'R3', 'R-1/P1D', 'R3/P1D/2026-02-30', 'R0/P1D', 'R/PT30S'] as const).map(
    text => [`cycle ${text}`, timed(text, 'timeCycle'), 'timer-malformed', 't'] as const,
  ),
];

describe('readBpmn: bad input', () => {
  it.each(table)('should refuse %s', async (_name, xml, code, at) => {
    // when
    const { definition, problems } = await readBpmn(xml);
    // then
    const found = problems.find(problem => problem.code === code);
    expect(found, JSON.stringify(problems)).toBeDefined();
    expect(found).toMatchObject({ severity: 'error', ...(at !== undefined && { element: at }) });
    expect(found!.message.zh).toMatch(/[\u4e00-\u9fa5]/);
    expect(found!.message.en).toMatch(/^[A-Z"]/);
    expect(definition).toBeNull();
  });

  it('should quote the name of the element in the sentence', async () => {
    // when
    const { problems } = await readBpmn(around('t', element('callChoreography', 't', 'name="联合审查"')));
    // then
    expect(problems[0]!.message.zh).toBe('“联合审查” (t) 是调用编排，暂不支持，请改用其他画法。');
  });

  it('should only warn of layout that points at nothing and of harmless settings of other tools', async () => {
    // given
    const layout =
      '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="gone"/></bpmndi:BPMNDiagram>';
    const xml = task('t', 'xmlns:z="http://zeebe" z:retries="3"').replace('</bpmn:definitions>', `${layout}</bpmn:definitions>`);
    // when
    const { definition, problems } = await readBpmn(xml);
    // then
    expect(definition).not.toBeNull();
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['unresolved-reference', 'warning'],
      ['foreign-extension', 'warning'],
    ]);
  });
});

describe('readBpmn: bombs', () => {
  it('should refuse a file above the size limit before parsing it', async () => {
    // given
    const xml = task('t', `name="${'办'.repeat(limits.bpmnBytes / 3)}"`);
    // when
    const { problems } = await readBpmn(xml);
    // then
    expect(problems.map(({ code }) => code)).toEqual(['bpmn-too-large']);
  });

  it.each([
    [
      'too many elements',
      bpmn(...Array.from({ length: limits.bpmnElements + 1 }, (_, index) => `<bpmn:task id="t${index}"/>`)),
      'bpmn-too-many-elements',
    ],
    ['too many tags', definitions('<bpmn:message/>'.repeat(125_000)), 'bpmn-too-many-elements'],
    ['tags nested too deeply', definitions('<bpmn:x>'.repeat(50_000)), 'bpmn-too-deep'],
    ['unclosed comments', definitions('<!--'.repeat(200_000)), 'bpmn-malformed'],
  ])('should refuse %s before parsing', async (_name, xml, code) => {
    // when
    const { definition, problems } = await readBpmn(xml);
    // then
    expect(definition).toBeNull();
    expect(problems.map(problem => problem.code)).toContain(code);
  });

  it('should give up reading a big file full of faults after the first ones', async () => {
    // given
    const xml = bpmn(...Array.from({ length: 50_000 }, (_, index) => `<bpmn:w${index}/>`));
    const before = performance.now();
    // when
    const { problems } = await readBpmn(xml);
    // then
    expect(problems).toHaveLength(limits.bpmnWarnings + 1);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it.each(['&#10;', '&#x1F600;', '&#xD83D;&#xDE00;', '&amp;#0;'])('should read the character %s', async written => {
    expect((await readBpmn(task('t', `name="a${written}"`))).definition).not.toBeNull();
  });

  it('should refuse sub-processes nested too deeply', async () => {
    // given
    const nest = (depth: number): string => element('subProcess', `s${depth}`, '', depth === 0 ? '' : nest(depth - 1));
    // when
    const { problems } = await readBpmn(bpmn(nest(limits.bpmnDepth + 1)));
    // then
    expect(problems.map(({ code }) => code)).toContain('bpmn-too-deep');
  });
});
