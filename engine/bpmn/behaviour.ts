import type { EventDefinition, MultiInstance } from './definition.ts';
import { readEventDefinition } from './event-definitions.ts';
import { readCondition } from './expressions.ts';
import { type BpmnNode, nodeOf, nodesOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

/** What an instance may throw when it completes; a boundary event of the activity catches it. */
const throwable: ReadonlySet<EventDefinition['type']> = new Set(['message', 'signal', 'escalation']);

type Behaviour = Pick<MultiInstance, 'behaviour' | 'throws'>;

/** Which instances of a multi-instance activity throw an event on completion (多实例事件行为, clause 10.3.8). */
export function readBehaviour(node: BpmnNode, loop: BpmnNode, reading: Reading): Behaviour {
  switch (loop.get('behavior')) {
    case 'None':
      return { behaviour: 'none', throws: readReferred(node, loop, 'noneBehaviorEventRef', reading) };
    case 'One':
      return { behaviour: 'one', throws: readReferred(node, loop, 'oneBehaviorEventRef', reading) };
    case 'Complex':
      return { behaviour: 'complex', throws: readComplex(node, loop, reading) };
    default:
      return { behaviour: 'all', throws: [] };
  }
}

function readReferred(node: BpmnNode, loop: BpmnNode, property: string, reading: Reading): Behaviour['throws'] {
  const definition = nodeOf(loop, property);
  return [...(definition ? readThrown(node, [definition], reading) : refuseEventless(node, reading))].map(event => ({ event }));
}

function readComplex(node: BpmnNode, loop: BpmnNode, reading: Reading): Behaviour['throws'] {
  const drawn = nodesOf(loop, 'complexBehaviorDefinition');
  if (drawn.length === 0) return refuseEventless(node, reading);
  return drawn.flatMap(entry => {
    const condition = readCondition(entry, 'condition', reading);
    const event = nodeOf(entry, 'event');
    const definitions = event ? [...nodesOf(event, 'eventDefinitions'), ...nodesOf(event, 'eventDefinitionRef')] : [];
    if (!condition || definitions.length !== 1) return refuseEventless(node, reading);
    return readThrown(node, definitions, reading).map(thrown => ({ condition, event: thrown }));
  });
}

function readThrown(node: BpmnNode, definitions: readonly BpmnNode[], reading: Reading): EventDefinition[] {
  return definitions.flatMap(definition => {
    const event = readEventDefinition(node, definition, reading);
    if (!event || throwable.has(event.type)) return event ?? [];
    refuse(reading, node, 'loop-event', {
      zh: '{} 的多实例只能抛出消息、信号或升级事件。',
      en: '{} is multi-instance and can only throw a message, a signal or an escalation.',
    });
    return [];
  });
}

function refuseEventless(node: BpmnNode, reading: Reading): [] {
  refuse(reading, node, 'loop-event', {
    zh: '{} 的多实例事件行为没有写明要抛出的事件（复杂行为还要写条件）。',
    en: '{} has a multi-instance behaviour that does not say which event is thrown (and, when complex, on which condition).',
  });
  return [];
}
