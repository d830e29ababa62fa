import { reviewStageClocks } from '../cases/clocks-of-tasks.ts';
import { standTimers } from '../cases/stand-timers.ts';
import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import { limits } from '../limits.ts';
import { arm, isInterrupted } from './arming.ts';
import { completeRun } from './completion.ts';
import { lookAtConditions } from './conditions.ts';
import { completeScope } from './ending.ts';
import type { Execution, Work } from './execution.ts';
import { attempt, emit, findHere, raiseIncident, releaseOf } from './execution.ts';
import { Fault } from './fault.ts';
import { joinInclusive } from './gateways/inclusive.ts';
import { joinParallel } from './gateways/parallel.ts';
import { openBody } from './multi-instance.ts';
import { behaviours } from './registry.ts';
import { attachBoundary } from './waits.ts';

/**
 * Play the token game until every token waits (推进): a worklist, no recursion. A step that fails is taken back and leaves an incident;
 * nothing is thrown for reasons that lie in the model or its data.
 */
export function advance(execution: Execution): void {
  do {
    for (let work = execution.queue.shift(); work; work = execution.queue.shift()) step(execution, work);
  } while (settle(execution) || lookAgain(execution));
  reviewStageClocks(execution);
  standTimers(execution);
}

/** Conditions are looked at where the case waits for some and something has happened since they were last. */
function lookAgain(execution: Execution): boolean {
  const { events, state } = execution;
  if (events.length === execution.looked || !state) return false;
  const fired = lookAtConditions(execution);
  execution.looked = events.length;
  return fired;
}

function step(execution: Execution, work: Work): void {
  const fault = attempt(execution, () => {
    if (work.do === 'arrive') arrive(execution, work.scope, work.flow);
    else if (work.do === 'enter') enter(execution, work);
    else if (work.do === 'execute') execute(execution, work.scope, work.run);
    else if (work.do === 'arm') arm(execution, work.scope, work.element);
    else complete(execution, work);
  });
  if (!fault) return;
  const run = work.do === 'execute' || work.do === 'complete' ? work.run : null;
  const drawn = work.do === 'arm' ? work.element : null;
  const element = run === null ? drawn : (execution.state.scopes[work.scope]?.runs[run]?.element ?? null);
  const phase = work.do === 'complete' ? { phase: 'complete' as const } : { phase: 'enter' as const };
  raiseIncident(execution, { scope: work.scope, run, element, ...phase }, fault);
}

function arrive(execution: Execution, scopeId: LocalId, flow: string): void {
  const scope = execution.state.scopes[scopeId];
  if (!scope?.arrivals.includes(flow)) return;
  const { process } = releaseOf(execution, scope.content);
  const element = process.elements[process.flows[flow]!.target]!;
  const joins = element.incoming.length > 1;
  // An inclusive join looks at the whole scope, so it is decided when everything else stands still.
  if (joins && element.kind === 'inclusiveGateway') return;
  const consumed = joins && element.kind === 'parallelGateway' ? joinParallel(scope, element) : [flow];
  if (consumed) enter(execution, { do: 'enter', scope: scopeId, element: element.id, consumed });
}

function enter(execution: Execution, { scope, element, consumed, done }: Extract<Work, { do: 'enter' }>): void {
  if (!execution.state.scopes[scope] || isInterrupted(execution, scope)) return;
  const run = emit(execution, { type: 'element-entered', scope, element, consumed: [...consumed] });
  execution.queue.push({ do: done ? 'complete' : 'execute', scope, run });
}

function execute(execution: Execution, scope: LocalId, run: LocalId): void {
  const here = findHere(execution, scope, run);
  if (!here) return;
  if (execution.budget <= 0) throw endless();
  execution.budget -= 1;
  if (here.element.multi && here.loop === undefined) openBody(execution, here);
  else if (behaviours[here.element.kind].execute(execution, here)) {
    execution.queue.push({ do: 'complete', scope, run });
    return;
  }
  if (here.loop === undefined) attachBoundary(execution, here);
}

function complete(execution: Execution, work: Extract<Work, { do: 'complete' }>): void {
  const here = findHere(execution, work.scope, work.run);
  if (here) completeRun(execution, here, work);
}

/** Everything stands still: fire inclusive joins, close scopes without tokens, tell of tokens that can never go on. True when there is more to do. */
function settle(execution: Execution): boolean {
  for (const id of Object.keys(execution.state.scopes)) {
    if (!mayMove(execution.state.scopes[id]) || hasIncident(execution, id)) continue;
    const fault = attempt(execution, () => settleScope(execution, id));
    if (fault) raiseIncident(execution, { scope: id, run: null, element: null }, fault);
  }
  return execution.queue.length > 0;
}

/** A scope that runs and has no token waiting to be joined is left alone. */
function mayMove(scope: DraftScope | undefined): boolean {
  return scope !== undefined && (scope.arrivals.length > 0 || Object.keys(scope.runs).length === 0);
}

function settleScope(execution: Execution, id: LocalId): void {
  const { arrivals, runs } = execution.state.scopes[id]!;
  const idle = Object.keys(runs).length === 0;
  if (arrivals.length === 0 && idle) completeScope(execution, id);
  if (arrivals.length === 0) return;
  joinWaiting(execution, id);
  if (idle && execution.queue.length === 0) throw stuck();
}

function joinWaiting(execution: Execution, scopeId: LocalId): void {
  const scope = execution.state.scopes[scopeId]!;
  const { process } = releaseOf(execution, scope.content);
  const targets = new Set(scope.arrivals.map(flow => process.flows[flow]!.target));
  for (const id of targets) {
    const element = process.elements[id]!;
    const consumed = element.kind === 'inclusiveGateway' ? joinInclusive(execution.state.scopes[scopeId]!, element, process) : null;
    if (consumed) enter(execution, { do: 'enter', scope: scopeId, element: id, consumed });
  }
}

function hasIncident(execution: Execution, scope: LocalId): boolean {
  return Object.values(execution.state.incidents).some(one => one.scope === scope && one.run === null && one.element === null);
}

function endless(): Fault {
  return new Fault('step-budget', {
    zh: `一次操作应在 ${limits.stepsPerCommand} 步之内停下等待，但流程仍在继续，可能是没有等待环节的循环。请检查流程。`,
    en: `Expected the process to wait within ${limits.stepsPerCommand} steps, but it goes on: perhaps a loop without a wait. Check the process.`,
  });
}

function stuck(): Fault {
  return new Fault('join-waits-for-ever', {
    zh: '汇合网关应等到所有分支，但没有分支还能到达。请检查流程的分支与汇合是否成对。',
    en: 'Expected every branch to reach the join, but none can come any more. Check that splits and joins match.',
  });
}
