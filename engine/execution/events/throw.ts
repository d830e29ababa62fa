import type { EventDefinition } from '../../bpmn/definition.ts';
import type { Answers } from '../../cases/state.ts';
import { throwCompensation } from '../compensation.ts';
import { throwEscalation } from '../escalations.ts';
import type { Behaviour, Execution, Here } from '../execution.ts';
import { emit, findHere } from '../execution.ts';
import { linkTarget } from '../links.ts';
import { deliverSignal } from '../triggers.ts';
import type { Place } from '../values.ts';
import { evaluateExpression, evaluateMappings } from '../values.ts';
import { keyOf } from '../waits.ts';

/** Sends its message, signal or escalation and passes (中间抛出事件); a link goes on at its catch; compensation may be waited for. */
export const throwEvent: Behaviour = {
  execute: (execution, here) => {
    send(execution, here);
    return throwCompensation(execution, here);
  },
  throws: escalate,
  after: (execution, { scope, element, definition }) => {
    if (element.event?.type !== 'link') return;
    execution.queue.push({ do: 'enter', scope, element: linkTarget(definition, element).id, consumed: [] });
  },
};

/**
 * Send a message or signal; nothing for other kinds. A signal reaches every catch of the case at once and leaves it for the other cases of the
 * centre; a message with a key leaves it for the one that waits for both, without a key nobody could tell which case it is for. What it carries is
 * read at `place`.
 */
export function send(execution: Execution, here: Here, event: EventDefinition | undefined = here.element.event, place: Place = here): void {
  if (event?.type !== 'signal' && event?.type !== 'message') return;
  const payload = evaluateMappings(execution, place, event.out);
  if (event.type === 'signal') sendSignal(execution, here, event.name, payload);
  else sendMessage(execution, here, { name: event.name, key: keyAt(execution, place, event), payload });
}

function sendSignal(execution: Execution, here: Here, name: string, payload: Answers): void {
  emit(execution, { type: 'signal-sent', scope: here.scope, element: here.element.id, name });
  requestDelivery(execution, here, { job: 'deliver-signal', input: { name, payload } });
  deliverSignal(execution, name, payload);
}

function sendMessage(
  execution: Execution,
  here: Here,
  { name, key, payload }: { readonly name: string; readonly key: string | null; readonly payload: Answers },
): void {
  emit(execution, { type: 'message-sent', scope: here.scope, element: here.element.id, name, key, private: { payload } });
  if (key !== null) requestDelivery(execution, here, { job: 'deliver-message', input: { name, key, payload } });
}

function keyAt(execution: Execution, place: Place, { correlation }: Extract<EventDefinition, { type: 'message' }>): string | null {
  return correlation === undefined ? null : keyOf(evaluateExpression(execution, place, correlation));
}

function requestDelivery(
  execution: Execution,
  { scope, run, element }: Here,
  { job, input }: { readonly job: string; readonly input: Record<string, unknown> },
): void {
  emit(execution, { type: 'job-requested', scope, run, element: element.id, job, wait: false, private: { input } });
}

/** Throw the escalation of an event (升级) once everything it does is done; true when it ended the thrower with what it interrupted. */
export function escalate(execution: Execution, here: Here): boolean {
  const { event } = here.element;
  if (event?.type !== 'escalation') return false;
  throwEscalation(execution, here, event.code ?? '');
  return findHere(execution, here.scope, here.run) === undefined;
}
