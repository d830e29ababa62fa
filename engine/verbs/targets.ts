import type { FlowElement } from '../bpmn/definition.ts';
import type { Context } from '../cases/context.ts';
import type { CaseState, LocalId, Run, Scope, Task, TrailEntry } from '../cases/state.ts';
import { seqOf } from './between.ts';
import type { Level } from './concurrency.ts';
import { isToken, levelOfScope, placeOf, scopesOutward } from './plan.ts';

/** A step of the case that was executed, seen from a task that is open now (已办环节). */
export interface Executed {
  readonly scope: Scope;
  readonly element: FlowElement;
  readonly entry: TrailEntry;
  /** The run on the step's level that holds the task: its own, or that of the sub-process, call or multi-instance activity around it. */
  readonly host: LocalId;
  readonly level: Level;
  /** ahead: its token came from there; beside: it lies in a parallel branch; apart: nothing leads from there to the task. */
  readonly standing: 'ahead' | 'beside' | 'apart';
}

/** Every executed step of the task's scope and of those around it, the innermost level first, on each level the last done first; the task's own step is none. */
export function executedSteps(state: CaseState, context: Context, { scope, run }: Pick<Task, 'scope' | 'run'>): Executed[] {
  const found: Executed[] = [];
  const seen = new Set<string>();
  let host = run;
  for (const outer of scopesOutward(state, scope)) {
    for (const step of onLevel(state, context, { scope: outer, host })) {
      const name = `${outer.content} ${step.element.id}`;
      if (!seen.has(name)) found.push(step);
      seen.add(name);
    }
    host = outer.run ?? host;
  }
  return found;
}

function onLevel(state: CaseState, context: Context, { scope, host }: { readonly scope: Scope; readonly host: LocalId }): Executed[] {
  const level = levelOfScope(context, scope);
  const run = scope.runs[host];
  const elements = context.release(scope.content)?.process.elements;
  if (!level || !elements || !run) return [];
  const latest = new Map<string, TrailEntry>();
  for (const entry of state.trail.toReversed()) {
    if (!isDone(entry) || latest.has(entry.element) || entry.element === run.element) continue;
    if (isDoneHere(state, scope, { entry, element: elements[entry.element] })) latest.set(entry.element, entry);
  }
  return [...latest.values()].map(entry => {
    const element = elements[entry.element]!;
    return { scope, element, entry, host, level, standing: standingOf(level, element.id, run) };
  });
}

/** true: somebody did the step. What passed by itself (自动通过) would do so again at once, and a return to it change nothing. */
export function isDone({ cancelled, actor }: TrailEntry): boolean {
  return !cancelled && actor !== 'system';
}

/** true: the step was done in this scope; the instances and turns of a repeated step had a scope of their own, which is gone. */
function isDoneHere(
  state: CaseState,
  scope: Scope,
  step: { readonly entry: TrailEntry; readonly element: FlowElement | undefined },
): boolean {
  const { entry, element } = step;
  if (element?.container !== scope.container) return false;
  if (entry.scope === scope.id) return true;
  if ((element.multi ?? element.loop) === undefined || state.scopes[entry.scope]) return false;
  return entry.around === undefined ? entry.seq >= seqOf(scope.id) : entry.around === scope.id;
}

function standingOf(level: Level, step: string, run: Run): Executed['standing'] {
  if (!isToken(run) || level.together(step, run.element) || level.together(step, placeOf(run))) return 'beside';
  return level.leads(step, run.element) ? 'ahead' : 'apart';
}
