import type { FlowElement } from '../bpmn/definition.ts';
import { findCompensated } from '../cases/compensating.ts';
import type { DraftScope } from '../cases/draft.ts';
import { isEmpty } from '../cases/maps.ts';
import type { Compensable, LocalId } from '../cases/state.ts';
import { calledRelease } from './called.ts';
import { compensationOf, handlerOf } from './compensables.ts';
import type { Execution, Here } from './execution.ts';
import { emit, findHere, isBody, isRepeated, isRestoring, releaseOf, scopeOf } from './execution.ts';
import { chooseAll, takeFlow } from './flows.ts';
import { clearScopeWaits } from './waits.ts';

/**
 * Throw compensation (抛出补偿, clause 13.5.5.2): the named activity, each time it was completed, or everything completed in the scope, the last
 * completed first and one after the other. Thrown inside an event sub-process it means the scope around that. True: nothing to wait for.
 * A thrower that does not wait sends its token on at once; its run stays until all is done.
 */
export function throwCompensation(execution: Execution, here: Here): boolean {
  const { event } = here.element;
  if (event?.type !== 'compensation') return true;
  const scope = findTarget(execution, here, event.activity);
  const chosen = (scope?.compensable ?? []).filter(({ element }) => event.activity === undefined || element === event.activity);
  if (!scope || chosen.length === 0) return true;
  startCompensation(execution, here, { scope: scope.id, chosen, ...(event.waits ? {} : { passed: true }) });
  if (!event.waits) for (const flow of chooseAll(execution, here)) takeFlow(execution, here, flow, false);
  return false;
}

/** Begin to undo activities of a scope, the newest of `chosen` first; `here` is the run that waits for it. */
export function startCompensation(
  execution: Execution,
  { scope, run, element }: Here,
  what: { readonly scope: LocalId; readonly chosen: readonly Compensable[]; readonly passed?: true },
): void {
  const activities = what.chosen.map(({ id }) => id).reverse();
  const passed = what.passed ? { passed: what.passed } : {};
  emit(execution, { type: 'compensation-started', scope: what.scope, element: element.id, activities, by: { scope, run }, ...passed });
  execution.queue.push({ do: 'compensate', scope, run });
}

/** The scope whose activities are meant: around event sub-processes, and outward to the level of a named activity within the process. */
function findTarget(execution: Execution, here: Here, activity: string | undefined): DraftScope | undefined {
  const named = activity === undefined ? undefined : here.definition.elements[activity];
  for (let id: LocalId | null = here.scope; id !== null; ) {
    const scope: DraftScope = scopeOf(execution, id);
    if (named ? isLevelOf(execution, scope, named) : !isInEvent(here, scope)) return scope;
    if (scope.container === here.definition.id) return undefined;
    id = scope.parent;
  }
  return undefined;
}

function isLevelOf(execution: Execution, scope: DraftScope, { container }: FlowElement): boolean {
  return scope.container === container && !isBody(execution, scope);
}

function isInEvent({ definition }: Here, { container }: DraftScope): boolean {
  return definition.elements[container]?.kind === 'eventSubProcess';
}

/** Go on with what a run compensates: the next handler, or, when all is done, the run itself. Nothing while a handler is at work. */
export function continueCompensation(execution: Execution, at: { readonly scope: LocalId; readonly run: LocalId }): void {
  const here = findHere(execution, at.scope, at.run);
  const compensating = here && execution.state.scopes[at.scope]!.runs[at.run]!.compensating;
  if (!here || !compensating) return;
  const scope = scopeOf(execution, compensating.scope);
  const [next] = compensating.left;
  if (!next) finish(execution, here, scope);
  else if (!Object.values(scope.runs).some(({ compensates }) => compensates === next.id)) undo(execution, scope, next);
}

/** What was taken up again to be undone closes now, or later by itself where a boundary event of a handler has led to more. */
function finish(execution: Execution, here: Here, scope: DraftScope): void {
  if (isRestoring(here)) {
    if (isBusy(execution, scope)) return;
    const { id } = scope;
    clearScopeWaits(execution, id);
    emit(execution, { type: 'scope-closed', scope: id, reason: 'completed' });
  }
  execution.queue.push({ do: 'complete', scope: here.scope, run: here.run });
}

/** true: tokens stand in the scope, or are on their way into it. */
function isBusy({ queue }: Execution, { id, runs, arrivals }: DraftScope): boolean {
  return !isEmpty(runs) || arrivals.length > 0 || queue.some(work => work.do === 'enter' && work.scope === id);
}

/** Undo one completed activity: its handler runs, or the sub-process is taken up again to undo what was done in it. */
function undo(execution: Execution, scope: DraftScope, { id, element: name, loop, inner, partial }: Compensable): void {
  const definition = releaseOf(execution, scope.content).process;
  const done = definition.elements[name]!;
  const byInstance = isRepeated(done) && loop === undefined && inner !== undefined;
  const handler = partial || byInstance ? undefined : handlerOf(definition, done);
  const element = handler ?? name;
  // A handler that is itself repeated counts its own instances.
  const counted = loop === undefined || (handler !== undefined && isRepeated(definition.elements[handler]!)) ? {} : { loop };
  const run = emit(execution, { type: 'element-entered', scope: scope.id, element, consumed: [], ...counted, compensates: id });
  execution.queue.push({ do: 'execute', scope: scope.id, run });
}

/**
 * Take up a completed sub-process, called process or repeated activity again (clause 13.5.5.1): a scope with the variables of its completion, where its
 * compensation event sub-process runs or, without one, its inner activities are undone.
 */
export function restore(execution: Execution, here: Here): void {
  const { scope: parent, run } = here;
  const activity = here.compensates!;
  const { content, container } = insideOf(execution, here);
  const scope = emit(execution, { type: 'scope-opened', parent, run, content, container, restores: activity, private: { vars: {} } });
  const open = scopeOf(execution, scope);
  const partial = findCompensated(execution.state, activity)?.partial;
  const drawn = partial || isBody(execution, open) ? undefined : compensationOf(releaseOf(execution, content).process, container);
  if (drawn === undefined) startCompensation(execution, here, { scope, chosen: open.compensable ?? [] });
  else execution.queue.push({ do: 'enter', scope, element: drawn, consumed: [] });
}

function insideOf(execution: Execution, here: Here): { readonly content: string; readonly container: string } {
  const { element, release, loop } = here;
  if (element.kind !== 'callActivity' || (isRepeated(element) && loop === undefined))
    return { content: release.content, container: element.id };
  const { content, process } = calledRelease(execution, here);
  return { content, container: process.id };
}
