import type { Container, Definition, FlowElement } from '../bpmn/definition.ts';
import type { Answers, LocalId } from '../cases/state.ts';
import type { Execution } from './execution.ts';
import { emit, findHere } from './execution.ts';
import { keepPayload, takeDone } from './triggers.ts';
import { isTrue } from './values.ts';
import { awaitEvent } from './waits.ts';

/** Where a process begins (流程起点): all its plain start events, or one named element with the instantiating gateway before it. */
export type Beginning = { readonly plain: readonly string[] } | { readonly element: FlowElement; readonly gateway?: FlowElement };

/**
 * Find where a process begins (clause 10.5.2): the element asked for by id, else its plain start events, else the triggered one that
 * stands for them (opening the case is its trigger). undefined: no such start.
 */
export function findBeginning(definition: Definition, asked: string | undefined): Beginning | undefined {
  const { starts, triggered } = definition.containers[definition.id]!;
  if (asked !== undefined) return findNamed(definition, asked);
  const only = starts.length === 1 && triggered.includes(starts[0]!) ? definition.elements[starts[0]!] : undefined;
  return only ? { element: only } : starts.length > 0 ? { plain: starts } : undefined;
}

/** Ids that `asked` may be: plain and triggered starts, and the events behind instantiating gateways. */
export function listBeginnings(definition: Definition): string[] {
  const { starts, triggered }: Container = definition.containers[definition.id]!;
  return [...new Set([...starts, ...triggered.flatMap(id => [id, ...behind(definition, id)])])];
}

function findNamed(definition: Definition, asked: string): Beginning | undefined {
  const { starts, triggered } = definition.containers[definition.id]!;
  const element = Object.hasOwn(definition.elements, asked) ? definition.elements[asked] : undefined;
  if (!element) return undefined;
  if (starts.includes(asked) || triggered.includes(asked)) return { element };
  const gateway = triggered.find(id => behind(definition, id).includes(asked));
  return gateway === undefined ? undefined : { element, gateway: definition.elements[gateway]! };
}

function behind(definition: Definition, id: string): string[] {
  const element = definition.elements[id]!;
  return element.kind === 'eventBasedGateway' ? element.outgoing.map(flow => definition.flows[flow]!.target) : [];
}

/** Queue what a case begins with, in its root scope. `payload`: what the message or signal it was opened by carried. */
export function begin(execution: Execution, scope: LocalId, start: { readonly at: Beginning; readonly payload: Answers }): void {
  const { at, payload } = start;
  if ('plain' in at) {
    for (const element of at.plain) execution.queue.push({ do: 'enter', scope, element, consumed: [] });
    return;
  }
  const { element, gateway } = at;
  if (hasMappings(element)) keepPayload(execution, { scope, run: null }, { element, payload });
  // A receive task that starts the process has its message with the opening; a gateway named by itself waits for the first of its events.
  const done = element.kind === 'receiveTask' && element.instantiate === true;
  if (gateway) beginAt(execution, scope, { gateway, element });
  else execution.queue.push({ do: 'enter', scope, element: element.id, consumed: [], ...(done ? { done } : {}) });
}

function hasMappings({ event, message }: FlowElement): boolean {
  const carrier = message ?? (event?.type === 'message' || event?.type === 'signal' ? event : undefined);
  return carrier !== undefined && carrier.out.length > 0;
}

/** One event of an instantiating gateway has come: a parallel one goes on waiting for the others, an exclusive one is left (clause 13.4.4). */
function beginAt(
  execution: Execution,
  scope: LocalId,
  { gateway, element }: { readonly gateway: FlowElement; readonly element: FlowElement },
): void {
  const run = emit(execution, { type: 'element-entered', scope, element: gateway.id, consumed: [] });
  const here = findHere(execution, scope, run)!;
  const flow = gateway.outgoing.find(id => here.definition.flows[id]!.target === element.id)!;
  const others = behind(here.definition, gateway.id).filter(id => id !== element.id);
  if (!gateway.parallelEvents || others.length === 0) {
    execution.queue.push({ do: 'complete', scope, run, flows: [flow] });
    return;
  }
  for (const id of others) awaitEvent(execution, here, here.definition.elements[id]!);
  takeDone(execution, here, flow);
}

/** Whether the condition of a conditional start (条件开始事件) holds now; true for every other start. */
export function mayBegin(execution: Execution, scope: LocalId, at: Beginning): boolean {
  const event = 'plain' in at ? undefined : at.element.event;
  return event?.type !== 'conditional' || isTrue(execution, { scope, run: null }, event.condition);
}
