import type { FlowElement, Mapping } from '../bpmn/definition.ts';
import { subProcessKinds } from '../bpmn/families.ts';
import { performAct } from '../cases/acts.ts';
import { findThrower } from '../cases/compensating.ts';
import type { CaseEvent } from '../cases/events.ts';
import { issueDocument } from '../cases/documents.ts';
import { notify } from '../cases/notices.ts';
import { countActivity, lookAtCompletion } from './ad-hoc.ts';
import { isCompensable } from './compensables.ts';
import type { Behaviour, Execution, Here, Work } from './execution.ts';
import { attempt, emit, isRestoring, scopeOf } from './execution.ts';
import { chooseAll, takeFlow } from './flows.ts';
import { completeTurn } from './loops.ts';
import { completeInstance } from './multi-instance.ts';
import { goStraightBack } from '../verbs/straight-back.ts';
import { behaviours } from './registry.ts';
import { evaluateExpression, isKnownTrue, isTrue } from './values.ts';
import { setVariable } from './variables.ts';
import { clearWaits } from './waits.ts';

type Completed = Extract<CaseEvent, { type: 'element-completed' }>;
type Completing = Extract<Work, { do: 'complete' }>;

/** Complete a run (完成): its act with clocks and status, its documents, its notices, then the flows it leaves by. */
export function completeRun(execution: Execution, here: Here, work: Completing): void {
  if (here.compensates !== undefined) completeHandler(execution, here, work);
  else if (here.loop === undefined) leaveElement(execution, here, work);
  else if (here.element.loop) completeTurn(execution, here, work);
  else completeInstance(execution, here, work);
}

/** A handler has compensated its activity (补偿完成): what compensates goes on with the next. */
function completeHandler(execution: Execution, here: Here, work: Completing): void {
  const { scope, run, element } = here;
  const thrower = findThrower(execution.state, here.compensates!);
  if (isRestoring(here)) emit(execution, { type: 'element-completed', scope, run, element: element.id });
  else leaveElement(execution, here, { ...work, flows: [] });
  if (thrower) execution.queue.push({ do: 'compensate', scope: thrower.scope.id, run: thrower.id });
}

function leaveElement(execution: Execution, here: Here, { by, flows: given, skipped }: Completing): void {
  const { scope, run, element } = here;
  const behaviour = behaviours[element.kind];
  if (hasEffects(element)) {
    for (const effect of effectsOf(execution, here)) {
      if (skipped) attempt(execution, effect);
      else effect();
    }
  }
  const { resumeAt } = scopeOf(execution, scope).runs[run]!;
  const flows = resumeAt ? [] : (given ?? waysOut(execution, here, behaviour));
  if (throwsOutward(execution, here, skipped)) return;
  clearWaits(execution, run);
  const completed: Completed = { type: 'element-completed', scope, run, element: element.id };
  if (by !== undefined) completed.by = by;
  if (isCompensable(execution, here, skipped)) completed.compensable = true;
  const count = countActivity(execution, here);
  if (count !== undefined) completed.completed = count;
  emit(execution, completed);
  for (const flow of flows) takeFlow(execution, here, flow, given !== undefined && !skipped);
  if (resumeAt) goStraightBack(execution, scope, resumeAt);
  if (skipped) attempt(execution, () => behaviour.after?.(execution, here));
  else behaviour.after?.(execution, here);
  lookAtCompletion(execution, here, skipped ? isKnownTrue : isTrue);
}

/** true: what the element throws ended its run. Of an element that is skipped, what nobody catches is left out. */
function throwsOutward(execution: Execution, here: Here, skipped: true | undefined): boolean {
  const { throws } = behaviours[here.element.kind];
  if (!throws || !skipped) return throws?.(execution, here) ?? false;
  let ended = false;
  attempt(execution, () => {
    ended = throws(execution, here);
  });
  return ended;
}

/** Nearly every element of a drawn process does nothing of it. */
function hasEffects({ act, issues, notifies, out }: FlowElement): boolean {
  return act !== undefined || issues.length > 0 || notifies.length > 0 || out.length > 0;
}

/** What the element does when it completes, one after the other. Of an element that is skipped, what cannot be done is left out. */
function effectsOf(execution: Execution, here: Here): (() => void)[] {
  const { act, issues, notifies } = here.element;
  return [
    ...(opensScope(here.element) ? [] : here.element.out.map(output => () => passOutput(execution, here, output))),
    ...(act ? [() => performAct(execution, here, act)] : []),
    ...issues.map(issue => () => {
      if (issue.when === undefined || isTrue(execution, here, issue.when)) issueDocument(execution, here, issue);
    }),
    ...notifies.map(notice => () => notify(execution, here, notice)),
  ];
}

/** What has a scope of its own passes its outputs outward when that closes. */
function opensScope({ kind }: FlowElement): boolean {
  return kind === 'callActivity' || subProcessKinds.has(kind);
}

/** Set one data object or variable from what a task gives (数据输出). */
function passOutput(execution: Execution, here: Here, { source, target }: Mapping): void {
  setVariable(execution, here.scope, { name: target, value: evaluateExpression(execution, here, source) });
}

/** The flows an element leaves by. The token of a thrower that does not wait for its compensation has gone on already. */
function waysOut(execution: Execution, here: Here, behaviour: Behaviour): readonly string[] {
  if (scopeOf(execution, here.scope).runs[here.run]?.compensating?.passed) return [];
  return (behaviour.flows ?? chooseAll)(execution, here);
}
