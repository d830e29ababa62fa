import type { Definition, FlowElement } from '../bpmn/definition.ts';
import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import { isInterrupted } from './arming.ts';
import { holdsBack } from './ad-hoc.ts';
import type { Execution, Work } from './execution.ts';
import { emit, releaseOf } from './execution.ts';
import { joinComplex, settleComplex } from './gateways/complex.ts';
import { joinInclusive } from './gateways/inclusive.ts';
import { joinParallel } from './gateways/parallel.ts';

/** Enter an element (进入): a run of it begins, consuming the tokens that led to it. Nothing where the scope is gone or was taken over. */
export function enter(execution: Execution, { scope, element, consumed, done }: Omit<Extract<Work, { do: 'enter' }>, 'do'>): void {
  if (!execution.state.scopes[scope] || isInterrupted(execution, scope)) return;
  const run = emit(execution, { type: 'element-entered', scope, element, consumed: [...consumed] });
  execution.queue.push({ do: done ? 'complete' : 'execute', scope, run });
}

/** A token has come to the end of a flow: it enters what the flow leads to, unless a join or its ad-hoc sub-process makes it wait. True: it entered. */
export function arrive(execution: Execution, scopeId: LocalId, flow: string): boolean {
  const scope = execution.state.scopes[scopeId];
  if (!scope?.arrivals.includes(flow) || holdsBack(execution, scope)) return false;
  const { process } = releaseOf(execution, scope.content);
  const element = process.elements[process.flows[flow]!.target]!;
  const consumed = element.incoming.length > 1 ? join(execution, { scope, element, definition: process }, flow) : [flow];
  if (consumed && element.kind === 'complexGateway') resolveStopped(execution, scopeId);
  if (consumed) enter(execution, { scope: scopeId, element: element.id, consumed });
  return consumed !== null;
}

/** What had stopped the joins of a scope is over by what came since: those that still cannot go on say so again. */
export function resolveStopped(execution: Execution, scopeId: LocalId): void {
  for (const { id, scope, run, element } of Object.values(execution.state.incidents)) {
    if (scope === scopeId && run === null && element === null)
      emit(execution, { type: 'incident-resolved', incident: id, by: execution.head.actor });
  }
}

interface Join {
  readonly scope: DraftScope;
  readonly element: FlowElement;
  readonly definition: Definition;
}

/** What a join consumes, null while it waits; what joins nothing takes each token by itself. An inclusive join is decided when everything else stands still. */
function join(execution: Execution, { scope, element, definition }: Join, flow: string): readonly string[] | null {
  if (element.kind === 'parallelGateway') return joinParallel(scope, element);
  if (element.kind === 'inclusiveGateway') return null;
  if (element.kind === 'complexGateway') return joinComplex(execution, { scope: scope.id, element, definition });
  return [flow];
}

/** Let the joins of a scope go on that wait until everything stands still: inclusive ones, and complex ones that start or are reset. */
export function joinWaiting(execution: Execution, scopeId: LocalId): void {
  const scope = execution.state.scopes[scopeId]!;
  const definition = releaseOf(execution, scope.content).process;
  const targets = new Set([...scope.arrivals.map(flow => definition.flows[flow]!.target), ...Object.keys(scope.gates ?? {})]);
  for (const id of targets) {
    const element = definition.elements[id]!;
    const consumed = waitingJoin(execution, { scope: execution.state.scopes[scopeId]!, element, definition });
    if (consumed) enter(execution, { scope: scopeId, element: id, consumed });
  }
}

function waitingJoin(execution: Execution, { scope, element, definition }: Join): readonly string[] | null {
  if (element.kind === 'inclusiveGateway') return joinInclusive(scope, element, definition);
  if (element.kind === 'complexGateway') return settleComplex(execution, { scope: scope.id, element, definition });
  return null;
}
