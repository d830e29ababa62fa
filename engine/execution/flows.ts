import type { SequenceFlow } from '../bpmn/definition.ts';
import type { Execution, Here } from './execution.ts';
import { Fault } from './fault.ts';
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

/** Every flow whose condition holds, else the default flow (包容网关; also activities and events with several flows). */
export function chooseAll(execution: Execution, here: Here): readonly string[] {
  if (isPlain(here)) return here.element.outgoing;
  const { defaultFlow } = here.element;
  const found = outgoingOf(here).filter(flow => flow.id !== defaultFlow && holds(execution, here, flow));
  return orDefault(
    here,
    found.map(({ id }) => id),
  );
}

function holds(execution: Execution, here: Here, flow: SequenceFlow): boolean {
  return flow.condition === undefined || isTrue(execution, here, flow.condition);
}

function orDefault(here: Here, found: string[]): string[] {
  if (found.length > 0 || here.element.outgoing.length === 0) return found;
  if (here.element.defaultFlow) return [here.element.defaultFlow];
  throw new Fault('no-flow-true', {
    zh: `「${here.element.name ?? here.element.id}」之后应有一条条件成立的连线，但都不成立，也没有默认连线。请补充条件或默认连线。`,
    en: `Expected a flow out of "${here.element.name ?? here.element.id}" whose condition holds, but none does and none is the default.`,
  });
}
