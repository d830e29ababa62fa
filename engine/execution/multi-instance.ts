import type { DraftScope } from '../cases/draft.ts';
import type { LocalId } from '../cases/state.ts';
import { kindOf } from '../expressions/kind-of.ts';
import { limits } from '../limits.ts';
import { openBodyScope, startInstance } from './bodies.ts';
import { isCompensable } from './compensables.ts';
import type { Execution, Here, Work } from './execution.ts';
import { attempt, emit, repeatedOf, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';
import { throwForInstance } from './instance-events.ts';
import { cancelRun } from './scopes.ts';
import type { Place } from './values.ts';
import { evaluateExpression, isKnownTrue, isTrue } from './values.ts';
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
  const body = openBodyScope(execution, here, vars);
  const first = multi.sequential ? Math.min(1, count) : count;
  for (let loop = 0; loop < first; loop++) startInstance(execution, body, here.element.id, loop);
}

/**
 * End one instance (完成实例, clause 13.3.7): keep its output, throw what it throws, look at the completion condition, start the next one. Of an
 * instance that is skipped, what cannot be done is left out; one that has done nothing, or could not pass it outward, gives nothing, least of all what
 * another one left in a variable.
 */
export function completeInstance(
  execution: Execution,
  here: Here,
  { by, skipped, undone }: Pick<Extract<Work, { do: 'complete' }>, 'by' | 'skipped' | 'undone'>,
): void {
  const { element, scope, run } = here;
  const loop = here.loop!;
  if (skipped && !undone) attempt(execution, () => keepOutput(execution, here, here));
  else if (!undone) keepOutput(execution, here, here);
  const completed = (scopeOf(execution, scope).completed ?? 0) + 1;
  const more = { ...(by === undefined ? {} : { by }), ...(isCompensable(execution, here, skipped) ? { compensable: true as const } : {}) };
  emit(execution, { type: 'element-completed', scope, run, element: element.id, loop, completed, ...more });
  if (skipped ? throwIfPossible(execution, here) : throwForInstance(execution, here)) goOn(execution, here, skipped ? isKnownTrue : isTrue);
}

/** The same for an instance that is skipped: what it cannot throw is left out. */
function throwIfPossible(execution: Execution, here: Here): boolean {
  let stands = true;
  const fault = attempt(execution, () => {
    stands = throwForInstance(execution, here);
  });
  return fault !== undefined || stands;
}

function goOn(execution: Execution, { scope, element, loop }: Here, holds: typeof isTrue): void {
  const body = scopeOf(execution, scope);
  const { completion, sequential } = element.multi!;
  if (completion && holds(execution, { scope, run: null }, completion)) {
    for (const other of Object.keys(body.runs)) cancelInstance(execution, scope, other);
  } else if (sequential && loop! + 1 < (body.vars[bodyVariables.count] as number)) startInstance(execution, scope, element.id, loop! + 1);
}

/** End an instance before its time: what it gave, when it was done at once and only its completion was still to come, does not count. */
function cancelInstance(execution: Execution, scope: LocalId, run: LocalId): void {
  const { vars, runs } = scopeOf(execution, scope);
  const loop = runs[run]?.loop;
  cancelRun(execution, scope, run);
  if (loop === undefined || !Object.hasOwn(vars, bodyVariables.output(loop))) return;
  emit(execution, { type: 'variable-set', scope, name: bodyVariables.dropped(loop), private: { value: true } });
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
  const loops = Array.from({ length: count }, (_, loop) => loop).filter(loop => !Object.hasOwn(body.vars, bodyVariables.dropped(loop)));
  const names = loops.map(bodyVariables.output);
  const value = names.filter(output => Object.hasOwn(body.vars, output)).map(output => body.vars[output]);
  setVariable(execution, host.scope, { name, value });
}

function insideBody(execution: Execution, scope: LocalId): boolean {
  for (let id: LocalId | null = scope; id !== null; id = scopeOf(execution, id).parent)
    if (repeatedOf(execution, scopeOf(execution, id))?.multi) return true;
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
  const got = kindOf(value);
  return new Fault('instances-wrong', {
    zh: `「${element.name ?? element.id}」的多实例次数应为${zh}，但得到${got.zh}。`,
    en: `Expected the instances of "${element.name ?? element.id}" to come from ${en}, but got ${got.en}.`,
  });
}

function tooMany({ element }: Here, count: number): Fault {
  return new Fault('too-many-instances', {
    zh: `「${element.name ?? element.id}」最多 ${limits.instances} 个实例，但需要 ${count} 个。`,
    en: `Expected at most ${limits.instances} instances of "${element.name ?? element.id}", but ${count} are asked for.`,
  });
}
