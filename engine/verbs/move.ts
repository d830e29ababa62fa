import { isInterrupted, queueArming } from '../execution/arming.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { cancelRun } from '../execution/scopes.ts';
import type { LocalId, Run } from '../cases/state.ts';
import type { Move } from './plan.ts';

/** How the target of a move is entered. */
export type Entering = Pick<Run, 'pinned' | 'resumeAt' | 'clockOf'>;

/** Carry out a planned move (令牌迁移): what cannot stand beside the target goes, then the target is entered and queued. */
export function applyMove(execution: Execution, move: Move, entering: Entering = {}): LocalId {
  const { scope, to, runs, withdrawn, restored, reset } = move;
  const interrupted = isInterrupted(execution, scope);
  for (const run of runs) if (execution.state.scopes[scope]?.runs[run]) cancelRun(execution, scope, run);
  if (withdrawn.length > 0) emit(execution, { type: 'tokens-withdrawn', scope, flows: [...withdrawn] });
  for (const element of reset) emit(execution, { type: 'gateway-reset', scope, element, consumed: [] });
  for (const flow of restored) emit(execution, { type: 'flow-taken', scope, flow });
  for (const { id, scope: at, run, element } of Object.values(execution.state.incidents)) {
    if (at === scope && run === null && element === null)
      emit(execution, { type: 'incident-resolved', incident: id, by: execution.head.actor });
  }
  // The event sub-processes of a level wait again once the one that interrupted it is gone.
  if (interrupted) queueArming(execution, scope);
  const run = emit(execution, { type: 'element-entered', scope, element: to, consumed: [], ...entering });
  execution.queue.push({ do: 'execute', scope, run });
  return run;
}
