import type { Expression, FlowElement } from '../bpmn/definition.ts';
import { isEmpty } from '../cases/maps.ts';
import type { LocalId, Wait } from '../cases/state.ts';
import { limits } from '../limits.ts';
import type { Execution, Here } from './execution.ts';
import { emit } from './execution.ts';
import { Fault } from './fault.ts';
import { timingOf } from './timers.ts';
import type { Place } from './values.ts';
import { evaluateExpression } from './values.ts';

/** What the clock of a task says to a timer that follows it (步骤时限届满). Nobody else can say it. */
export const limitOver = 'limit-over';

/**
 * Open what a catching element waits for, on the run of `here`: for boundary events and event-based gateways another element's, for the start of an
 * event sub-process none.
 */
export function awaitEvent(execution: Execution, here: Place, element: FlowElement): void {
  checkRoom(execution);
  const { event, message } = element;
  const at = { scope: here.scope, run: here.run, element: element.id };
  if (message) awaitMessage(execution, here, { element, kind: 'message', name: message.name, correlation: message.correlation });
  else if (event?.type === 'message')
    awaitMessage(execution, here, { element, kind: 'message', name: event.name, correlation: event.correlation });
  else if (event?.type === 'signal') awaitMessage(execution, here, { element, kind: 'signal', name: event.name });
  else if (event?.type === 'timer' && event.follows) {
    emit(execution, { type: 'message-awaited', wait: { kind: 'message', ...at, name: limitOver, key: null } });
  } else if (event?.type === 'timer') {
    // What interrupts nothing goes on beside the rest: without a firing left it is just not there.
    const timing = timingOf(execution, here, event, element.interrupting === false);
    if (timing) emit(execution, { type: 'timer-set', wait: { kind: 'timer', ...at, ...timing, occurrence: 0 } });
  } else if (event?.type === 'conditional') {
    emit(execution, { type: 'condition-awaited', wait: { kind: 'condition', ...at, holds: false } });
  }
}

function awaitMessage(
  execution: Execution,
  here: Place,
  awaited: { readonly element: FlowElement; readonly kind: 'message' | 'signal'; readonly name: string; readonly correlation?: Expression },
): void {
  const { kind, name, element, correlation } = awaited;
  const key = correlation === undefined ? null : keyOf(evaluateExpression(execution, here, correlation));
  emit(execution, { type: 'message-awaited', wait: { kind, scope: here.scope, run: here.run, element: element.id, name, key } });
}

/** A correlation key (关联键) as text. */
export function keyOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A fault when the case already waits for as much as one case may. */
export function checkRoom(execution: Execution): void {
  const open = Object.keys(execution.state.tasks).length + Object.keys(execution.state.waits).length;
  if (open < limits.openWaits) return;
  throw new Fault('too-many-waits', {
    zh: `一个办件最多同时等待 ${limits.openWaits} 项，现已达到上限。请检查流程的多实例或循环。`,
    en: `Expected at most ${limits.openWaits} open tasks and waits in a case, but the limit is reached. Check loops and multi-instance activities.`,
  });
}

/** Waits that belong to a run. */
export function waitsOf(execution: Execution, run: LocalId): Wait[] {
  const found: Wait[] = [];
  for (const wait of Object.values(execution.state.waits)) if (wait.run === run) found.push(wait);
  return found;
}

/** Clear every wait of a run, except one that has just gone by itself, and the incidents of its events. */
export function clearWaits(execution: Execution, run: LocalId): void {
  for (const wait of waitsOf(execution, run)) emit(execution, { type: 'wait-cleared', wait: wait.id });
  if (isEmpty(execution.state.incidents)) return;
  for (const incident of Object.values(execution.state.incidents)) if (incident.run === run) resolve(execution, incident.id);
}

/** Clear what stands on a scope itself: the waits of its event sub-processes, and incidents that hang on no run of it. */
export function clearScopeWaits(execution: Execution, scope: LocalId): void {
  for (const wait of Object.values(execution.state.waits))
    if (wait.run === null && wait.scope === scope) emit(execution, { type: 'wait-cleared', wait: wait.id });
  for (const incident of Object.values(execution.state.incidents))
    if (incident.run === null && incident.scope === scope) resolve(execution, incident.id);
}

function resolve(execution: Execution, incident: LocalId): void {
  emit(execution, { type: 'incident-resolved', incident, by: execution.head.actor });
}

/** Open the waits of the boundary events (边界事件) of an activity whose run has begun to wait; those of one that is tried again may stand still. */
export function attachBoundary(execution: Execution, here: Here): void {
  const { boundary } = here.element;
  if (boundary.length === 0) return;
  const standing = new Set(waitsOf(execution, here.run).map(({ element }) => element));
  for (const id of boundary) if (!standing.has(id)) awaitEvent(execution, here, here.definition.elements[id]!);
}
