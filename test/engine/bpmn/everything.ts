import { definitions, element, extensions, flow, process, timer } from '#test/support/bpmn.ts';

const formal = (tag: string, text: string) => `<bpmn:${tag} xsi:type="bpmn:tFormalExpression">${text}</bpmn:${tag}>`;
const conditional = `<bpmn:conditionalEventDefinition>${formal('condition', 'level = 2')}</bpmn:conditionalEventDefinition>`;
const roots = [
  '<bpmn:message id="m1" name="asked"/><bpmn:signal id="g1" name="alarm"/><bpmn:error id="e1" errorCode="E-1"/>',
  '<bpmn:escalation id="x1" escalationCode="X-1"/><bpmn:escalationEventDefinition id="xd" escalationRef="x1"/>',
];

const signed = extensions(
  '<bj:assignment role="handler"/>',
  '<bj:verbs allow="return transfer" opinion="required" returnReach="whole" onRefuse="outcome"/>',
  '<bj:countersign mode="vote" threshold="= 2/3" inclusive="true" signers="= people"/>',
);

const transaction = [
  ...[
    element('startEvent', 'ts'),
    element('userTask', 'pay', 'name="缴费"'),
    element('serviceTask', 'refund', 'name="退费" isForCompensation="true"'),
  ],
  element('boundaryEvent', 'undo', 'attachedToRef="pay"', '<bpmn:compensateEventDefinition/>'),
  ...[
    element('exclusiveGateway', 'tg', 'default="td"'),
    element('endEvent', 'te'),
    element('endEvent', 'tc', '', '<bpmn:cancelEventDefinition/>'),
  ],
  ...[flow('t1', 'ts', 'pay'), flow('t2', 'pay', 'tg'), flow('td', 'tg', 'te'), flow('t3', 'tg', 'tc', 'level = 1')],
  '<bpmn:association id="as" sourceRef="undo" targetRef="refund"/>',
].join('');

const adHoc = [
  ...[element('userTask', 'visit', 'name="踏勘"'), element('businessRuleTask', 'fee', 'name="算费" bj:decision="fee" bj:result="due"')],
  formal('completionCondition', 'level = 3'),
].join('');

const urged = [
  element('startEvent', 'us', 'isInterrupting="false"', conditional),
  element('endEvent', 'ue', '', '<bpmn:escalationEventDefinition escalationRef="x1"/>'),
  flow('u1', 'us', 'ue'),
].join('');
const output = `<bpmn:dataOutputAssociation id="da"><bpmn:targetRef>r1</bpmn:targetRef><bpmn:assignment>${formal('from', '1')}</bpmn:assignment></bpmn:dataOutputAssociation>`;
const instances =
  '<bpmn:multiInstanceLoopCharacteristics behavior="One" oneBehaviorEventRef="xd"><bpmn:loopDataInputRef>r1</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics>';

/** One file with every family of elements and settings the reader knows. */
export const everything: string = definitions(
  ...roots,
  process([
    '<bpmn:dataObject id="d1"/><bpmn:dataObjectReference id="r1" name="level" dataObjectRef="d1"/>',
    ...[
      element('startEvent', 's'),
      element('startEvent', 's2', '', timer('timeCycle', 'R3/P1D')),
      element('userTask', 'a', 'name="会签" bj:form="check"', signed),
    ],
    ...[
      element('transaction', 't', 'name="事务"', transaction),
      element('boundaryEvent', 'tb', 'attachedToRef="t"', '<bpmn:cancelEventDefinition/>'),
    ],
    ...[
      element('adHocSubProcess', 'h', 'name="会商" ordering="Sequential"', adHoc),
      element('subProcess', 'u', 'name="催办" triggeredByEvent="true"', urged),
    ],
    ...[element('parallelGateway', 'f'), element('complexGateway', 'j', '', formal('activationCondition', 'activationCount >= 1'))],
    ...[
      element('manualTask', 'l', 'name="抄写"', `${output}<bpmn:standardLoopCharacteristics loopMaximum="2"/>`),
      element('task', 'mi', 'name="通知"', instances),
    ],
    element('boundaryEvent', 'mb', 'attachedToRef="mi" cancelActivity="false"', '<bpmn:escalationEventDefinition escalationRef="x1"/>'),
    element('sendTask', 'st', 'name="发函" messageRef="m1"', extensions('<bj:in source="= level" target="level"/>')),
    ...[
      element('intermediateThrowEvent', 'lt', '', '<bpmn:linkEventDefinition name="甲"/>'),
      element('intermediateCatchEvent', 'lc', '', '<bpmn:linkEventDefinition name="甲"/>'),
    ],
    element('intermediateThrowEvent', 'ct', '', '<bpmn:compensateEventDefinition activityRef="t" waitForCompletion="false"/>'),
    ...[
      element('eventBasedGateway', 'eg'),
      element('intermediateCatchEvent', 'ec', '', conditional),
      element('intermediateCatchEvent', 'es', '', '<bpmn:signalEventDefinition signalRef="g1"/>'),
    ],
    ...[element('endEvent', 'e'), element('endEvent', 'e9', '', '<bpmn:terminateEventDefinition/>')],
    ...[
      flow('f1', 's', 'a'),
      flow('f2', 's2', 'a'),
      flow('f3', 'a', 't'),
      flow('f4', 't', 'h'),
      flow('f5', 'tb', 'e'),
      flow('f6', 'h', 'f'),
    ],
    ...[
      flow('f7', 'f', 'l'),
      flow('f8', 'f', 'mi'),
      flow('f9', 'l', 'j'),
      flow('f10', 'mi', 'j'),
      flow('f11', 'mb', 'e'),
      flow('f12', 'j', 'st'),
    ],
    ...[
      flow('f13', 'st', 'lt'),
      flow('f14', 'lc', 'ct'),
      flow('f15', 'ct', 'eg'),
      flow('f16', 'eg', 'ec'),
      flow('f17', 'eg', 'es'),
      flow('f18', 'ec', 'e'),
      flow('f19', 'es', 'e9'),
    ],
  ]),
);
