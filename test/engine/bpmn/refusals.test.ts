import { describe, expect, it } from 'vitest';
import { readBpmn } from '#engine/bpmn/read.ts';
import { around, bpmn, chain, definitions, element, extensions, flow, process, timer } from '#test/support/bpmn.ts';

const start = element('startEvent', 'start');
const end = element('endEvent', 'end');
const task = (id: string, attributes = '', inner = '') => around(id, element('userTask', id, attributes, inner));
const definition = (sort: string, attributes = '', inner = '') =>
  `<bpmn:${sort}EventDefinition ${attributes}>${inner}</bpmn:${sort}EventDefinition>`;
const conditional = definition('conditional', '', '<bpmn:condition xsi:type="bpmn:tFormalExpression">a</bpmn:condition>');
const link = definition('link', 'name="a"');

/** One event of a kind in its place. */
const at = {
  start: (inner: string, attributes = '') => bpmn(element('startEvent', 't', attributes, inner), element('task', 'a'), chain('t', 'a')),
  inner: (inner: string) => around('sub', element('subProcess', 'sub', '', element('startEvent', 't', '', inner))),
  event: (inner: string, attributes = '') =>
    around(
      'a',
      element('task', 'a'),
      element('subProcess', 'es', 'triggeredByEvent="true"', element('startEvent', 't', attributes, inner)),
    ),
  catch: (inner: string) => around('t', element('intermediateCatchEvent', 't', '', inner)),
  throw: (inner: string) => around('t', element('intermediateThrowEvent', 't', '', inner)),
  end: (inner: string) => bpmn(start, element('endEvent', 't', '', inner), chain('start', 't')),
  boundary: (inner: string, attributes = '') =>
    bpmn(
      start,
      element('task', 'a'),
      end,
      element('boundaryEvent', 't', `attachedToRef="a" ${attributes}`, inner),
      chain('start', 'a', 'end'),
    ),
};

const misplaced: readonly (readonly [place: keyof typeof at, sort: string])[] = [
  ...(['error', 'escalation', 'compensate', 'link', 'cancel', 'terminate'] as const).map(sort => ['start', sort] as const),
  ...(['link', 'cancel', 'terminate'] as const).map(sort => ['event', sort] as const),
  ...(['error', 'escalation', 'compensate', 'cancel', 'terminate'] as const).map(sort => ['catch', sort] as const),
  ...(['error', 'cancel', 'terminate'] as const).map(sort => ['throw', sort] as const),
  ...(['link', 'terminate'] as const).map(sort => ['boundary', sort] as const),
  ['end', 'link'],
];

const tableOfMisplaced = [
  ...misplaced.map(
    ([place, sort]) => [`${sort} ${place}`, at[place](sort === 'link' ? link : definition(sort)), 'unsupported-event', 't'] as const,
  ),
  ['conditional throw', at.throw(conditional), 'unsupported-event', 't'],
  ['conditional end', at.end(conditional), 'unsupported-event', 't'],
  ['timer throw', at.throw(timer('timeDuration', 'P1D')), 'unsupported-event', 't'],
  ['timer end', at.end(timer('timeDuration', 'P1D')), 'unsupported-event', 't'],
  ['boundary event without trigger', at.boundary(''), 'unsupported-event', 't'],
  ['start of a sub-process by a message', at.inner(definition('message')), 'start-triggered', 'sub'],
  ['start of a sub-process by an error', at.inner(definition('error')), 'start-triggered', 'sub'],
] as const;

