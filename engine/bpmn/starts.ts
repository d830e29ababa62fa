import type { Container, FlowElement } from './definition.ts';
import { isOffTheFlow } from './families.ts';
import { type BpmnNode, isType } from './node.ts';
import { type Reading, refuse, warn } from './reading.ts';

type Starts = Pick<Container, 'starts' | 'triggered'>;

/**
 * Where a level starts (开始): its start events without trigger; where none is drawn, the first triggered one (opening the case is then its
 * trigger); else the elements without incoming flow. An event sub-process starts by its triggered start alone.
 */
export function findStarts(node: BpmnNode, elements: readonly FlowElement[], reading: Reading): Starts {
  const events = elements.filter(element => element.kind === 'startEvent');
  const plain = events.filter(element => element.event?.type === 'none').map(({ id }) => id);
  const instantiating = elements.filter(element => element.instantiate);
  const triggered = [...events.filter(element => element.event !== undefined && element.event.type !== 'none'), ...instantiating].map(
    ({ id }) => id,
  );
  if (node.get('triggeredByEvent') === true) return eventStarts(node, events, triggered, reading);
  if (!isType(node, 'Process')) checkInner(node, triggered, reading);
  if (plain.length > 0) return { starts: plain, triggered };
  const [first] = triggered;
  if (first === undefined) return { starts: elements.filter(isFirst).map(({ id }) => id), triggered };
  warnTriggered(node, first, triggered.length, reading);
  return { starts: [first], triggered };
}

/** Reached by no flow, boundary, link, event or compensation: where a level without start event begins. */
function isFirst(element: FlowElement): boolean {
  const { incoming, kind, event } = element;
  return incoming.length === 0 && kind !== 'boundaryEvent' && event?.type !== 'link' && !isOffTheFlow(element);
}

function eventStarts(node: BpmnNode, events: readonly FlowElement[], triggered: readonly string[], reading: Reading): Starts {
  // A start whose event could not be read has been refused already.
  if (events.length !== 1 || events[0]?.event?.type === 'none') {
    refuse(reading, node, 'event-sub-process-start', {
      zh: '事件子流程 {} 必须正好有一个开始事件，而且要带触发条件。',
      en: 'The event sub-process {} must have exactly one start event, and it must have a trigger.',
    });
  }
  return { starts: [], triggered };
}

function checkInner(node: BpmnNode, triggered: readonly string[], reading: Reading): void {
  if (triggered.length === 0) return;
  refuse(reading, node, 'start-triggered', {
    zh: '子流程 {} 的开始不能带触发条件，事件只能启动流程或事件子流程。',
    en: 'The sub-process {} must start with a plain start event; only processes and event sub-processes start by events.',
  });
}

function warnTriggered(node: BpmnNode, first: string, count: number, reading: Reading): void {
  if (count === 1)
    warn(reading, node, 'start-trigger-ignored', {
      zh: '流程 {} 由登记办件启动，开始事件上的触发条件不起作用。',
      en: 'The process {} is started by opening a case; the trigger of its start event has no effect.',
    });
  else
    warn(reading, node, 'start-ambiguous', {
      zh: `流程 {} 有多个带触发条件的开始，登记办件时不指明就从 “${first}” 开始；建议画一个普通开始事件。`,
      en: `The process {} has several triggered starts; a case opened without naming one starts at "${first}". Draw a plain start event.`,
    });
}
