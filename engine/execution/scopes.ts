import { findThrower } from '../cases/compensating.ts';
import type { CaseDraft } from '../cases/draft.ts';
import { forgetting } from '../cases/forgetting.ts';
import type { Compensating, LocalId, Run } from '../cases/state.ts';
import type { Execution, Here } from './execution.ts';
import { emit } from './execution.ts';
import { Fault } from './fault.ts';
import { queueArming } from './arming.ts';
import { clearScopeWaits, clearWaits } from './waits.ts';

/** What a new scope runs. */
export interface ScopeStart {
  readonly content: string;
  readonly container: string;
  readonly vars: Record<string, unknown>;
  /** Elements to enter; absent: the start events drawn. */
  readonly starts?: readonly string[];
}

/** Open a scope under a run (null: the root of the case) and queue its start events. The data objects drawn in it are null at first (数据对象). */
export function openScope(execution: Execution, parent: Here | null, start: ScopeStart): LocalId {
  const { content, container, vars } = start;
  const inside = execution.context.release(content)?.process.containers[container];
  const declared = inside?.dataObjects ?? [];
  const scope = emit(execution, {
    type: 'scope-opened',
    parent: parent?.scope ?? null,
    run: parent?.run ?? null,
    content,
    container,
    private: { vars: declared.length === 0 ? { ...vars } : { ...Object.fromEntries(declared.map(name => [name, null])), ...vars } },
  });
  const drawn = inside?.starts ?? [];
  const starts = start.starts ?? drawn;
  queueArming(execution, scope);
  if (drawn.length === 0 && !start.starts) {
    throw new Fault('no-start', {
      zh: '流程中应有一个无触发条件的开始事件，但没有找到。请在流程中画出开始事件。',
      en: 'Expected a start event without a trigger, but the process has none. Draw one.',
    });
  }
  for (const element of starts) execution.queue.push({ do: 'enter', scope, element, consumed: [] });
  return scope;
}

/** How things are ended before their time. `undoable`: what was completed inside stays known, for the cancel of a transaction undoes it. */
export interface Ending {
  readonly reason: 'completed' | 'cancelled' | 'terminated';
  readonly undoable?: boolean;
}

/** End a run before its time (取消): its task, waits, incidents and inner scopes go with it. */
export function cancelRun(execution: Execution, scope: LocalId, run: LocalId, how: Ending = { reason: 'cancelled' }): void {
  const inner = scopesUnder(execution.state, run);
  for (const id of inner) endThrowers(execution, id, how);
  for (const id of inner) endScope(execution, id, how);
  endRun(execution, scope, run, how);
}

/** What throws compensation (抛出补偿) goes before its handlers do: what they have not undone yet is given back first. */
function endThrowers(execution: Execution, scope: LocalId, how: Ending): void {
  for (const [run, { compensating, compensates }] of Object.entries(execution.state.scopes[scope]?.runs ?? {}))
    if (compensating && compensates === undefined) endRun(execution, scope, run, how);
}

/** End everything in a scope and close it, inner scopes first. `keep`: what can be compensated in it stays with the run that opened it. */
export function cancelScope(execution: Execution, scope: LocalId, reason: Ending['reason'], keep = false): void {
  for (const run of Object.keys(execution.state.scopes[scope]?.runs ?? {})) cancelRun(execution, scope, run);
  closeScope(execution, scope, reason, keep);
}

/** Scopes opened by a run, directly or further in, the innermost first. */
function scopesUnder(state: CaseDraft, run: LocalId): LocalId[] {
  const scopes = Object.values(state.scopes);
  const found = scopes.filter(scope => scope.run === run).map(({ id }) => id);
  for (let i = 0; i < found.length; i++) {
    for (const scope of scopes) if (scope.parent === found[i]) found.push(scope.id);
  }
  return found.reverse();
}

function endScope(execution: Execution, id: LocalId, how: Ending): void {
  const scope = execution.state.scopes[id];
  // That of a handler has gone with its thrower.
  if (!scope) return;
  for (const run of Object.keys(scope.runs)) endRun(execution, id, run, how);
  closeScope(execution, id, how.reason, how.undoable === true && scope.compensable !== undefined);
}

/** Close a scope in which nothing runs any more. */
export function closeScope(execution: Execution, scope: LocalId, reason: Ending['reason'], keep: boolean): void {
  clearScopeWaits(execution, scope);
  emit(execution, keep ? { type: 'scope-closed', scope, reason, keep } : { type: 'scope-closed', scope, reason });
}

function endRun(execution: Execution, scope: LocalId, run: LocalId, how: Ending): void {
  const open = execution.state.scopes[scope]?.runs[run];
  // A handler has gone with its thrower.
  if (!open) return;
  const { element, kept, compensates, compensating } = open;
  for (const task of Object.values(execution.state.tasks)) {
    if (task.run === run)
      emit(execution, { type: 'task-cancelled', task: task.id, reason: 'element-cancelled', ...forgetting(execution.state) });
  }
  clearWaits(execution, run);
  const thrower = compensates === undefined ? undefined : findThrower(execution.state, compensates);
  const keep = how.undoable && kept !== undefined && compensates === undefined;
  emit(execution, { type: 'element-cancelled', scope, run, element, ...(keep ? { compensable: true } : {}) });
  if (compensating) cancelHandlers(execution, compensating, how);
  // A handler that was cancelled counts as done: its thrower goes on with the next.
  if (thrower) execution.queue.push({ do: 'compensate', scope: thrower.scope.id, run: thrower.id });
}

/** The handler at work goes with the thrower that waits for it; what was not undone can be compensated again. */
function cancelHandlers(execution: Execution, { scope, left }: Compensating, how: Ending): void {
  const activities = new Set(left.map(({ id }) => id));
  const isHandler = ({ compensates }: Run) => compensates !== undefined && activities.has(compensates);
  for (const [run, open] of Object.entries(execution.state.scopes[scope]?.runs ?? {}))
    if (isHandler(open)) cancelRun(execution, scope, run, how);
}