const events = [
  ['conditional event without condition', at.catch(definition('conditional')), 'conditional-malformed', 't'],
  [
    'conditional event in another language',
    at.catch(definition('conditional', '', '<bpmn:condition xsi:type="bpmn:tFormalExpression" language="javascript">a</bpmn:condition>')),
    'expression-language',
    't',
  ],
  ['link without name', at.throw(definition('link')), 'link-nameless', 't'],
  ['link throw with a way out', at.throw(link), 'link-connected', 't'],
  ['link catch with a way in', at.catch(link), 'link-connected', 't'],
  [
    'event sub-process by an error, not interrupting',
    at.event(definition('error'), 'isInterrupting="false"'),
    'error-not-interrupting',
    't',
  ],
  ['event sub-process without trigger', at.event(''), 'unsupported-event', 't'],
  [
    'event sub-process without start',
    around('a', element('task', 'a'), element('subProcess', 'es', 'triggeredByEvent="true"', element('task', 'x'))),
    'event-sub-process-start',
    'es',
  ],
  [
    'event sub-process with two starts',
    around(
      'a',
      element('task', 'a'),
      element(
        'subProcess',
        'es',
        'triggeredByEvent="true"',
        element('startEvent', 's1', '', conditional) + element('startEvent', 's2', '', conditional),
      ),
    ),
    'event-sub-process-start',
    'es',
  ],
  [
    'event sub-process with a way in',
    around('es', element('subProcess', 'es', 'triggeredByEvent="true"', element('startEvent', 's1', '', conditional))),
    'off-flow-connected',
    'es',
  ],
  [
    'event sub-process as a loop',
    around(
      'a',
      element('task', 'a'),
      element(
        'subProcess',
        'es',
        'triggeredByEvent="true"',
        `${element('startEvent', 's1', '', conditional)}<bpmn:standardLoopCharacteristics/>`,
      ),
    ),
    'event-sub-process-loop',
    'es',
  ],
  [
    'boundary event on an event sub-process',
    around(
      'a',
      element('task', 'a'),
      element('subProcess', 'es', 'triggeredByEvent="true"', element('startEvent', 's1', '', conditional)),
      element('boundaryEvent', 'b', 'attachedToRef="es"', conditional),
    ),
    'boundary-owner',
    'b',
  ],
  ['cancel end outside a transaction', at.end(definition('cancel')), 'cancel-outside', 't'],
  ['cancel boundary on a task', at.boundary(definition('cancel')), 'cancel-outside', 't'],
  [
    'cancel boundary not interrupting',
    around(
      'tx',
      element('transaction', 'tx', '', element('task', 'x')),
      element('boundaryEvent', 't', 'attachedToRef="tx" cancelActivity="false"', definition('cancel')),
    ),
    'cancel-not-interrupting',
    't',
  ],
  ['transaction by another method', around('t', element('transaction', 't', 'method="##Store"')), 'unsupported-transaction-method', 't'],
  ['transaction with a protocol', around('t', element('transaction', 't', 'protocol="WS-AT"')), 'unsupported-transaction-protocol', 't'],
  ['transaction started by an event', around('t', element('transaction', 't', 'triggeredByEvent="true"')), 'triggered-misplaced', 't'],
  ['signal with a key', at.catch(definition('signal', 'bj:correlation="= a"')), 'signal-correlation', 't'],
  [
    'condition with a key',
    at.catch(conditional.replace('<bpmn:conditionalEventDefinition', '$& bj:correlation="a"')),
    'unknown-attribute',
    't',
  ],
  [
    'data on a timer',
    at.catch(`${extensions('<bj:out source="= a" target="b"/>')}${timer('timeDuration', 'P1D')}`),
    'mapping-misplaced',
    't',
  ],
  ['two events of several', at.catch(definition('message') + definition('signal')), 'several-event-definitions', 't'],
  ['timer as a FEEL string that is none', at.catch(timer('timeDuration', '= &quot;3 days&quot;')), 'timer-malformed', 't'],
  ['timer that follows a limit its task has not', at.boundary('<bpmn:timerEventDefinition bj:follows="limit"/>'), 'timer-malformed', 't'],
  ['timer that follows what is no limit', at.catch('<bpmn:timerEventDefinition bj:follows="clock"/>'), 'timer-malformed', 't'],
  ['clock stop that is neither yes nor no', at.catch(timer('timeDuration', 'P1D', 'bj:stopsWithClock="yes"')), 'timer-malformed', 't'],
  ...(['Infinity', '292278994-08-17T07:12:55Z', '-P1D', '3 days'] as const).map(
    text => [`cycle ${text}`, at.catch(timer('timeCycle', text)), 'timer-malformed', 't'] as const,
  ),
] as const;

const compensate = definition('compensate');
const undo = (id: string) => element('task', id, 'isForCompensation="true"');
const tie = (id: string, target: string) => `<bpmn:association id="${id}" sourceRef="t" targetRef="${target}"/>`;
const undone = (...parts: string[]) => at.boundary(compensate).replace('</bpmn:process>', `${parts.join('')}</bpmn:process>`);

