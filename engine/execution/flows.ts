import type { SequenceFlow } from '../bpmn/definition.ts';
import type { Execution, Here } from './execution.ts';
import { emit } from './execution.ts';
import { Fault } from './fault.ts';
import type { Place } from './values.ts';
import { isTrue } from './values.ts';

/** Outgoing sequence flows in document order. */
export function outgoingOf(here: Here): SequenceFlow[] {
  return here.element.outgoing.map(id => here.definition.flows[id]!);
}

/** The only way out, without a condition: nothing to choose. */
function isPlain({ element, definition }: Here): boolean {
  return element.outgoing.length === 1 && definition.flows[element.outgoing[0]!]!.condition === undefined;
}

/** First flow whose condition holds, else the default flow (排他网关). A flow without condition always holds. */
export function chooseOne(execution: Execution, here: Here): readonly string[] {
  if (isPlain(here)) return here.element.outgoing;
  const flows = outgoingOf(here);
  const { defaultFlow } = here.element;
  const found = flows.find(flow => flow.id !== defaultFlow && holds(execution, here, flow));
  return orDefault(here, found ? [found.id] : []);
}

/**
 * Every flow whose condition holds, else the default flow (包容网关; also activities and events with several flows). `extra`: values the conditions
 * read on top.
 */
export function chooseAll(execution: Execution, here: Here, extra?: Place['extra']): readonly string[] {
  if (isPlain(here)) return here.element.outgoing;
  const { defaultFlow } = here.element;
  const place: Place = extra ? { scope: here.scope, run: here.run, extra } : here;
  const found = outgoingOf(here).filter(flow => flow.id !== defaultFlow && holds(execution, place, flow));
  return orDefault(
    here,
    found.map(({ id }) => id),
  );
}

function holds(execution: Execution, place: Place, flow: SequenceFlow): boolean {
  return flow.condition === undefined || isTrue(execution, place, flow.condition);
}

/**
 * Send a token along a flow (令牌沿连线前行). `done`: what it leads to has come already, as behind an event-based gateway, and completes as soon as it
 * is entered.
 */
export function takeFlow(
  execution: Execution,
  { scope, definition }: Pick<Here, 'scope' | 'definition'>,
  flow: string,
  done: boolean,
): void {
  emit(execution, { type: 'flow-taken', scope, flow });
  if (done) execution.queue.push({ do: 'enter', scope, element: definition.flows[flow]!.target, consumed: [flow], done });
  else execution.queue.push({ do: 'arrive', scope, flow });
}

function orDefault(here: Here, found: string[]): string[] {
  if (found.length > 0 || here.element.outgoing.length === 0) return found;
  if (here.element.defaultFlow) return [here.element.defaultFlow];
  throw new Fault('no-flow-true', {
    zh: `「${here.element.name ?? here.element.id}」之后应有一条条件成立的连线，但都不成立，也没有默认连线。请补充条件或默认连线。`,
    en: `Expected a flow out of "${here.element.name ?? here.element.id}" whose condition holds, but none does and none is the default.`,
  });
}
