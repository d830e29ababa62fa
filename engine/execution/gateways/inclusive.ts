import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import type { DraftScope } from '../../cases/draft.ts';
import type { Behaviour } from '../execution.ts';
import { chooseAll } from '../flows.ts';

/** Every way out whose condition holds (包容网关). */
export const inclusiveGateway: Behaviour = { execute: () => true, flows: chooseAll };

/**
 * Arrivals an inclusive join consumes (clause 13.4.3): one of each incoming flow that has a token, once no other token of the scope can come
 * to an empty incoming flow by a path not through the join, unless it can also come to a filled one. null while it must wait.
 */
export function joinInclusive(scope: DraftScope, element: FlowElement, definition: Definition): readonly string[] | null {
  const filled = element.incoming.filter(flow => scope.arrivals.includes(flow));
  const empty = element.incoming.filter(flow => !scope.arrivals.includes(flow));
  if (filled.length === 0) return null;
  const reachEmpty = flowsLeadingTo(empty, element, definition);
  const reachFilled = flowsLeadingTo(filled, element, definition);
  const waits = tokenFlows(scope, element, definition).some(flow => reachEmpty.has(flow) && !reachFilled.has(flow));
  return waits ? null : filled;
}

/** Flows from which one of `targets` can be reached without passing the gateway, the targets themselves included. */
function flowsLeadingTo(targets: readonly string[], gateway: FlowElement, definition: Definition): Set<string> {
  const found = new Set(targets);
  for (const id of found) {
    const source = definition.elements[definition.flows[id]!.source]!;
    if (source.id === gateway.id) continue;
    for (const flow of source.incoming) found.add(flow);
    // A token in an activity can also leave by its boundary events.
    const host = source.attachedTo ? definition.elements[source.attachedTo] : undefined;
    for (const flow of host?.incoming ?? []) found.add(flow);
  }
  return found;
}

/** Flows that stand for the scope's other tokens: arrivals waiting elsewhere, and the ways out of what is running. */
function tokenFlows(scope: DraftScope, gateway: FlowElement, definition: Definition): string[] {
  const arrivals = scope.arrivals.filter(flow => definition.flows[flow]!.target !== gateway.id);
  const runs = Object.values(scope.runs).flatMap(({ element }) => {
    const { outgoing, boundary } = definition.elements[element]!;
    return [...outgoing, ...boundary.flatMap(id => definition.elements[id]!.outgoing)];
  });
  return [...arrivals, ...runs];
}
