import { endCase } from '../cases/end-case.ts';
import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import type { Execution, Here } from './execution.ts';
import { emit, findHere, isBody, scopeOf } from './execution.ts';
import { finishBody, keepOutput } from './multi-instance.ts';
import { cancelScope } from './scopes.ts';
import { evaluateMappings } from './values.ts';
import { setVariable } from './variables.ts';

/** Close a scope whose tokens are all gone (完成): its results pass outward and the run that opened it completes; the root ends the case. */
export function completeScope(x: Execution, id: LocalId): void {
  leaveScope(x, id, () => emit(x, { type: 'scope-closed', scope: id, reason: 'completed' }));
}

/** End a scope with everything in it (终止结束事件); the activity that opened it completes, the root ends the case. */
export function terminateScope(x: Execution, id: LocalId): void {
  leaveScope(x, id, () => cancelScope(x, id, 'terminated'));
}

function leaveScope(x: Execution, id: LocalId, close: () => void): void {
  const scope = scopeOf(x, id);
  const host = scope.parent !== null && scope.run !== null ? findHere(x, scope.parent, scope.run) : undefined;
  if (!host) {
    endCase(x, close);
    return;
  }
  if (isBody(x, scope)) finishBody(x, host, scope);
  else passOutward(x, host, scope);
  close();
  x.queue.push({ do: 'complete', scope: host.scope, run: host.run });
}

function passOutward(x: Execution, host: Here, scope: DraftScope): void {
  const { element } = host;
  const values = evaluateMappings(x, { scope: scope.id, run: null }, element.out);
  for (const [name, value] of Object.entries(values)) setVariable(x, host.scope, { name, value });
  keepOutput(x, host, element.kind === 'callActivity' ? host : { scope: scope.id, run: null });
}
