import type { CaseDraft } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
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

/** Open a scope under a run (null: the root of the case) and queue its start events. */
export function openScope(execution: Execution, parent: Here | null, start: ScopeStart): LocalId {
  const { content, container, vars } = start;
  const at = { parent: parent?.scope ?? null, run: parent?.run ?? null };
  const scope = emit(execution, { type: 'scope-opened', ...at, content, container, private: { vars } });
  const drawn = execution.context.release(content)?.process.containers[container]?.starts ?? [];
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

/** End a run before its time (取消): its task, waits, incidents and inner scopes go with it. */
export function cancelRun(execution: Execution, scope: LocalId, run: LocalId): void {
  for (const inner of scopesUnder(execution.state, run)) endScope(execution, inner, 'cancelled');
  endRun(execution, scope, run);
}

/** End everything in a scope and close it, inner scopes first. */
export function cancelScope(execution: Execution, scope: LocalId, reason: 'cancelled' | 'terminated'): void {
  for (const run of Object.keys(execution.state.scopes[scope]?.runs ?? {})) {
    for (const inner of scopesUnder(execution.state, run)) endScope(execution, inner, 'cancelled');
  }
  endScope(execution, scope, reason);
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

function endScope(execution: Execution, scope: LocalId, reason: 'cancelled' | 'terminated'): void {
  for (const run of Object.keys(execution.state.scopes[scope]?.runs ?? {})) endRun(execution, scope, run);
  clearScopeWaits(execution, scope);
  for (const incident of Object.values(execution.state.incidents)) {
    if (incident.scope === scope) emit(execution, { type: 'incident-resolved', incident: incident.id, by: execution.head.actor });
  }
  emit(execution, { type: 'scope-closed', scope, reason });
}

function endRun(execution: Execution, scope: LocalId, run: LocalId): void {
  const { element } = execution.state.scopes[scope]!.runs[run]!;
  for (const task of Object.values(execution.state.tasks)) {
    if (task.run === run) emit(execution, { type: 'task-cancelled', task: task.id, reason: 'element-cancelled' });
  }
  clearWaits(execution, run);
  for (const incident of Object.values(execution.state.incidents)) {
    if (incident.run === run) emit(execution, { type: 'incident-resolved', incident: incident.id, by: execution.head.actor });
  }
  emit(execution, { type: 'element-cancelled', scope, run, element });
}
