import type { DraftScope } from '../../cases/draft.ts';
import type { FlowElement } from '../../bpmn/definition.ts';
import type { Behaviour } from '../execution.ts';

/** All ways out (并行网关), whatever conditions are drawn. */
export const parallelGateway: Behaviour = { execute: () => true, flows: (_, here) => here.element.outgoing };

/** Arrivals a parallel join consumes: one of each incoming flow once all are there (clause 13.4.1); null while one is missing. */
export function joinParallel(scope: DraftScope, element: FlowElement): readonly string[] | null {
  return element.incoming.every(flow => scope.arrivals.includes(flow)) ? element.incoming : null;
}
