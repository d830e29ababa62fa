import type { ElementKind, EventDefinition, FlowElement } from './definition.ts';
import { bjExpression, readValue } from './expressions.ts';
import { readMappings } from './extensions.ts';
import { readCycle, readDuration, readMoment } from './iso8601.ts';
import { type BpmnNode, bjText, isType, nodeOf, nodesOf, textOf } from './node.ts';
import { type ElementPart, type Reading, refuse } from './reading.ts';

type EventType = EventDefinition['type'];

/** Which triggers and results each kind of event may have; what is not listed is refused. */
const allowed: Readonly<Partial<Record<ElementKind, readonly EventType[]>>> = {
  startEvent: ['none', 'timer', 'message', 'signal'],
  endEvent: ['none', 'terminate', 'error', 'message', 'signal'],
  intermediateCatchEvent: ['timer', 'message', 'signal'],
  intermediateThrowEvent: ['none', 'message', 'signal'],
  boundaryEvent: ['timer', 'message', 'signal', 'error'],
};

const names: Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>> = {
  none: { zh: '空', en: 'none' },
  timer: { zh: '定时', en: 'timer' },
  message: { zh: '消息', en: 'message' },
  signal: { zh: '信号', en: 'signal' },
  error: { zh: '错误', en: 'error' },
  terminate: { zh: '终止', en: 'terminate' },
  Escalation: { zh: '升级', en: 'escalation' },
  Compensate: { zh: '补偿', en: 'compensation' },
  Conditional: { zh: '条件', en: 'conditional' },
  Link: { zh: '链接', en: 'link' },
  Cancel: { zh: '取消', en: 'cancel' },
};

/** Start, end, intermediate and boundary events (事件). */
export function readEvent(node: BpmnNode, kind: ElementKind, reading: Reading): ElementPart {
  const event = readDefinition(node, reading);
  if (event && !allowed[kind]?.includes(event.type)) refuseType(node, event.type, reading);
  const boundary = kind === 'boundaryEvent' ? readBoundary(node, event, reading) : {};
  return { ...(event && { event: withElementMappings(node, event, reading) }), ...boundary, in: [], out: [] };
}

/** bj:out drawn on the event itself counts like bj:out on its definition; what throws may call its payload bj:in as well. */
function withElementMappings(node: BpmnNode, event: EventDefinition, reading: Reading): EventDefinition {
  if (event.type !== 'message' && event.type !== 'signal') return event;
  const thrown = isType(node, 'ThrowEvent') ? readMappings(node, 'In', reading) : [];
  return { ...event, out: [...event.out, ...readMappings(node, 'Out', reading), ...thrown] };
}

function readBoundary(
  node: BpmnNode,
  event: EventDefinition | undefined,
  reading: Reading,
): Pick<FlowElement, 'interrupting' | 'attachedTo'> {
  const interrupting = node.get('cancelActivity') !== false;
  if (event?.type === 'error' && !interrupting) {
    refuse(reading, node, 'error-not-interrupting', {
      zh: '{} 捕获错误，必须是中断型。',
      en: '{} catches an error and must be interrupting.',
    });
  }
  const attachedTo = nodeOf(node, 'attachedToRef')?.id;
  if (attachedTo === undefined)
    refuse(reading, node, 'boundary-detached', { zh: '{} 没有附在任何任务上。', en: '{} is not attached to an activity.' });
  return { interrupting, ...(attachedTo !== undefined && { attachedTo }) };
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
  const definition = definitions[0];
  if (!definition) return { type: 'none' };
  const type = definition.$type.replace(/^bpmn:|EventDefinition$/g, '');
  const read = readers[type];
  if (read) return read(node, definition, reading);
  refuseType(node, type, reading);
  return undefined;
}

function refuseType(node: BpmnNode, type: string, reading: Reading): void {
  const name = names[type] ?? { zh: type, en: type };
  refuse(reading, node, 'unsupported-event', {
    zh: `{} 是${name.zh}类型的事件，这个位置不支持。`,
    en: `{} is a ${name.en} event, which is not supported here.`,
  });
}

