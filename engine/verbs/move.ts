import { isInterrupted, queueArming } from '../execution/arming.ts';
import type { Execution } from '../execution/execution.ts';
import { emit, releaseOf, scopeOf } from '../execution/execution.ts';
import { resolveStopped } from '../execution/joins.ts';
import { cancelRun } from '../execution/scopes.ts';
import { isKnownTrue } from '../execution/values.ts';
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
  for (const element of reset) emit(execution, { type: 'gateway-reset', scope, element, consumed: lateAt(execution, scope, element) });
  for (const flow of restored) if (!startsGate(execution, scope, flow)) emit(execution, { type: 'flow-taken', scope, flow });
  resolveStopped(execution, scope);
  // The event sub-processes of a level wait again once the one that interrupted it is gone.
  if (interrupted) queueArming(execution, scope, true);
  const run = emit(execution, { type: 'element-entered', scope, element: to, consumed: [], ...entering });
  execution.queue.push({ do: 'execute', scope, run });
  return run;
}

/** Tokens that came to a complex gateway after it had fired: they would have been taken at its reset, and are no first ones of the next round. */
function lateAt(execution: Execution, scope: LocalId, gateway: string): string[] {
  const { arrivals, content } = scopeOf(execution, scope);
  const { flows } = releaseOf(execution, content).process;
  return arrivals.filter(flow => flows[flow]!.target === gateway);
}

/** true: with one token more a complex gateway would go on at once, without the rework: it waits for that one instead. */
function startsGate(execution: Execution, scope: LocalId, flow: string): boolean {
  const { arrivals, content } = scopeOf(execution, scope);
  const { elements, flows } = releaseOf(execution, content).process;
  const { activation, incoming } = elements[flows[flow]!.target]!;
  if (activation === undefined) return false;
  const activationCount = incoming.filter(one => one === flow || arrivals.includes(one)).length;
  return isKnownTrue(execution, { scope, run: null, extra: { activationCount, waitingForStart: true } }, activation);
}
