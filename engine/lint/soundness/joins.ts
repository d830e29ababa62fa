import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import type { DraftScope } from '../../cases/draft.ts';
import { isEmpty } from '../../cases/maps.ts';
import { createExpressions } from '../../expressions/compile.ts';
import { joinInclusive } from '../../execution/gateways/inclusive.ts';
import { joinParallel } from '../../execution/gateways/parallel.ts';
import { isExpected } from '../../execution/gateways/upstream.ts';
import type { Scope } from './config.ts';

const expressions = createExpressions();

/** What a join consumes when a token comes to it, by the rules of the engine (`engine/execution/joins.ts`); null while it waits. */
export function consumedBy(definition: Definition, scope: Scope, element: FlowElement, flow: string): readonly string[] | null {
  if (element.kind === 'parallelGateway') return joinParallel(asDraft(scope), element);
  if (element.kind === 'inclusiveGateway') return null;
  if (element.kind === 'complexGateway') return consumedByComplex(scope, element);
  return definition.flows[flow] ? [flow] : null;
}

/** What goes on at a join once nothing moves any more: arrivals consumed (null: none, it is only reset), and tokens it sends when it is reset. */
export interface Standing {
  readonly element: string;
  readonly consumed: readonly string[] | null;
  readonly flows: readonly string[];
}

/** Joins of a scope that wait until everything stands still: inclusive ones, and complex ones that start or are reset. */
export function* consumedStanding({ definition }: { readonly definition: Definition }, scope: Scope): Generator<Standing> {
  if (scope.arrivals.length === 0 && isEmpty(scope.gates)) return;
  const targets = new Set([...scope.arrivals.flatMap(flow => definition.flows[flow]?.target ?? []), ...Object.keys(scope.gates)]);
  for (const id of targets) {
    const element = definition.elements[id]!;
    if (element.kind === 'inclusiveGateway') yield { element: id, consumed: joinInclusive(asDraft(scope), element, definition), flows: [] };
    if (element.kind === 'complexGateway') yield settleComplex(definition, scope, element);
  }
}

/** The part of a scope that the rules of joins look at. */
function asDraft({ arrivals, runs }: Scope): DraftScope {
  return { arrivals, runs: Object.fromEntries(runs.map(({ id, element }) => [String(id), { element }])) } as unknown as DraftScope;
}

function consumedByComplex(scope: Scope, element: FlowElement): readonly string[] | null {
  if (scope.gates[element.id] || element.activation === undefined) return null;
  const filled = element.incoming.filter(flow => scope.arrivals.includes(flow));
  if (filled.length === 0 || !holds(element.activation.text, filled.length)) return null;
  if (filled.length < element.incoming.length) scope.gates = { ...scope.gates, [element.id]: filled };
  return filled;
}

function settleComplex(definition: Definition, scope: Scope, element: FlowElement): Standing {
  const used = scope.gates[element.id];
  const waits: Standing = { element: element.id, consumed: null, flows: [] };
  if (used && !reset(definition, scope, { element, used })) return waits;
  const consumed =
    element.activation === undefined ? joinInclusive(asDraft(scope), element, definition) : consumedByComplex(scope, element);
  return { ...waits, consumed, flows: used ? lateWays(definition, element) : [] };
}

function reset(definition: Definition, scope: Scope, { element, used }: { element: FlowElement; used: readonly string[] }): boolean {
  const others = element.incoming.filter(flow => !used.includes(flow));
  const late = others.filter(flow => scope.arrivals.includes(flow));
  const empty = others.filter(flow => !scope.arrivals.includes(flow));
  if (isExpected(asDraft(scope), element, definition, { empty, filled: [...late, ...used] })) return false;
  for (const flow of late) scope.arrivals.splice(scope.arrivals.indexOf(flow), 1);
  scope.gates = Object.fromEntries(Object.entries(scope.gates).filter(([id]) => id !== element.id));
  return true;
}

/** Only a condition that reads `waitingForStart` sends a token on at the reset. */
function lateWays({ flows }: Definition, { outgoing }: FlowElement): readonly string[] {
  return outgoing.filter(id => /\bwaitingForStart\b/.test(flows[id]?.condition?.text ?? ''));
}

/** Whether a complex join goes on with so many tokens; undefined: it reads more than their number. */
export function holds(activation: string, activationCount: number): boolean | undefined {
  const result = expressions.evaluate(activation, { vars: { activationCount, waitingForStart: true }, roots: {}, now: 0 });
  return result.ok && typeof result.value === 'boolean' ? result.value : undefined;
}

/** true: a complex join reads more than the number of its tokens, or sends some on when it is reset; its play is not followed. */
export function isObscure({ flows }: Definition, element: FlowElement): boolean {
  if (element.kind !== 'complexGateway') return false;
  if (lateWays({ flows } as Definition, element).length > 0) return true;
  return element.incoming.length > 1 && element.activation !== undefined && holds(element.activation.text, 1) === undefined;
}
