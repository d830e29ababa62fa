import { BpmnModdle } from 'bpmn-moddle';

/** Namespace of our BPMN attributes and elements (扩展命名空间), prefix `bj`. */
export const bjNamespace = 'http://banjian.gov.cn/schema/bpmn/1.0';

const attribute = (name: string) => ({ name, isAttr: true, type: 'String' });
const children = (name: string, type: string) => ({ name, type, isMany: true });
const extend = (name: string, owners: readonly string[], attributes: readonly string[]) => ({
  name,
  extends: owners.map(owner => `bpmn:${owner}`),
  properties: attributes.map(attribute),
});
const element = (name: string, allowedIn: readonly string[], attributes: readonly string[], more: readonly object[] = []) => ({
  name,
  superClass: ['Element'],
  meta: { allowedIn: allowedIn.map(owner => `bpmn:${owner}`) },
  properties: [...attributes.map(attribute), ...more],
});

const events = ['Event', 'MessageEventDefinition', 'SignalEventDefinition'];

/**
 * The moddle extension `bj` (docs/model.md, Process attributes): attributes on BPMN elements and children of extensionElements.
 * Handed to bpmn-moddle here and to the browser viewers as `moddleExtensions: { bj: bjDescriptor }`.
 */
export const bjDescriptor = {
  name: 'Banjian',
  uri: bjNamespace,
  prefix: 'bj',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    extend('TaskProperties', ['UserTask'], ['form', 'stage', 'limit', 'title']),
    extend('ActProperties', ['Activity', 'Event'], ['act']),
    extend('DecisionProperties', ['BusinessRuleTask'], ['decision', 'result']),
    extend('ScriptProperties', ['ScriptTask'], ['resultVariable']),
    extend('TimerProperties', ['TimerEventDefinition'], ['calendar', 'stopsWithClock', 'follows']),
    extend('LaneProperties', ['Lane'], ['role']),
    extend('LoopProperties', ['MultiInstanceLoopCharacteristics'], ['collection', 'elementVariable', 'outputCollection', 'outputElement']),
    extend('CorrelationProperties', ['MessageEventDefinition', 'SignalEventDefinition', 'ReceiveTask', 'SendTask'], ['correlation']),
    element(
      'Assignment',
      ['UserTask'],
      [
        ...['rule', 'role', 'reach', 'unit', 'people', 'step', 'levels', 'of', 'field', 'distribute'],
        ...['whenEmpty', 'whenEmptyRole', 'whenApplicant', 'whenRepeated', 'notBy'],
      ],
    ),
    element(
      'Verbs',
      ['UserTask'],
      ['allow', 'opinion', 'returnReach', 'returnResume', 'stepLimit', 'resign', 'takeBack', 'addedRefusal', 'onRefuse'],
    ),
    element('Fields', ['UserTask'], ['write', 'read', 'hide', 'required']),
    element('Countersign', ['UserTask'], ['mode', 'threshold', 'inclusive', 'refusal', 'signers', 'weights', 'whenEmpty', 'whenApplicant']),
    element('Issue', ['Activity', 'Event'], ['document', 'on', 'when']),
    element('Notify', ['Activity', 'Event'], ['to', 'text', 'unit']),
    element(
      'Action',
      ['ServiceTask', 'SendTask'],
      ['type', 'document', 'to', 'text', 'url', 'method', 'body', 'pack', 'item', 'relation', 'register', 'level', 'reason'],
      [children('inputs', 'In'), children('outputs', 'Out')],
    ),
    element('In', ['CallActivity', 'SubProcess', 'SendTask', ...events], ['source', 'target']),
    element('Out', ['Activity', ...events], ['source', 'target']),
  ],
} as const;

let shared: BpmnModdle | undefined;

/** The bpmn-moddle that knows our extension: the one way BPMN is read and written. Its types are built once. */
export function openModdle(): BpmnModdle {
  shared ??= new BpmnModdle({ bj: bjDescriptor });
  return shared;
}
