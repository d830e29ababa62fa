import type { FlowElement, Mapping } from '../bpmn/definition.ts';
import type { Answers, Wait } from '../cases/state.ts';
import type { Execution, Here } from './execution.ts';
import { emit, findHere } from './execution.ts';
import { cancelRun } from './scopes.ts';
import { evaluateMappings } from './values.ts';
import { setVariable } from './variables.ts';
import { clearWaits } from './waits.ts';

type Catch = Extract<Wait, { kind: 'message' | 'signal' }>;

/** Waits for a message by name and key, or for a signal by name, the oldest first. */
export function findCatches(execution: Execution, kind: Catch['kind'], name: string, key: string | null): Catch[] {
  return Object.values(execution.state.waits).filter(
    (wait): wait is Catch => wait.kind === kind && wait.name === name && (kind === 'signal' || wait.key === key),
  );
}

/** Deliver a message or signal to one wait: its payload is mapped to variables, then the wait is triggered. */
export function deliver(execution: Execution, wait: Catch, payload: Answers): void {
  const here = findHere(execution, wait.scope, wait.run);
  if (!here) return;
  emit(execution, { type: 'message-received', wait: wait.id, name: wait.name, by: execution.actor.account, private: { payload } });
  const out = mappingsOf(here.definition.elements[wait.element]!);
  const values =
    out.length > 0
      ? evaluateMappings(execution, { scope: wait.scope, run: wait.run, extra: payload }, out)
      : wholePayload(wait.name, payload);
  for (const [name, value] of Object.entries(values)) setVariable(execution, wait.scope, { name, value });
  trigger(execution, here, wait);
}

/** Deliver a signal to every wait for it. */
export function deliverSignal(execution: Execution, name: string, payload: Answers): void {
  for (const wait of findCatches(execution, 'signal', name, null)) if (execution.state.waits[wait.id]) deliver(execution, wait, payload);
}

/** What follows when something awaited has come: a catching run completes, an event-based gateway is left, a boundary event fires. */
export function trigger(execution: Execution, here: Here, wait: Pick<Wait, 'element'>): void {
  const { scope, run, element } = here;
  if (wait.element === element.id) {
    clearWaits(execution, run);
    execution.queue.push({ do: 'complete', scope, run, by: execution.actor.account });
  } else if (element.kind === 'eventBasedGateway') {
    clearWaits(execution, run);
    const flows = element.outgoing.filter(flow => here.definition.flows[flow]!.target === wait.element);
    execution.queue.push({ do: 'complete', scope, run, flows });
  } else {
    const boundary = here.definition.elements[wait.element]!;
    if (boundary.interrupting !== false) cancelRun(execution, scope, run);
    execution.queue.push({ do: 'enter', scope, element: boundary.id, consumed: [], done: true });
  }
}

function mappingsOf({ event, message }: FlowElement): readonly Mapping[] {
  if (message) return message.out;
  return event?.type === 'message' || event?.type === 'signal' ? event.out : [];
}

/** Without mappings a payload becomes one variable named after the message, extension-requested -> extensionRequested. */
function wholePayload(message: string, payload: Answers): Record<string, unknown> {
  const name = message.replace(/-([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return Object.keys(payload).length > 0 && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? { [name]: payload } : {};
}
