import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import type { DraftScope } from '../../cases/draft.ts';
import type { Behaviour } from '../execution.ts';
import { chooseAll } from '../flows.ts';
import { isExpected } from './upstream.ts';

/** Every way out whose condition holds (包容网关). */
export const inclusiveGateway: Behaviour = { execute: () => true, flows: (execution, here) => chooseAll(execution, here) };

/**
 * Arrivals an inclusive join consumes (clause 13.4.3): one of each incoming flow that has a token, once no other token of the scope can come
 * to an empty incoming flow by a path not through the join, unless it can also come to a filled one. null while it must wait.
 */
export function joinInclusive(scope: DraftScope, element: FlowElement, definition: Definition): readonly string[] | null {
  const filled = element.incoming.filter(flow => scope.arrivals.includes(flow));
  const empty = element.incoming.filter(flow => !scope.arrivals.includes(flow));
  if (filled.length === 0) return null;
  return isExpected(scope, element, definition, { empty, filled }) ? null : filled;
}
