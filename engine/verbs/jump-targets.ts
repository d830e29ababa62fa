import type { FlowElement } from '../bpmn/definition.ts';
import type { Context } from '../cases/context.ts';
import type { CaseState, LocalId, Run, Scope } from '../cases/state.ts';
import type { Level } from './concurrency.ts';
import { isJoin } from './net.ts';
import type { Move } from './plan.ts';
import { isToken, levelOfScope, placeOf, planMove, runsUnder } from './plan.ts';
import type { CancelledTask } from './preview-return.ts';
import { tasksOf } from './preview-return.ts';

/** Where a token stands that is to jump: a run, or null for a stuck scope whose tokens wait at joins for ever. */
export interface JumpFrom {
  readonly scope: LocalId;
  readonly run: LocalId | null;
}

/** An element a token can jump to (可跳转的环节), and the open tasks that would be cancelled. */
export interface JumpTarget {
  readonly element: string;
  readonly kind: FlowElement['kind'];
  readonly name: string;
  readonly cancels: readonly CancelledTask[];
}

/** A target with what the command needs to carry it out. */
export interface PlannedJump extends JumpTarget {
  readonly move: Move;
}

/** Elements that are not entered by a token of their level. */
const closed: ReadonlySet<FlowElement['kind']> = new Set(['startEvent', 'boundaryEvent', 'eventSubProcess']);

/** Where a token can jump to, for the page: the same plans the command carries out (跳转预览). */
export function jumpTargets(state: CaseState, context: Context, from: JumpFrom): JumpTarget[] {
  return planJumps(state, context, from).map(({ move: _, ...target }) => target);
}

/**
 * Plan every jump of a token: to any element of its level but joins, starts, boundary events, event sub-processes and compensation handlers, and not
 * into a branch beside its own.
 */
export function planJumps(state: CaseState, context: Context, { scope: id, run }: JumpFrom): PlannedJump[] {
  const scope = state.scopes[id];
  const definition = scope && context.release(scope.content)?.process;
  const level = scope && levelOfScope(context, scope);
  if (!scope || !definition || !level) return [];
  const at = run === null ? null : scope.runs[run];
  // An instance of a repeated activity stands in a scope of its own, which has no level to jump on.
  if (at === undefined || (at && definition.elements[at.element]?.container !== scope.container)) return [];
  const drawn = (definition.containers[scope.container]?.elements ?? []).map(element => definition.elements[element]!);
  return drawn
    .filter(element => isOpen(element) && isReachable(level, at, element))
    .map(element => planJump(state, { scope, run, level, element }));
}

function isOpen(element: FlowElement): boolean {
  return !closed.has(element.kind) && !isJoin(element) && !element.forCompensation;
}

function isReachable(level: Level, at: Run | null, { id }: FlowElement): boolean {
  return at === null || (isToken(at) && at.element !== id && !level.together(at.element, id) && !level.together(placeOf(at), id));
}

function planJump(
  state: CaseState,
  {
    scope,
    run,
    level,
    element,
  }: { readonly scope: Scope; readonly run: LocalId | null; readonly level: Level; readonly element: FlowElement },
): PlannedJump {
  // In a stuck scope every token waits in vain: all of them go.
  const planned = planMove(level, run === null ? { ...scope, arrivals: [] } : scope, element.id);
  const move = run === null ? { ...planned, withdrawn: scope.arrivals } : planned;
  const others = move.runs.flatMap(one => runsUnder(state, one)).filter(one => one !== run);
  return { element: element.id, kind: element.kind, name: element.name ?? element.id, cancels: tasksOf(state, others), move };
}
