import type { LocalId } from '../cases/state.ts';
import { forbiddenNames } from '../expressions/values.ts';
import type { Execution } from './execution.ts';
import { emit, isBody, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';

/** Variables of multi-instance bodies that no FEEL name can collide with. */
export const bodyVariables = { items: '#items', count: '#count', output: (loop: number) => `#output.${loop}` } as const;

/** Collect the variables a run sees (变量): its scope outward to the process it belongs to, the inner one winning. */
export function collectVariables(execution: Execution, scopeId: LocalId, runId: LocalId | null): Record<string, unknown> {
  const layers: Readonly<Record<string, unknown>>[] = [];
  let run = runId;
  for (let id: LocalId | null = scopeId; id !== null; ) {
    const scope = scopeOf(execution, id);
    layers.push(isBody(execution, scope) ? loopVariables(execution, id, run) : scope.vars);
    if (isProcess(execution, id)) break;
    run = scope.run;
    id = scope.parent;
  }
  return Object.assign({}, ...layers.reverse());
}

/** What an instance sees of its loop: loopCounter from 1, the element of the collection, and the counts of clause 13.3.7. */
function loopVariables(execution: Execution, bodyId: LocalId, runId: LocalId | null): Record<string, unknown> {
  const body = scopeOf(execution, bodyId);
  const run = runId === null ? undefined : body.runs[runId];
  const element = execution.context.release(body.content)?.process.elements[body.container];
  const items = body.vars[bodyVariables.items];
  const count = body.vars[bodyVariables.count];
  const active = Object.keys(body.runs).length;
  const values: Record<string, unknown> = { numberOfInstances: count, numberOfActiveInstances: active };
  if (run?.loop !== undefined) {
    values.loopCounter = run.loop + 1;
    if (element?.multi?.elementVariable && Array.isArray(items)) values[element.multi.elementVariable] = items[run.loop];
  }
  return values;
}

/** true: the scope is a whole process: the case's own or a called one. Variables do not reach beyond it. */
function isProcess(execution: Execution, id: LocalId): boolean {
  const scope = scopeOf(execution, id);
  return scope.parent === null || scope.container === execution.context.release(scope.content)?.process.id;
}

/**
 * Set a variable: where a scope outward already has it, else in the process; inside a multi-instance sub-process, in its own instance,
 * so that instances do not overwrite each other.
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
    const body = isBody(execution, scope);
    if (body && inner !== null) return inner;
    if (!body && (Object.hasOwn(scope.vars, name) || isProcess(execution, id))) return id;
    if (!body) inner = id;
    id = scope.parent!;
  }
}
