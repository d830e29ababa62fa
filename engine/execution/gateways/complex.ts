import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import type { DraftScope } from '../../cases/draft.ts';
import type { LocalId } from '../../cases/state.ts';
import type { Behaviour, Execution } from '../execution.ts';
import { emit } from '../execution.ts';
import { chooseAll, takeFlow } from '../flows.ts';
import { isTrue } from '../values.ts';
import { joinInclusive } from './inclusive.ts';
import { isExpected } from './upstream.ts';

/** Every way out whose condition holds (复杂网关); conditions may read `waitingForStart`, which is true when the gateway has just been activated. */
export const complexGateway: Behaviour = {
  execute: () => true,
  flows: (execution, here) => chooseAll(execution, here, { waitingForStart: true }),
};

/** A gateway of a scope with its model. */
export interface Gate {
  readonly scope: LocalId;
  readonly element: FlowElement;
  readonly definition: Definition;
}

/**
 * Arrivals a complex join consumes while it waits for its start (clause 13.4.5): one of each incoming flow that has a token, as soon as the activation
 * condition holds over `activationCount`, the number of incoming flows with a token. From then on it waits for its reset, unless every flow was used.
 * null while it must wait.
 */
export function joinComplex(execution: Execution, { scope: id, element }: Gate): readonly string[] | null {
  const scope = execution.state.scopes[id]!;
  if (scope.gates?.[element.id] || element.activation === undefined) return null;
  const filled = element.incoming.filter(flow => scope.arrivals.includes(flow));
  const extra = { activationCount: filled.length, waitingForStart: true };
  if (filled.length === 0 || !isTrue(execution, { scope: id, run: null, extra }, element.activation)) return null;
  if (filled.length < element.incoming.length)
    emit(execution, { type: 'gateway-fired', scope: id, element: element.id, flows: [...filled] });
  return filled;
}

/**
 * Look at a complex join when everything else stands still: one that has fired is reset once no token can come any more to a flow it has not used;
 * one that waits for its start may be activated. Without an activation condition it joins as an inclusive gateway does. Arrivals to consume, or null.
 */
export function settleComplex(execution: Execution, gate: Gate): readonly string[] | null {
  const scope = execution.state.scopes[gate.scope]!;
  const used = scope.gates?.[gate.element.id];
  if (used && !resetGate(execution, gate, used)) return null;
  return gate.element.activation === undefined ? joinInclusive(scope, gate.element, gate.definition) : joinComplex(execution, gate);
}

/**
 * The late tokens of a fired gateway are taken; only a condition that reads `waitingForStart` sends a token on now, as `holds` reads it. False: it must
 * wait.
 */
export function resetGate(
  execution: Execution,
  { scope: id, element, definition }: Gate,
  used: readonly string[],
  holds: typeof isTrue = isTrue,
): boolean {
  const scope: DraftScope = execution.state.scopes[id]!;
  const others = element.incoming.filter(flow => !used.includes(flow));
  const late = others.filter(flow => scope.arrivals.includes(flow));
  const empty = others.filter(flow => !scope.arrivals.includes(flow));
  if (isExpected(scope, element, definition, { empty, filled: [...late, ...used] })) return false;
  const place = { scope: id, run: null, extra: { waitingForStart: false, activationCount: late.length } };
  const ways = element.outgoing.filter(flow => {
    const { condition } = definition.flows[flow]!;
    return condition !== undefined && /\bwaitingForStart\b/.test(condition.text) && holds(execution, place, condition);
  });
  emit(execution, { type: 'gateway-reset', scope: id, element: element.id, consumed: [...late] });
  for (const flow of ways) takeFlow(execution, { scope: id, definition }, flow, false);
  return true;
}
