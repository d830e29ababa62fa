import type { AdHoc } from '../bpmn/definition.ts';
import { activityKinds } from '../bpmn/families.ts';
import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import { completeEarly, completeScope } from './ending.ts';
import type { Execution, Here } from './execution.ts';
import { emit, findHere, isBody, isRestoring, releaseOf, scopeOf } from './execution.ts';
import type { isTrue } from './values.ts';
import { bodyVariables } from './variables.ts';

/** The ad-hoc sub-process (即席子流程) whose inside a scope is; undefined for every other scope. */
export function adHocOf(execution: Execution, scope: DraftScope): AdHoc | undefined {
  if (scope.parent === null) return undefined;
  const element = releaseOf(execution, scope.content).process.elements[scope.container];
  if (!element?.adHoc || isBody(execution, scope)) return undefined;
  // One that is only taken up again to undo what was done in it waits for nobody.
  const host = scope.run === null ? undefined : findHere(execution, scope.parent, scope.run);
  return host && isRestoring(host) ? undefined : element.adHoc;
}

/** true: the completion condition has held and what still runs is waited for: nothing new begins. */
export function isEnding({ vars }: Pick<DraftScope, 'vars'>): boolean {
  return vars[bodyVariables.ending] === true;
}

/** true: one activity at a time, and one runs. Tokens that wait at a join hold nobody up. */
export function isBusy(execution: Execution, scope: DraftScope): boolean {
  return adHocOf(execution, scope)?.ordering === 'sequential' && Object.keys(scope.runs).length > 0;
}

/** true: nothing new begins in an ad-hoc scope now, a token has to wait before it enters anything: one at a time, or the end has come (clause 13.3.5). */
export function holdsBack(execution: Execution, scope: DraftScope): boolean {
  return adHocOf(execution, scope) !== undefined && (isEnding(scope) || isBusy(execution, scope));
}

/** What the completion of an activity makes of the count of its ad-hoc sub-process; undefined elsewhere. */
export function countActivity(execution: Execution, here: Here): number | undefined {
  return isInside(execution, here) ? (scopeOf(execution, here.scope).completed ?? 0) + 1 : undefined;
}

function isInside(execution: Execution, { scope, element, definition, compensates }: Here): boolean {
  const open = execution.state.scopes[scope];
  return (
    open !== undefined &&
    open.parent !== null &&
    definition.elements[open.container]?.adHoc !== undefined &&
    activityKinds.has(element.kind) &&
    compensates === undefined
  );
}

/**
 * Look at the completion condition each time an activity of an ad-hoc sub-process has completed (clause 13.3.5): once it holds, the rest is cancelled
 * and the sub-process completes, or the rest is waited for and nothing new begins.
 */
export function lookAtCompletion(execution: Execution, here: Here, holds: typeof isTrue): void {
  if (!isInside(execution, here)) return;
  const { completion, cancelRemaining } = adHocOf(execution, scopeOf(execution, here.scope))!;
  if (completion === undefined || isEnding(scopeOf(execution, here.scope))) return;
  if (!holds(execution, { scope: here.scope, run: null }, completion)) return;
  if (cancelRemaining) completeEarly(execution, here.scope);
  else emit(execution, { type: 'variable-set', scope: here.scope, name: bodyVariables.ending, private: { value: true } });
}

/**
 * An ad-hoc sub-process in which nothing runs: it completes when its condition has held, or, without a condition, when at least one activity was
 * done; else it waits for somebody to start one.
 */
export function endAdHoc(execution: Execution, id: LocalId): void {
  const scope = scopeOf(execution, id);
  const { completion } = adHocOf(execution, scope)!;
  if (isEnding(scope) || (completion === undefined && (scope.completed ?? 0) > 0 && scope.arrivals.length === 0))
    completeScope(execution, id);
}
