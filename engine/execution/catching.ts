import type { FlowElement } from '../bpmn/definition.ts';
import type { LocalId } from '../cases/state.ts';
import { isInterrupted, startsOf } from './arming.ts';
import { startEventSubProcess } from './event-sub-processes.ts';
import type { Execution, Here } from './execution.ts';
import { findHere, isBody, isRestoring, scopeOf } from './execution.ts';
import { cancelRun } from './scopes.ts';

/** What catches an error or escalation: a boundary event of `host`, or the start of an event sub-process of `scope`. */
export interface Catcher {
  readonly scope: LocalId;
  readonly element: FlowElement;
  readonly host?: Here;
}

/** Something thrown outward (向外抛出) by its kind and code; without a code only a catch without code takes it. */
export interface Thrown {
  readonly type: 'error' | 'escalation';
  readonly code: string;
}

/**
 * Find what catches something thrown in a scope, the innermost first (clauses 10.5.7, 13.5.3): event sub-processes of the scope, then the boundary
 * events of the activity that opened it, then the same one scope further out, across called processes. On one level a catch that names the code
 * goes before one that takes any. An event sub-process never catches what it throws itself.
 */
export function findCatcher(execution: Execution, from: LocalId, thrown: Thrown): Catcher | undefined {
  let inside: LocalId | null = null;
  for (let id: LocalId | null = from; id !== null; ) {
    const { parent, run }: { readonly parent: LocalId | null; readonly run: LocalId | null } = scopeOf(execution, id);
    const found =
      amongStarts(execution, { scope: id, inside }, thrown) ??
      (parent === null || run === null ? undefined : amongBoundaries(execution, { scope: parent, run }, thrown));
    if (found) return found;
    inside = run;
    id = parent;
  }
  return undefined;
}

function amongStarts(
  execution: Execution,
  at: { readonly scope: LocalId; readonly inside: LocalId | null },
  thrown: Thrown,
): Catcher | undefined {
  const scope = scopeOf(execution, at.scope);
  const host = scope.parent === null || scope.run === null ? undefined : findHere(execution, scope.parent, scope.run);
  if (isBody(execution, scope) || (host && isRestoring(host))) return undefined;
  const thrower = at.inside === null ? undefined : scope.runs[at.inside]?.element;
  const starts = startsOf(execution, at.scope).filter(({ container }) => container !== thrower);
  const element = bestOf(starts, thrown);
  return element && !isInterrupted(execution, at.scope) ? { scope: at.scope, element } : undefined;
}

function amongBoundaries(
  execution: Execution,
  at: { readonly scope: LocalId; readonly run: LocalId },
  thrown: Thrown,
): Catcher | undefined {
  const host = findHere(execution, at.scope, at.run);
  // The boundary events of a multi-instance activity stand on the activity, not on each instance.
  if (!host || host.loop !== undefined || isRestoring(host)) return undefined;
  const boundaries = host.element.boundary.map(id => host.definition.elements[id]!);
  const element = bestOf(boundaries, thrown);
  return element && { scope: at.scope, element, host };
}

function bestOf(elements: readonly FlowElement[], { type, code }: Thrown): FlowElement | undefined {
  const catching = elements.filter(({ event }) => event?.type === type);
  const named = catching.find(({ event }) => codeOf(event) === code);
  return named ?? catching.find(({ event }) => codeOf(event) === undefined);
}

function codeOf(event: FlowElement['event']): string | undefined {
  return event?.type === 'error' || event?.type === 'escalation' ? event.code : undefined;
}

/** Go on where something thrown was caught: the event sub-process starts, or the boundary event fires. */
export function goOnAt(execution: Execution, { scope, element, host }: Catcher): void {
  if (host) fireBoundary(execution, host, element);
  else startEventSubProcess(execution, scope, element);
}

/** A boundary event has come (边界事件): it is left as done; an interrupting one cancels its activity first. */
export function fireBoundary(execution: Execution, { scope, run }: Here, boundary: FlowElement): void {
  if (boundary.interrupting !== false) cancelRun(execution, scope, run);
  execution.queue.push({ do: 'enter', scope, element: boundary.id, consumed: [], done: true });
}
