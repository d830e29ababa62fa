import { reviewStageClocks } from '../cases/clocks-of-tasks.ts';
import { standTimers } from '../cases/stand-timers.ts';
import type { DraftScope } from '../cases/draft.ts';
import { isEmpty } from '../cases/maps.ts';
import type { LocalId } from '../cases/state.ts';
import { limits } from '../limits.ts';
import { adHocOf, endAdHoc } from './ad-hoc.ts';
import { arm } from './arming.ts';
import { continueCompensation, restore } from './compensation.ts';
import { completeRun } from './completion.ts';
import { lookAtConditions } from './conditions.ts';
import { completeScope } from './ending.ts';
import type { Execution, Here, Work } from './execution.ts';
import { attempt, findHere, isRepeated, isRestoring, raiseIncident, scopeOf, takeBack } from './execution.ts';
import { Fault } from './fault.ts';
import { arrive, enter, joinWaiting } from './joins.ts';
import { openLoop } from './loops.ts';
import { keepOutput, openBody } from './multi-instance.ts';
import { behaviours } from './registry.ts';
import { attachBoundary } from './waits.ts';

/**
 * Play the token game until every token waits (推进): a worklist, no recursion. A step that fails is taken back and leaves an incident;
 * nothing is thrown for reasons that lie in the model or its data.
 */
export function advance(execution: Execution): void {
  do {
    for (let work = next(execution); work; work = next(execution)) step(execution, work);
  } while (settle(execution) || lookAgain(execution));
  reviewStageClocks(execution);
  standTimers(execution);
}

/** The oldest step. Nearly always it is the only one, and the last of a list is taken out more quickly than the first. */
function next({ queue }: Execution): Work | undefined {
  return queue.length > 1 ? queue.shift() : queue.pop();
}

/** Conditions are looked at where the case waits for some and something has happened since they were last. */
function lookAgain(execution: Execution): boolean {
  const { events, state } = execution;
  if (events.length === execution.looked || !state) return false;
  const fired = lookAtConditions(execution);
  execution.looked = events.length;
  return fired;
}

/** Every case goes through here several times a command: `attempt` without a function of its own for each step. */
function step(execution: Execution, work: Work): void {
  const { queue, events } = execution;
  const queued = queue.length;
  const emitted = events.length;
  try {
    doStep(execution, work);
  } catch (error) {
    raiseAt(execution, work, takeBack(execution, { queue, queued, emitted }, error));
  }
}

function doStep(execution: Execution, work: Work): void {
  if (work.do === 'arrive') arrive(execution, work.scope, work.flow);
  else if (work.do === 'enter') enter(execution, work);
  else if (work.do === 'execute') execute(execution, work.scope, work.run);
  else if (work.do === 'arm') arm(execution, work);
  else if (work.do === 'compensate') continueCompensation(execution, work);
  else complete(execution, work);
}

function raiseAt(execution: Execution, work: Work, fault: Fault): void {
  const run = 'run' in work ? work.run : null;
  const drawn = work.do === 'arm' ? work.element : null;
  const element = run === null ? drawn : (execution.state.scopes[work.scope]?.runs[run]?.element ?? null);
  // What stops the tokens of a scope is one incident: they are tried again together.
  if (run === null && element === null && hasIncident(execution, work.scope)) return;
  const phase = work.do === 'complete' ? { phase: 'complete' as const } : { phase: 'enter' as const };
  raiseIncident(execution, { scope: work.scope, run, element, ...phase }, fault);
}

function execute(execution: Execution, scope: LocalId, run: LocalId): void {
  const here = findHere(execution, scope, run);
  if (!here) return;
  if (execution.budget <= 0) throw endless();
  execution.budget -= 1;
  if (isRestoring(here)) restore(execution, here);
  else if (begin(execution, here)) {
    // Instances that are done at once all act before the first of them completes: what each gives is kept before the next one sets the same variable.
    if (here.loop !== undefined) keepOutput(execution, here, here);
    execution.queue.push({ do: 'complete', scope, run });
  } else if (here.loop === undefined) attachBoundary(execution, here);
  else if (hasEnded(execution, run)) keepOutput(execution, here, here);
}

/** true: what the run was to wait for was over at once, as a task that nobody had to be asked for (自动通过). */
function hasEnded({ queue }: Execution, run: LocalId): boolean {
  const last = queue.at(-1);
  return last?.do === 'complete' && last.run === run;
}

/** Begin what the element does: a repeated activity opens its body first. True: it is done at once. */
function begin(execution: Execution, here: Here): boolean {
  const { element, loop } = here;
  if (loop !== undefined || !isRepeated(element)) return behaviours[element.kind].execute(execution, here);
  if (element.multi) openBody(execution, here);
  else openLoop(execution, here);
  return false;
}

function complete(execution: Execution, work: Extract<Work, { do: 'complete' }>): void {
  const here = findHere(execution, work.scope, work.run);
  if (here) completeRun(execution, here, work);
}

/** Everything stands still: fire inclusive joins, close scopes without tokens, tell of tokens that can never go on. True when there is more to do. */
function settle(execution: Execution): boolean {
  return mayAnyMove(execution.state.scopes) && settleScopes(execution);
}

function mayAnyMove(scopes: Readonly<Record<LocalId, DraftScope>>): boolean {
  for (const id in scopes) if (mayMove(scopes[id])) return true;
  return false;
}

function settleScopes(execution: Execution): boolean {
  for (const id of Object.keys(execution.state.scopes)) {
    if (!mayMove(execution.state.scopes[id]) || hasIncident(execution, id)) continue;
    const fault = attempt(execution, () => settleScope(execution, id));
    if (fault) raiseIncident(execution, { scope: id, run: null, element: null }, fault);
  }
  return execution.queue.length > 0;
}

/** A scope that runs and has no token waiting to be joined is left alone. */
function mayMove(scope: DraftScope | undefined): boolean {
  return scope !== undefined && (scope.arrivals.length > 0 || scope.gates !== undefined || isEmpty(scope.runs));
}

function settleScope(execution: Execution, id: LocalId): void {
  const { arrivals, gates } = execution.state.scopes[id]!;
  if (arrivals.length > 0 || gates) joinWaiting(execution, id);
  const scope = execution.state.scopes[id]!;
  if (!isEmpty(scope.runs)) return;
  if (adHocOf(execution, scope)) settleAdHoc(execution, id);
  else if (scope.arrivals.length === 0) completeScope(execution, id);
  else if (execution.queue.length === 0) throw stuck();
}

/** What an ad-hoc sub-process with one activity at a time held back goes on first. */
function settleAdHoc(execution: Execution, id: LocalId): void {
  if (!scopeOf(execution, id).arrivals.some(flow => arrive(execution, id, flow))) endAdHoc(execution, id);
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
