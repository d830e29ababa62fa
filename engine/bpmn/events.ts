import type { ElementKind, EventDefinition, FlowElement, Mapping } from './definition.ts';
import { readDataMappings } from './data.ts';
import { readEventDefinition } from './event-definitions.ts';
import { readMappings } from './mappings.ts';
import { type BpmnNode, isType, nodeOf, nodesOf } from './node.ts';
import { type ElementPart, type Reading, refuse } from './reading.ts';

type EventType = EventDefinition['type'];

/** Where an event stands, as far as it decides what it may be: a start differs at the top, in a sub-process and in an event sub-process. */
type Position = Exclude<ElementKind, 'startEvent'> | 'startEvent' | 'innerStart' | 'eventStart';

/** Which triggers and results each position may have (clauses 10.5.2 to 10.5.4); what is not listed is refused. */
const allowed: Readonly<Partial<Record<Position, readonly EventType[]>>> = {
  startEvent: ['none', 'timer', 'message', 'signal', 'conditional'],
  eventStart: ['timer', 'message', 'signal', 'conditional', 'error', 'escalation', 'compensation'],
  endEvent: ['none', 'terminate', 'error', 'message', 'signal', 'escalation', 'compensation', 'cancel'],
  intermediateCatchEvent: ['timer', 'message', 'signal', 'conditional', 'link'],
  intermediateThrowEvent: ['none', 'message', 'signal', 'escalation', 'link', 'compensation'],
  boundaryEvent: ['timer', 'message', 'signal', 'error', 'escalation', 'conditional', 'compensation', 'cancel'],
};

const names: Readonly<Record<EventType, { readonly zh: string; readonly en: string }>> = {
  none: { zh: '空', en: 'none' },
  timer: { zh: '定时', en: 'timer' },
  message: { zh: '消息', en: 'message' },
  signal: { zh: '信号', en: 'signal' },
  error: { zh: '错误', en: 'error' },
  terminate: { zh: '终止', en: 'terminate' },
  escalation: { zh: '升级', en: 'escalation' },
  compensation: { zh: '补偿', en: 'compensation' },
  conditional: { zh: '条件', en: 'conditional' },
  link: { zh: '链接', en: 'link' },
  cancel: { zh: '取消', en: 'cancel' },
};

/** Start, end, intermediate and boundary events (事件). */
export function readEvent(node: BpmnNode, kind: ElementKind, reading: Reading): ElementPart {
  const event = readDefinition(node, reading);
  const position = positionOf(node, kind);
  if (event) checkType(node, position, event, reading);
  const payload = readPayload(node, reading);
  if (payload.length > 0 && event?.type !== 'message' && event?.type !== 'signal') refusePayload(node, reading);
  return {
    ...(event && { event: withPayload(event, payload) }),
    ...(position === 'eventStart' && readInterrupting(node, event, 'isInterrupting', reading)),
    ...(kind === 'boundaryEvent' && readBoundary(node, event, reading)),
    in: [],
    out: [],
  };
}

function positionOf(node: BpmnNode, kind: ElementKind): Position {
  if (kind !== 'startEvent' || !isType(node.$parent, 'SubProcess')) return kind;
  return node.$parent?.get('triggeredByEvent') === true ? 'eventStart' : 'innerStart';
}

/** What a sub-process starts with is judged with the whole of its starts. */
function checkType(node: BpmnNode, position: Position, { type }: EventDefinition, reading: Reading): void {
  if (position === 'innerStart' || allowed[position]?.includes(type)) {
    if (type === 'cancel' && position === 'endEvent') checkCancelEnd(node, reading);
    return;
  }
  refuse(reading, node, 'unsupported-event', {
    zh: `{} 是${names[type].zh}类型的事件，不能放在这个位置。`,
    en: `{} is a ${names[type].en} event, which cannot stand here.`,
  });
}

function checkCancelEnd(node: BpmnNode, reading: Reading): void {
  for (let around = node.$parent; around; around = around.$parent) if (around.$type === 'bpmn:Transaction') return;
  refuse(reading, node, 'cancel-outside', {
    zh: '{} 是取消结束事件，只能画在事务子流程里面。',
    en: '{} is a cancel end event; it can only stand inside a transaction.',
  });
}

/** bj:out drawn on the event itself counts like bj:out on its definition; what throws may call its payload bj:in as well. */
function readPayload(node: BpmnNode, reading: Reading): Mapping[] {
  const throws = isType(node, 'ThrowEvent');
  return [
    ...readMappings(node, 'Out', reading),
    ...(throws ? readMappings(node, 'In', reading) : []),
    ...readDataMappings(node, throws ? 'dataInputAssociations' : 'dataOutputAssociations', reading),
  ];
}

function withPayload(event: EventDefinition, payload: readonly Mapping[]): EventDefinition {
  return event.type === 'message' || event.type === 'signal' ? { ...event, out: [...event.out, ...payload] } : event;
}

function refusePayload(node: BpmnNode, reading: Reading): void {
  refuse(reading, node, 'mapping-misplaced', {
    zh: '{} 不带数据，数据映射只能写在消息和信号事件上。',
    en: '{} carries no data; mappings belong to message and signal events.',
  });
}

/** Errors and cancels always interrupt; a compensation comes after its activity and has nothing to interrupt. */
function readInterrupting(
  node: BpmnNode,
  event: EventDefinition | undefined,
  property: 'cancelActivity' | 'isInterrupting',
  reading: Reading,
): Pick<FlowElement, 'interrupting'> {
  if (event?.type === 'compensation') return {};
  const interrupting = node.get(property) !== false;
  if (!interrupting && (event?.type === 'error' || event?.type === 'cancel')) {
    const { zh, en } = names[event.type];
    refuse(reading, node, `${event.type}-not-interrupting`, {
      zh: `{} 捕获${zh}，必须是中断型。`,
      en: `{} catches ${event.type === 'error' ? 'an' : 'a'} ${en} and must be interrupting.`,
    });
  }
  return { interrupting };
}

function readBoundary(
  node: BpmnNode,
  event: EventDefinition | undefined,
  reading: Reading,
): Pick<FlowElement, 'interrupting' | 'attachedTo'> {
  const owner = nodeOf(node, 'attachedToRef');
  if (owner?.id === undefined)
    refuse(reading, node, 'boundary-detached', { zh: '{} 没有附在任何任务上。', en: '{} is not attached to an activity.' });
  else if (event?.type === 'cancel' && owner.$type !== 'bpmn:Transaction')
    refuse(reading, node, 'cancel-outside', {
      zh: '{} 捕获取消，只能附在事务子流程上。',
      en: '{} catches a cancel; it can only be attached to a transaction.',
    });
  return { ...readInterrupting(node, event, 'cancelActivity', reading), ...(owner?.id !== undefined && { attachedTo: owner.id }) };
}

function readDefinition(node: BpmnNode, reading: Reading): EventDefinition | undefined {
  const definitions = [...nodesOf(node, 'eventDefinitions'), ...nodesOf(node, 'eventDefinitionRef')];
  if (definitions.length > 1) {
    refuse(reading, node, 'several-event-definitions', {
      zh: '{} 有多个触发条件，每个事件只支持一个。',
      en: '{} has several event definitions; only one is supported.',
    });
    return undefined;
  }
  const [definition] = definitions;
  return definition ? readEventDefinition(node, definition, reading) : { type: 'none' };
}