const compensations = [
  ['compensation event without handler', at.boundary(compensate), 'compensation-handler', 't'],
  ['compensation event with a plain task as handler', undone(element('task', 'h'), tie('x', 'h')), 'compensation-handler', 't'],
  ['compensation event with two handlers', undone(undo('h'), undo('k'), tie('x', 'h'), tie('y', 'k')), 'compensation-handler', 't'],
  [
    'compensation event with a handler of another level',
    undone(element('subProcess', 'sub', '', undo('h')), tie('x', 'h')),
    'compensation-handler',
    't',
  ],
  ['compensation event with a way out', undone(undo('h'), tie('x', 'h'), flow('out', 't', 'end')), 'compensation-connected', 't'],
  [
    'two compensation events on one activity',
    undone(undo('h'), tie('x', 'h'), element('boundaryEvent', 'u', 'attachedToRef="a"', compensate), tie('y', 'h').replace('"t"', '"u"')),
    'compensation-twice',
    'u',
  ],
  ['activity for compensation in the flow', task('t', 'isForCompensation="true"'), 'off-flow-connected', 't'],
  [
    'compensation of an activity elsewhere',
    bpmn(
      start,
      element('subProcess', 'sub', '', element('task', 'x')),
      element('endEvent', 't', '', definition('compensate', 'activityRef="x"')),
      chain('start', 'sub', 't'),
    ),
    'compensation-foreign',
    't',
  ],
  ['compensation of nothing that exists', at.end(definition('compensate', 'activityRef="gone"')), 'unresolved-reference', 't'],
] as const;

const countersign = (attributes: string) => task('t', '', extensions(`<bj:countersign ${attributes}/>`));
const assignment = (attributes: string) => task('t', '', extensions(`<bj:assignment ${attributes}/>`));
const verbs = (attributes: string) => task('t', '', extensions(`<bj:verbs ${attributes}/>`));

const tasks = [
  ['countersign without mode', countersign(''), 'countersign-malformed', 't'],
  ['countersign by lot', countersign('mode="lottery"'), 'unknown-mode', 't'],
  ['countersign with a threshold and no vote', countersign('mode="all" threshold="0.5"'), 'countersign-malformed', 't'],
  ['countersign with weights and no vote', countersign('mode="any" weights="= a"'), 'countersign-malformed', 't'],
  ['vote with a rule for refusals', countersign('mode="vote" refusal="first"'), 'countersign-malformed', 't'],
  ...['0', '1.5', '-1', '60%', '2/3', '= 2'].map(
    text => [`threshold ${text}`, countersign(`mode="vote" threshold="${text}"`), 'countersign-malformed', 't'] as const,
  ),
  ['inclusive that is neither yes nor no', countersign('mode="vote" inclusive="yes"'), 'unknown-inclusive', 't'],
  ['refusal nobody knows', countersign('mode="all" refusal="most"'), 'unknown-refusal', 't'],
  ['empty countersign nobody knows', countersign('mode="all" whenEmpty="wait"'), 'unknown-when-empty', 't'],
  ['applicant rule nobody knows', countersign('mode="all" whenApplicant="hide"'), 'unknown-when-applicant', 't'],
  ['two countersigns', task('t', '', extensions('<bj:countersign mode="all"/><bj:countersign mode="any"/>')), 'countersign-twice', 't'],
  [
    'countersign on a service task',
    around('t', element('serviceTask', 't', '', extensions('<bj:countersign mode="all"/>'))),
    'extension-misplaced',
    't',
  ],
  ['verb nobody knows', verbs('allow="return fly"'), 'unknown-verb', 't'],
  ...(
    [
      ['returnReach', 'unknown-return-reach'],
      ['returnResume', 'unknown-return-resume'],
      ['stepLimit', 'unknown-step-limit'],
      ['resign', 'unknown-resign'],
      ['takeBack', 'unknown-take-back'],
      ['addedRefusal', 'unknown-added-refusal'],
      ['onRefuse', 'unknown-on-refuse'],
    ] as const
  ).map(([name, code]) => [`${name} nobody knows`, verbs(`${name}="sometimes"`), code, 't'] as const),
  ['two verb settings', task('t', '', extensions('<bj:verbs/><bj:verbs allow=""/>')), 'verbs-twice', 't'],
  ['two settings of field rights', task('t', '', extensions('<bj:fields read="f_a"/><bj:fields hide="f_b"/>')), 'fields-twice', 't'],
  ['a right on what cannot be an x-id', task('t', '', extensions('<bj:fields read="f_a, f_b"/>')), 'fields-malformed', 't'],
  ...(
    [
      ['reach', 'unknown-reach'],
      ['distribute', 'unknown-distribute'],
      ['whenEmpty', 'unknown-when-empty'],
      ['whenApplicant', 'unknown-when-applicant'],
      ['whenRepeated', 'unknown-when-repeated'],
    ] as const
  ).map(([name, code]) => [`${name} of one handler nobody knows`, assignment(`role="a" ${name}="sometimes"`), code, 't'] as const),
  ['a leader of nobody', assignment('rule="leader" of="mayor"'), 'unknown-of', 't'],
  ['a choice of a leader', assignment('rule="choice" of="unit"'), 'unknown-of', 't'],
  ...(
    [
      ['no leader up', 'rule="leader" levels="0"'],
      ['too many leaders up', 'rule="leader" levels="6"'],
      ['half a leader up', 'rule="leader" levels="1.5"'],
      ['people without people', 'rule="person"'],
      ['a previous handler of no step', 'rule="previous"'],
      ['a field of no form', 'rule="field" field="handler"'],
      ['no field', 'rule="field"'],
      ['another role that is not named', 'role="a" whenEmpty="role"'],
    ] as const
  ).map(([name, attributes]) => [name, assignment(attributes), 'assignment-malformed', 't'] as const),
] as const;

