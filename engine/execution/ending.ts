import { endCase } from '../cases/end-case.ts';
import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import { isKept } from './compensables.ts';
import type { Execution, Here } from './execution.ts';
import { findHere, isBody, isRestoring, scopeOf } from './execution.ts';
import { finishBody, keepOutput } from './multi-instance.ts';
import { cancelScope, closeScope } from './scopes.ts';
import { evaluateMappings } from './values.ts';
import { setVariable } from './variables.ts';

/** Close a scope whose tokens are all gone (完成): its results pass outward and the run that opened it completes; the root ends the case. */
export function completeScope(execution: Execution, id: LocalId): void {
  leaveScope(execution, id, keep => closeScope(execution, id, 'completed', keep));
}

/** Complete a scope although something in it still runs, which is cancelled (即席子流程取消其余). */
export function completeEarly(execution: Execution, id: LocalId): void {
  leaveScope(execution, id, keep => cancelScope(execution, id, 'completed', keep));
}

/** End a scope with everything in it (终止结束事件); the activity that opened it completes, the root ends the case. */
export function terminateScope(execution: Execution, id: LocalId): void {
  leaveScope(execution, id, () => cancelScope(execution, id, 'terminated'));
}

function leaveScope(execution: Execution, id: LocalId, close: (keep: boolean) => void): void {
  const scope = scopeOf(execution, id);
  const host = scope.parent !== null && scope.run !== null ? findHere(execution, scope.parent, scope.run) : undefined;
  if (!host) {
    endCase(execution, () => close(false));
    return;
  }
  if (isBody(execution, scope)) finishBody(execution, host, scope);
  else if (!isRestoring(host)) passOutward(execution, host, scope);
  close(isKept(execution, host, scope));
  execution.queue.push({ do: 'complete', scope: host.scope, run: host.run });
}

function passOutward(execution: Execution, host: Here, scope: DraftScope): void {
  const { element } = host;
  const values = evaluateMappings(execution, { scope: scope.id, run: null }, element.out);
  for (const [name, value] of Object.entries(values)) setVariable(execution, host.scope, { name, value });
  keepOutput(execution, host, element.kind === 'callActivity' ? host : { scope: scope.id, run: null });
}
