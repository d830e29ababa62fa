import type { FlowElement, Mapping } from '../bpmn/definition.ts';
import type { Answers, Wait } from '../cases/state.ts';
import { fireBoundary } from './catching.ts';
import { startEventSubProcess } from './event-sub-processes.ts';
import type { Execution, Here } from './execution.ts';
import { emit, findHere, releaseOf, scopeOf } from './execution.ts';
import type { Place } from './values.ts';
import { evaluateMappings } from './values.ts';
import { setVariable } from './variables.ts';
import { clearWaits, waitsOf } from './waits.ts';

type Catch = Extract<Wait, { kind: 'message' | 'signal' }>;
type Standing = Pick<Wait, 'id' | 'scope' | 'run' | 'element'>;

/** Waits for a message by name and key, or for a signal by name, the oldest first. */
export function findCatches(execution: Execution, kind: Catch['kind'], name: string, key: string | null): Catch[] {
  return Object.values(execution.state.waits).filter(
    (wait): wait is Catch => wait.kind === kind && wait.name === name && (kind === 'signal' || wait.key === key),
  );
}

/** Deliver a message or signal to one wait: its payload is mapped to variables, then the wait is triggered. */
export function deliver(execution: Execution, wait: Catch, payload: Answers): void {
  emit(execution, { type: 'message-received', wait: wait.id, name: wait.name, by: execution.actor.account, private: { payload } });
  keepPayload(execution, wait, { element: elementOf(execution, wait), payload });
  trigger(execution, wait);
}

/** Put the payload of a message or signal where its catch maps it to, else into one variable named after the message. */
export function keepPayload(
  execution: Execution,
  at: Place,
  { element, payload }: { readonly element: FlowElement; readonly payload: Answers },
): void {
  const out = mappingsOf(element);
  const values =
    out.length > 0 ? evaluateMappings(execution, { scope: at.scope, run: at.run, extra: payload }, out) : wholePayload(element, payload);
  for (const [name, value] of Object.entries(values)) setVariable(execution, at.scope, { name, value });
}

/** Deliver a signal to every wait for it. */
export function deliverSignal(execution: Execution, name: string, payload: Answers): void {
  for (const wait of findCatches(execution, 'signal', name, null)) if (execution.state.waits[wait.id]) deliver(execution, wait, payload);
}

/**
 * What follows when something awaited has come: a catching run completes, an event-based gateway is left, a boundary event fires, an event
 * sub-process starts.
 */
export function trigger(execution: Execution, wait: Standing): void {
  const awaited = elementOf(execution, wait);
  if (wait.run === null) startEventSubProcess(execution, wait.scope, awaited);
  const here = wait.run === null ? undefined : findHere(execution, wait.scope, wait.run);
  if (!here) return;
  if (awaited.id === here.element.id) {
    clearWaits(execution, here.run);
    execution.queue.push({ do: 'complete', scope: here.scope, run: here.run, by: execution.actor.account });
  } else if (here.element.kind === 'eventBasedGateway') leaveGateway(execution, here, wait);
  else fireBoundary(execution, here, awaited);
}

/** The first event ends an event-based gateway (事件网关); of one that waits for all, the last does (clause 10.6.6). */
function leaveGateway(execution: Execution, here: Here, wait: Standing): void {
  const { scope, run, element, definition } = here;
  const flows = element.outgoing.filter(flow => definition.flows[flow]!.target === wait.element);
  if (element.parallelEvents && waitsOf(execution, run).some(({ id }) => id !== wait.id)) {
    if (execution.state.waits[wait.id]) emit(execution, { type: 'wait-cleared', wait: wait.id });
    for (const flow of flows) takeDone(execution, here, flow);
  } else {
    clearWaits(execution, run);
    execution.queue.push({ do: 'complete', scope, run, flows });
  }
}

/** Take a flow behind an event-based gateway whose event has come: it is left as soon as it is entered. */
export function takeDone(execution: Execution, { scope, definition }: Pick<Here, 'scope' | 'definition'>, flow: string): void {
  emit(execution, { type: 'flow-taken', scope, flow });
  execution.queue.push({ do: 'enter', scope, element: definition.flows[flow]!.target, consumed: [flow], done: true });
}

function elementOf(execution: Execution, { scope, element }: Pick<Wait, 'scope' | 'element'>): FlowElement {
  return releaseOf(execution, scopeOf(execution, scope).content).process.elements[element]!;
}

function mappingsOf({ event, message }: FlowElement): readonly Mapping[] {
  if (message) return message.out;
  return event?.type === 'message' || event?.type === 'signal' ? event.out : [];
}

/** Without mappings a payload becomes one variable named after the message, extension-requested -> extensionRequested. */
function wholePayload({ event, message }: FlowElement, payload: Answers): Record<string, unknown> {
  const named = message?.name ?? (event?.type === 'message' || event?.type === 'signal' ? event.name : '');
  const name = named.replace(/-([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return Object.keys(payload).length > 0 && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? { [name]: payload } : {};
}
