import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import { forbiddenNames } from '../expressions/values.ts';
import type { Execution } from './execution.ts';
import { emit, isBody, repeatedOf, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';

/** Variables of multi-instance bodies, and of ad-hoc sub-processes that are ending, that no FEEL name can collide with. */
export const bodyVariables = {
  items: '#items',
  count: '#count',
  ending: '#ending',
  output: (loop: number) => `#output.${loop}`,
  /** Set where an instance had given its output and was cancelled before it completed. */
  dropped: (loop: number) => `#dropped.${loop}`,
} as const;

/** Collect the variables a run sees (变量): its scope outward to the process it belongs to, the inner one winning. */
export function collectVariables(execution: Execution, scopeId: LocalId, runId: LocalId | null): Record<string, unknown> {
  const layers: Readonly<Record<string, unknown>>[] = [];
  let run = runId;
  for (let id: LocalId | null = scopeId; id !== null; ) {
    const scope = scopeOf(execution, id);
    layers.push(isBody(execution, scope) ? loopVariables(execution, scope, run) : scope.vars);
    if (isProcess(execution, id)) break;
    run = scope.run;
    id = scope.parent;
  }
  return layers.length === 1 ? { ...layers[0] } : Object.assign({}, ...layers.reverse());
}

/** What a run in a body sees of its loop: its own number and element, and the counts of the body. */
function loopVariables(execution: Execution, body: DraftScope, runId: LocalId | null): Record<string, unknown> {
  const loop = runId === null ? undefined : body.runs[runId]?.loop;
  return { ...countsOf(execution, body), ...(loop === undefined ? {} : instanceVariables(execution, body, loop)) };
}

/** The counts of clause 13.3.7; none for a standard loop. Terminated are the instances that were begun and neither run nor completed. */
function countsOf(execution: Execution, body: DraftScope): Record<string, unknown> {
  const multi = repeatedOf(execution, body)?.multi;
  if (!multi) return {};
  const numberOfInstances = body.vars[bodyVariables.count] as number;
  const numberOfActiveInstances = Object.keys(body.runs).length;
  const numberOfCompletedInstances = body.completed ?? 0;
  const begun = multi.sequential ? numberOfActiveInstances + numberOfCompletedInstances : numberOfInstances;
  const numberOfTerminatedInstances = begun - numberOfActiveInstances - numberOfCompletedInstances;
  return { numberOfInstances, numberOfActiveInstances, numberOfCompletedInstances, numberOfTerminatedInstances };
}

/** What one instance sees of itself: loopCounter from 1 and its element of the collection. */
export function instanceVariables(execution: Execution, body: DraftScope, loop: number): Record<string, unknown> {
  const name = repeatedOf(execution, body)?.multi?.elementVariable;
  const items = body.vars[bodyVariables.items];
  return { loopCounter: loop + 1, ...(name !== undefined && Array.isArray(items) ? { [name]: items[loop] } : {}) };
}

/** true: the scope is a whole process: the case's own or a called one. Variables do not reach beyond it. */
function isProcess(execution: Execution, id: LocalId): boolean {
  const scope = scopeOf(execution, id);
  return scope.parent === null || scope.container === execution.context.release(scope.content)?.process.id;
}

/**
 * Set a variable: where a scope outward already has it, else in the process; inside a multi-instance sub-process, in its own instance,
 * so that instances do not overwrite each other. The turns of a standard loop follow one another and share what they set.
 */
export function setVariable(execution: Execution, scopeId: LocalId, variable: { readonly name: string; readonly value: unknown }): void {
  const { name, value } = variable;
  if (forbiddenNames.has(name)) {
    throw new Fault('variable-name-refused', {
      zh: `变量不能命名为「${name}」，请在流程中换一个名称。`,
      en: `Expected an ordinary variable name, but it was "${name}". Rename it in the process.`,
    });
  }
  emit(execution, { type: 'variable-set', scope: holderOf(execution, scopeId, name), name, private: { value } });
}

function holderOf(execution: Execution, scopeId: LocalId, name: string): LocalId {
  let inner: LocalId | null = null;
  for (let id = scopeId; ; ) {
    const scope = scopeOf(execution, id);
    const repeated = repeatedOf(execution, scope);
    const body = repeated !== undefined;
    if (repeated?.multi && inner !== null) return inner;
    if (!body && (Object.hasOwn(scope.vars, name) || isProcess(execution, id))) return id;
    if (!body) inner = id;
    id = scope.parent!;
  }
}