type DefinitionReader = (node: BpmnNode, definition: BpmnNode, reading: Reading) => EventDefinition | undefined;

const readers: Readonly<Record<string, DefinitionReader | undefined>> = {
  Timer: readTimer,
  Message: (node, definition, reading) => readNamed(node, definition, 'message', reading),
  Signal: (node, definition, reading) => readNamed(node, definition, 'signal', reading),
  Error: (_node, definition) => readError(definition),
  Terminate: () => ({ type: 'terminate' }),
};

function readError(definition: BpmnNode): EventDefinition {
  const error = nodeOf(definition, 'errorRef');
  const code = error && (textOf(error, 'errorCode') ?? textOf(error, 'name') ?? error.id);
  return { type: 'error', ...(code !== undefined && { code }) };
}

function readNamed(node: BpmnNode, definition: BpmnNode, type: 'message' | 'signal', reading: Reading): EventDefinition | undefined {
  const name = readReferredName(nodeOf(definition, `${type}Ref`), node);
  if (name === undefined) return refuseNameless(node, type, reading);
  const out = [...readMappings(definition, 'Out', reading), ...(isType(node, 'ThrowEvent') ? readMappings(definition, 'In', reading) : [])];
  const correlation = bjExpression(definition, 'correlation');
  return type === 'signal' ? { type, name, out } : { type, name, ...(correlation && { correlation }), out };
}

/** Name of the referred message or signal; without a reference the element's own name or id stands in. */
export function readReferredName(referred: BpmnNode | undefined, node: BpmnNode): string | undefined {
  return referred ? (textOf(referred, 'name') ?? referred.id) : (textOf(node, 'name') ?? node.id);
}

function refuseNameless(node: BpmnNode, type: 'message' | 'signal', reading: Reading): undefined {
  const word = type === 'message' ? '消息' : '信号';
  refuse(reading, node, `${type}-nameless`, { zh: `{} 没有写明${word}名称。`, en: `{} does not name its ${type}.` });
  return undefined;
}

const timerKinds = [
  ['timeDate', 'date', readMoment],
  ['timeDuration', 'duration', readDuration],
  ['timeCycle', 'cycle', readCycle],
] as const;

/** Timer: exactly one of date, duration, cycle; a literal value is checked now, a FEEL one when it runs. */
function readTimer(node: BpmnNode, definition: BpmnNode, reading: Reading): EventDefinition | undefined {
  const drawn = timerKinds.filter(([property]) => nodeOf(definition, property));
  const [first] = drawn;
  if (!first || drawn.length > 1) {
    refuse(reading, node, 'timer-malformed', {
      zh: '{} 的定时要写明日期、时长、循环三者之一。',
      en: '{} must have exactly one of date, duration and cycle.',
    });
    return undefined;
  }
  const [property, kind, read] = first;
  const value = readValue(definition, property, reading);
  if (!value) return undefined;
  const checked = value.feel ? undefined : read(value.text);
  if (checked && !checked.ok) {
    refuse(reading, node, 'timer-malformed', { zh: `{} 的定时设置：${checked.message.zh}`, en: `The timer of {}: ${checked.message.en}` });
    return undefined;
  }
  return {
    type: 'timer',
    kind,
    value,
    working: readWorking(node, definition, reading),
    stopsWithClock: bjText(definition, 'stopsWithClock') === 'true',
  };
}

function readWorking(node: BpmnNode, definition: BpmnNode, reading: Reading): boolean {
  const calendar = bjText(definition, 'calendar');
  if (calendar !== undefined && calendar !== 'working') {
    refuse(reading, node, 'timer-malformed', {
      zh: `{} 的日历 “${calendar}” 不认识，只能是 working。`,
      en: `{} has the unknown calendar "${calendar}"; only working is known.`,
    });
  }
  return calendar === 'working';
}
