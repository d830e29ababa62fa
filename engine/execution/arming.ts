import type { Definition, EventDefinition, Expression, FlowElement } from '../bpmn/definition.ts';
import type { LocalId, Wait } from '../cases/state.ts';
import type { Execution, Work } from './execution.ts';
import { emit, releaseOf, scopeOf } from './execution.ts';
import { isKnownTrue } from './values.ts';
import { awaitEvent } from './waits.ts';

/** Triggers that come from outside and are awaited; errors and escalations are looked for when they are thrown. */
const awaited: ReadonlySet<EventDefinition['type']> = new Set(['message', 'signal', 'timer', 'conditional']);

/** Most levels have no event sub-process: nothing is made for them. */
const none: readonly never[] = [];

/** The start event of an event sub-process (事件子流程的开始事件); undefined for a model that has none. */
export function startOf(definition: Definition, eventSubProcess: string): FlowElement | undefined {
  const ids = definition.containers[eventSubProcess]?.elements ?? [];
  return ids.map(id => definition.elements[id]!).find(({ kind }) => kind === 'startEvent');
}

/** Start events of the event sub-processes drawn on the level of a scope. */
export function startsOf(execution: Execution, scopeId: LocalId): readonly FlowElement[] {
  const scope = scopeOf(execution, scopeId);
  const { process } = releaseOf(execution, scope.content);
  const drawn = process.containers[scope.container]?.eventSubProcesses ?? none;
  return drawn.length === 0 ? none : drawnStarts(process, scope.container, drawn);
}

/** A definition never changes: what starts the event sub-processes of its levels is looked for once. */
const startsByLevel = new WeakMap<Definition, Map<string, readonly FlowElement[]>>();

function drawnStarts(process: Definition, level: string, drawn: readonly string[]): readonly FlowElement[] {
  const known = startsByLevel.get(process) ?? new Map<string, readonly FlowElement[]>();
  const starts = known.get(level);
  if (starts) return starts;
  const found = drawn.flatMap(id => startOf(process, id) ?? []);
  startsByLevel.set(process, known.set(level, found));
  return found;
}

/** Queue the waits of the event sub-processes of a scope: they stand before anything in it runs. `again`: it is not opened now, one had interrupted it. */
export function queueArming(execution: Execution, scope: LocalId, again?: true): void {
  for (const { id, event } of startsOf(execution, scope)) {
    if (event && awaited.has(event.type)) execution.queue.push({ do: 'arm', scope, element: id, ...(again ? { again } : {}) });
  }
}

/** Wait for the start of one event sub-process, unless it is waited for already, for as long as the scope is open and has not been interrupted (clause 13.5.4). */
export function arm(execution: Execution, { scope, element: start, again }: Extract<Work, { do: 'arm' }>): void {
  if (!execution.state.scopes[scope] || isInterrupted(execution, scope)) return;
  const element = startsOf(execution, scope).find(({ id }) => id === start);
  const stands = Object.values(execution.state.waits).some(wait => wait.scope === scope && wait.run === null && wait.element === start);
  if (!element || stands) return;
  awaitEvent(execution, { scope, run: null }, element);
  if (again && element.event?.type === 'conditional') noteHolding(execution, { scope, element: start }, element.event.condition);
}

/** A condition that holds still when it is looked for again has not become true: only its next change is the event. */
function noteHolding(execution: Execution, { scope, element }: Pick<Wait, 'scope' | 'element'>, condition: Expression): void {
  if (!isKnownTrue(execution, { scope, run: null }, condition)) return;
  const wait = Object.values(execution.state.waits).find(one => one.scope === scope && one.run === null && one.element === element);
  if (wait) emit(execution, { type: 'condition-changed', wait: wait.id, holds: true });
}

/** true: an interrupting event sub-process has taken the scope over; nothing else starts in it any more. */
export function isInterrupted(execution: Execution, scopeId: LocalId): boolean {
  const starts = startsOf(execution, scopeId);
  if (starts.length === 0) return false;
  const interrupting = starts.filter(start => start.interrupting !== false && start.event?.type !== 'compensation');
  if (interrupting.length === 0) return false;
  const running = new Set(Object.values(scopeOf(execution, scopeId).runs).map(({ element }) => element));
  return interrupting.some(({ container }) => running.has(container));
}