const loop = (inner: string) => task('t', '', inner);
const multi = (attributes: string, inner = '') =>
  loop(`<bpmn:multiInstanceLoopCharacteristics ${attributes}>${inner}</bpmn:multiInstanceLoopCharacteristics>`);
const data = (inner: string) => around('t', element('subProcess', 't', '', inner + element('task', 'x')));
const associated = (inner: string) => data(`<bpmn:dataOutputAssociation id="da">${inner}</bpmn:dataOutputAssociation>`);
const formal = (tag: string, text: string, attributes = '') =>
  `<bpmn:${tag} xsi:type="bpmn:tFormalExpression" ${attributes}>${text}</bpmn:${tag}>`;

const loopsAndData = [
  ...['0', '-1', '1001', 'many'].map(
    maximum =>
      [`loop maximum ${maximum}`, loop(`<bpmn:standardLoopCharacteristics loopMaximum="${maximum}"/>`), 'loop-malformed', 't'] as const,
  ),
  ['behaviour without event', multi('bj:collection="= a" behavior="None"'), 'loop-event', 't'],
  ['complex behaviour without definition', multi('bj:collection="= a" behavior="Complex"'), 'loop-event', 't'],
  [
    'complex behaviour without condition',
    multi(
      'bj:collection="= a" behavior="Complex"',
      '<bpmn:complexBehaviorDefinition id="c"><bpmn:event id="ev"><bpmn:escalationEventDefinition/></bpmn:event></bpmn:complexBehaviorDefinition>',
    ),
    'loop-event',
    't',
  ],
  [
    'behaviour that throws an error',
    multi('bj:collection="= a" behavior="One" oneBehaviorEventRef="ed"').replace(
      '<bpmn:process',
      '<bpmn:errorEventDefinition id="ed"/><bpmn:process',
    ),
    'loop-event',
    't',
  ],
  [
    'instances of what is no data object',
    multi('', '<bpmn:loopDataInputRef>di</bpmn:loopDataInputRef>').replace(
      '<bpmn:multiInstance',
      '<bpmn:ioSpecification id="io"><bpmn:dataInput id="di"/><bpmn:inputSet id="is"/><bpmn:outputSet id="os"/></bpmn:ioSpecification>$&',
    ),
    'loop-malformed',
    't',
  ],
  ['data object called case', bpmn('<bpmn:dataObject id="d1" name="case"/>', start), 'data-name', 'd1'],
  ['data object called constructor', bpmn('<bpmn:dataObject id="d1" name="constructor"/>', start), 'data-name', 'd1'],
  [
    'data store with a state',
    bpmn('<bpmn:dataStoreReference id="ds"><bpmn:dataState id="st" name="archived"/></bpmn:dataStoreReference>', start),
    'unsupported-data-store',
    'ds',
  ],
  ['data transformation', associated(formal('transformation', 'a')), 'data-transformation', 't'],
  [
    'data in another language',
    associated(`<bpmn:assignment>${formal('from', 'a', 'language="javascript"')}${formal('to', 'b')}</bpmn:assignment>`),
    'expression-language',
    't',
  ],
  [
    'data from nowhere',
    associated(`<bpmn:assignment>${formal('from', '')}${formal('to', 'b')}</bpmn:assignment>`),
    'mapping-malformed',
    't',
  ],
  [
    'data into a task',
    task(
      't',
      '',
      `<bpmn:dataInputAssociation id="da"><bpmn:assignment>${formal('from', 'a')}${formal('to', 'b')}</bpmn:assignment></bpmn:dataInputAssociation>`,
    ),
    'mapping-misplaced',
    't',
  ],
  [
    'bj:in of a service task',
    around('t', element('serviceTask', 't', '', extensions('<bj:in source="= a" target="b"/>'))),
    'extension-misplaced',
    't',
  ],
  [
    'bj:in of a send task without message',
    around('t', element('sendTask', 't', '', extensions('<bj:in source="= a" target="b"/>'))),
    'mapping-misplaced',
    't',
  ],
  ['a key of a send task without message', around('t', element('sendTask', 't', 'bj:correlation="= a"')), 'send-malformed', 't'],
  [
    'a send task with message and action',
    definitions(
      '<bpmn:message id="m1"/>',
      process([
        start,
        element('sendTask', 't', 'messageRef="m1"', extensions('<bj:action type="notify" to="a" text="b"/>')),
        chain('start', 't'),
      ]),
    ),
    'send-malformed',
    't',
  ],
  ['data to nowhere', associated(`<bpmn:assignment>${formal('from', 'a')}</bpmn:assignment>`), 'mapping-malformed', 't'],
  [
    'data to a path',
    associated(`<bpmn:assignment>${formal('from', 'a')}${formal('to', 'data.a.b')}</bpmn:assignment>`),
    'name-not-plain',
    't',
  ],
] as const;

