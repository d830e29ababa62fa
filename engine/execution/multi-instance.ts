import type { MultiInstance } from '../bpmn/definition.ts';
import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import { limits } from '../limits.ts';
import type { Execution, Here } from './execution.ts';
import { emit, isBody, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';
import { cancelRun } from './scopes.ts';
import type { Place } from './values.ts';
import { evaluateExpression, isTrue } from './values.ts';
import { bodyVariables, setVariable } from './variables.ts';

/** Open the body of a multi-instance activity (多实例): a scope with one run per instance, all at once or one after the other. */
export function openBody(execution: Execution, here: Here): void {
  const multi = here.element.multi!;
  const items = multi.collection === undefined ? null : listOf(here, evaluateExpression(execution, here, multi.collection));
  const count = items ? items.length : countOf(here, multi.cardinality && evaluateExpression(execution, here, multi.cardinality));
  if (count > limits.instances) throw tooMany(here, count);
  // Instances are bounded by their own limit; nested bodies share the budget of steps, or they would multiply.
  if (!insideBody(execution, here.scope)) execution.budget += count;
  const vars = { [bodyVariables.count]: count, ...(items ? { [bodyVariables.items]: items } : {}) };
  const at = { parent: here.scope, run: here.run, content: here.release.content, container: here.element.id };
  const body = emit(execution, { type: 'scope-opened', ...at, private: { vars } });
  const first = multi.sequential ? Math.min(1, count) : count;
  for (let loop = 0; loop < first; loop++) startInstance(execution, body, here.element.id, loop);
}

function startInstance(execution: Execution, body: LocalId, element: string, loop: number): void {
  const run = emit(execution, { type: 'element-entered', scope: body, element, consumed: [], loop });
  execution.queue.push({ do: 'execute', scope: body, run });
}

/** End one instance: keep its output, look at the completion condition, start the next one. */
export function completeInstance(execution: Execution, here: Here, by: string | undefined): void {
  const { element, scope, run } = here;
  const loop = here.loop!;
  const multi = element.multi!;
  keepOutput(execution, here, here);
  emit(execution, { type: 'element-completed', scope, run, element: element.id, loop, ...(by === undefined ? {} : { by }) });
  const body = scopeOf(execution, scope);
  const count = body.vars[bodyVariables.count] as number;
  if (isEnough(execution, body, { multi, loop, count })) {
    for (const other of Object.keys(body.runs)) cancelRun(execution, scope, other);
  } else if (multi.sequential && loop + 1 < count) startInstance(execution, scope, element.id, loop + 1);
}

function isEnough(execution: Execution, body: DraftScope, at: { multi: MultiInstance; loop: number; count: number }): boolean {
  const { multi, loop, count } = at;
  if (!multi.completion) return false;
  const completed = multi.sequential ? loop + 1 : count - Object.keys(body.runs).length;
  return isTrue(execution, { scope: body.id, run: null, extra: { numberOfCompletedInstances: completed } }, multi.completion);
}

/** Keep what an instance gives (输出), once, evaluated where its variables still are. */
export function keepOutput(execution: Execution, here: Here, place: Place): void {
  const output = here.element.multi?.outputElement;
  if (!output || here.loop === undefined) return;
  const name = bodyVariables.output(here.loop);
  if (Object.hasOwn(scopeOf(execution, here.scope).vars, name)) return;
  emit(execution, { type: 'variable-set', scope: here.scope, name, private: { value: evaluateExpression(execution, place, output) } });
}

/** Put the outputs of all instances, in their order, into the output collection outside. */
export function finishBody(execution: Execution, host: Here, body: DraftScope): void {
  const name = host.element.multi?.outputCollection;
  if (!name) return;
  const count = body.vars[bodyVariables.count] as number;
  const names = Array.from({ length: count }, (_, loop) => bodyVariables.output(loop));
  const value = names.filter(output => Object.hasOwn(body.vars, output)).map(output => body.vars[output]);
  setVariable(execution, host.scope, { name, value });
}

function insideBody(execution: Execution, scope: LocalId): boolean {
  for (let id: LocalId | null = scope; id !== null; id = scopeOf(execution, id).parent)
    if (isBody(execution, scopeOf(execution, id))) return true;
  return false;
}

function listOf(here: Here, value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrong(here, '列表', 'a list', value);
}

function countOf(here: Here, value: unknown): number {
  const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof count === 'number' && Number.isInteger(count) && count >= 0) return count;
  throw wrong(here, '不小于零的整数', 'a whole number of zero or more', value);
}

function wrong({ element }: Here, zh: string, en: string, value: unknown): Fault {
  const got = JSON.stringify(value ?? null).slice(0, 80);
  return new Fault('instances-wrong', {
    zh: `「${element.name ?? element.id}」的多实例次数应为${zh}，但得到 ${got}。`,
    en: `Expected the instances of "${element.name ?? element.id}" to come from ${en}, but got ${got}.`,
  });
}

function tooMany({ element }: Here, count: number): Fault {
  return new Fault('too-many-instances', {
    zh: `「${element.name ?? element.id}」最多 ${limits.instances} 个实例，但需要 ${count} 个。`,
    en: `Expected at most ${limits.instances} instances of "${element.name ?? element.id}", but ${count} are asked for.`,
  });
}
