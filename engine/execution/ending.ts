import { endCase } from '../cases/end-case.ts';
import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import type { Execution, Here } from './execution.ts';
import { emit, findHere, isBody, scopeOf } from './execution.ts';
import { finishBody, keepOutput } from './multi-instance.ts';
import { cancelScope } from './scopes.ts';
import { evaluateMappings } from './values.ts';
import { setVariable } from './variables.ts';
import { clearScopeWaits } from './waits.ts';

/** Close a scope whose tokens are all gone (完成): its results pass outward and the run that opened it completes; the root ends the case. */
export function completeScope(execution: Execution, id: LocalId): void {
  leaveScope(execution, id, () => {
    clearScopeWaits(execution, id);
    emit(execution, { type: 'scope-closed', scope: id, reason: 'completed' });
  });
}

/** End a scope with everything in it (终止结束事件); the activity that opened it completes, the root ends the case. */
export function terminateScope(execution: Execution, id: LocalId): void {
  leaveScope(execution, id, () => cancelScope(execution, id, 'terminated'));
}

function leaveScope(execution: Execution, id: LocalId, close: () => void): void {
  const scope = scopeOf(execution, id);
  const host = scope.parent !== null && scope.run !== null ? findHere(execution, scope.parent, scope.run) : undefined;
  if (!host) {
    endCase(execution, close);
    return;
  }
  if (isBody(execution, scope)) finishBody(execution, host, scope);
  else passOutward(execution, host, scope);
  close();
  execution.queue.push({ do: 'complete', scope: host.scope, run: host.run });
}

function passOutward(execution: Execution, host: Here, scope: DraftScope): void {
  const { element } = host;
  const values = evaluateMappings(execution, { scope: scope.id, run: null }, element.out);
  for (const [name, value] of Object.entries(values)) setVariable(execution, host.scope, { name, value });
  keepOutput(execution, host, element.kind === 'callActivity' ? host : { scope: scope.id, run: null });
}