const others = [
  ['ad-hoc sub-process with a start', around('t', element('adHocSubProcess', 't', '', element('startEvent', 'x'))), 'ad-hoc-border', 'x'],
  [
    'ad-hoc sub-process with an end',
    around('t', element('adHocSubProcess', 't', '', element('task', 'a') + element('endEvent', 'x'))),
    'ad-hoc-border',
    'x',
  ],
  [
    'ad-hoc sub-process started by an event',
    around('t', element('adHocSubProcess', 't', 'triggeredByEvent="true"')),
    'triggered-misplaced',
    't',
  ],
  [
    'activation in another language',
    around('t', element('complexGateway', 't', '', formal('activationCondition', 'a', 'language="javascript"'))),
    'expression-language',
    't',
  ],
  [
    'instantiating gateway with a way in',
    bpmn(
      start,
      element('eventBasedGateway', 't', 'instantiate="true"'),
      element('intermediateCatchEvent', 'c', '', definition('message')),
      flow('f1', 'start', 't'),
      flow('f2', 't', 'c'),
    ),
    'instantiate-incoming',
    't',
  ],
  ...[
    ['a boundary event', '', element('boundaryEvent', 'b', 'attachedToRef="t"', conditional)],
    ['a loop', '<bpmn:standardLoopCharacteristics loopMaximum="2"/>', ''],
    ['instances', '<bpmn:multiInstanceLoopCharacteristics bj:collection="= a"/>', ''],
  ].map(
    ([name, inner, more]) =>
      [
        `receive task behind an event gateway with ${name}`,
        bpmn(
          start,
          element('eventBasedGateway', 'g'),
          element('receiveTask', 't', '', inner),
          end,
          chain('start', 'g', 't', 'end'),
          more as string,
        ),
        'event-gateway-receive',
        't',
      ] as const,
  ),
  ['instantiating receive task with a way in', around('t', element('receiveTask', 't', 'instantiate="true"')), 'instantiate-incoming', 't'],
  [
    'instantiating receive task in a sub-process',
    around('sub', element('subProcess', 'sub', '', element('receiveTask', 't', 'instantiate="true"'))),
    'start-triggered',
    'sub',
  ],
  ['result of no decision', around('t', element('businessRuleTask', 't', 'bj:result="fee"')), 'decision-malformed', 't'],
  ['decision by expression', around('t', element('businessRuleTask', 't', 'bj:decision="= a"')), 'decision-malformed', 't'],
  ['completion quantity', task('t', 'completionQuantity="2"'), 'unsupported-quantity', 't'],
  ['choreography task', around('t', element('choreographyTask', 't')), 'unsupported-element', 't'],
  ['choreography beside the process', definitions(process([start]), '<bpmn:choreography id="ch"/>'), 'unsupported-choreography', 'ch'],
  [
    'global task',
    definitions(
      '<bpmn:globalUserTask id="gt" name="核对"/>',
      process([start, element('callActivity', 't', 'calledElement="gt"'), chain('start', 't')]),
    ),
    'unsupported-global-task',
    't',
  ],
  [
    'correlation subscription',
    bpmn('<bpmn:correlationSubscription id="cs" correlationKeyRef="k"/>', start).replace(
      '<bpmn:process',
      '<bpmn:collaboration id="co"><bpmn:correlationKey id="k"/></bpmn:collaboration><bpmn:process',
    ),
    'unsupported-correlation',
    'p',
  ],
] as const;

