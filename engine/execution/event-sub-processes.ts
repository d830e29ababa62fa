import type { FlowElement } from '../bpmn/definition.ts';
import type { LocalId } from '../cases/state.ts';
import { isInterrupted } from './arming.ts';
import type { Execution } from './execution.ts';
import { emit, releaseOf, scopeOf } from './execution.ts';
import { cancelRun } from './scopes.ts';
import { bodyVariables } from './variables.ts';
import { clearScopeWaits } from './waits.ts';

/**
 * Start an event sub-process (事件子流程) of a scope by its start event (clause 13.5.4). Interrupting: every other run and token of the scope
 * ends first, and no other event sub-process of it can start; the scope closes when this one is through. Else it runs beside, any number of times.
 * People can start nothing more in an ad-hoc sub-process that is interrupted.
 */
export function startEventSubProcess(execution: Execution, scope: LocalId, start: FlowElement): void {
  if (!execution.state.scopes[scope] || isInterrupted(execution, scope)) return;
  const interrupting = start.interrupting !== false;
  if (interrupting) interrupt(execution, scope);
  const consumed = interrupting ? [...scopeOf(execution, scope).arrivals] : [];
  const run = emit(execution, { type: 'element-entered', scope, element: start.container, consumed });
  execution.queue.push({ do: 'execute', scope, run });
}

function interrupt(execution: Execution, scope: LocalId): void {
  for (const run of Object.keys(scopeOf(execution, scope).runs)) cancelRun(execution, scope, run);
  for (const element of Object.keys(scopeOf(execution, scope).gates ?? {}))
    emit(execution, { type: 'gateway-reset', scope, element, consumed: [] });
  clearScopeWaits(execution, scope);
  const { content, container } = scopeOf(execution, scope);
  if (releaseOf(execution, content).process.elements[container]?.adHoc)
    emit(execution, { type: 'variable-set', scope, name: bodyVariables.ending, private: { value: true } });
}