/** Values that poison a timer wherever they stand (F19). */
const poison = [
  '3 days',
  '-P1D',
  '2026-02-30',
  '0 0 9 * * ?',
  'P99999Y',
  'R/PT0S',
  'R/PT0.001S',
  'R1000000/PT1S',
  'Infinity',
  '292278994-08-17',
];
const poisoned = poison.flatMap(text => (['timeDate', 'timeDuration', 'timeCycle'] as const).map(kind => [kind, text] as const));

describe('readBpmn: poison timers', () => {
  it.each(poisoned)('should refuse %s %s wherever it stands', async (kind, text) => {
    for (const place of ['start', 'event', 'catch', 'boundary'] as const) {
      // when
      const { definition: read, problems } = await readBpmn(at[place](timer(kind, text)));
      // then
      expect(read).toBeNull();
      expect(problems.filter(({ severity }) => severity === 'error').map(({ code, element: id }) => [code, id])).toEqual([
        ['timer-malformed', 't'],
      ]);
    }
  });
});

describe('readBpmn: refusals', () => {
  it.each<readonly [string, string, string, string]>([
    ...tableOfMisplaced,
    ...events,
    ...compensations,
    ...tasks,
    ...loopsAndData,
    ...others,
  ])('should refuse %s', async (_name, xml, code, id) => {
    // when
    const read = await readBpmn(xml);
    // then
    const found = read.problems.filter(problem => problem.code === code);
    expect(
      found.map(problem => problem.element),
      JSON.stringify(read.problems),
    ).toContain(id);
    for (const { message, severity } of found) {
      expect(severity).toBe('error');
      expect(message.zh).toMatch(/[\u4e00-\u9fa5]/);
      expect(message.en).toMatch(/^[A-Z"]/);
      expect(message.zh + message.en).not.toContain('{}');
    }
    expect(read.definition).toBeNull();
  });

  it.each<readonly [string, string, string]>([
    [
      'two loops of one task',
      task('a', '', '<bpmn:standardLoopCharacteristics/><bpmn:standardLoopCharacteristics testBefore="true"/>'),
      'a',
    ],
    [
      'two conditions of one flow',
      bpmn(
        start,
        end,
        '<bpmn:sequenceFlow id="f" sourceRef="start" targetRef="end"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">a</bpmn:conditionExpression><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">b</bpmn:conditionExpression></bpmn:sequenceFlow>',
      ),
      'f',
    ],
    [
      'two durations of one timer',
      at.catch(
        timer('timeDuration', 'P1D').replace(
          '</bpmn:timerEventDefinition>',
          '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition>',
        ),
      ),
      't',
    ],
  ])('should refuse %s, of which one would be dropped', async (_name, xml, element) => {
    // when
    const { problems } = await readBpmn(xml);
    // then
    expect(problems).toContainEqual(expect.objectContaining({ code: 'bpmn-second-child', element, severity: 'error' }));
  });

  it.each(['Diverging', 'Converging'])('should only warn of a gateway that is not %s', async direction => {
    // given
    const xml = bpmn(
      start,
      element('parallelGateway', 's'),
      element('inclusiveGateway', 'g', `gatewayDirection="${direction}"`),
      end,
      element('endEvent', 'end2'),
      ...[flow('f0', 'start', 's'), flow('f1', 's', 'g'), flow('f2', 's', 'g'), flow('f3', 'g', 'end', 'a'), flow('f4', 'g', 'end2', 'a')],
    );
    // when
    const read = await readBpmn(xml);
    // then
    expect(read.definition).not.toBeNull();
    expect(read.problems.map(({ code, severity, element: id }) => [code, severity, id])).toEqual([['gateway-direction', 'warning', 'g']]);
  });

  it('should only warn of resource roles of BPMN', async () => {
    // when
    const read = await readBpmn(task('t', '', '<bpmn:potentialOwner id="po"/>'));
    // then
    expect(read.definition).not.toBeNull();
    expect(read.problems.map(({ code, severity, element: at }) => [code, severity, at])).toEqual([['resources-ignored', 'warning', 't']]);
  });
});
