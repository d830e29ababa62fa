import { createExpressions } from '../expressions/compile.ts';
import type { CompiledExpressions, FeelScope } from '../expressions/types.ts';
import { DecisionFault, faultAt } from './fault.ts';
import { evaluateAt, type Reading } from './match.ts';
import type { DecisionFile, DrawnDecision, Input } from './model.ts';
import { namesReadBy } from './names.ts';
import { evaluateTable } from './table.ts';
import type { CompiledDecision, DecisionResult, DecisionTrace } from './types.ts';
import { checkValue, withValue } from './values.ts';

/**
 * Compile the decisions of one file (编译决策): each with everything it requires, in an order in which nothing is read before it is known.
 * The file has no cycles (see `orderOf`). FEEL texts are compiled once, on first use.
 */
export function compileFile(file: DecisionFile, order: readonly DrawnDecision[]): CompiledDecision[] {
  const expressions = createExpressions();
  return file.decisions.map(decision => {
    const needed = requiredBy(decision, order);
    return {
      id: decision.id,
      name: decision.name,
      inputs: namesReadBy(needed, file.inputs),
      evaluate: scope => evaluate(needed, file.inputs, { expressions, scope }),
    };
  });
}

/** The decision and all it requires, the required ones first. */
function requiredBy(decision: DrawnDecision, order: readonly DrawnDecision[]): DrawnDecision[] {
  const needed = new Set([decision.id]);
  for (const one of order.toReversed()) if (needed.has(one.id)) for (const id of one.decisions) needed.add(id);
  return order.filter(({ id }) => needed.has(id));
}

/** Each required decision is made once; the last is the one asked for. */
function evaluate(
  needed: readonly DrawnDecision[],
  inputs: readonly Input[],
  given: { expressions: CompiledExpressions; scope: FeelScope },
): DecisionResult {
  const trace: DecisionTrace[] = [];
  const results = new Map<string, unknown>();
  const byId = new Map(needed.map(one => [one.id, one]));
  try {
    for (const decision of needed) {
      const known = decision.decisions.map(id => [byId.get(id)!.variable, results.get(id)]);
      const scope = { ...given.scope, vars: { ...given.scope.vars, ...Object.fromEntries(known) } };
      const reading = { expressions: given.expressions, scope };
      checkInputs(decision, inputs, reading);
      results.set(decision.id, decide(decision, reading, trace));
    }
    return { ok: true, value: results.get(needed.at(-1)!.id), trace };
  } catch (error) {
    if (error instanceof DecisionFault) return { ok: false, error: error.text };
    throw error;
  }
}

function decide({ id, name, type, logic }: DrawnDecision, reading: Reading, trace: DecisionTrace[]): unknown {
  if (logic.kind === 'table') {
    const { value, rules } = evaluateTable(logic, name, reading);
    trace.push({ decision: id, rules });
    return value;
  }
  const value = evaluateAt({ decision: name }, reading, logic.text);
  checkValue({ decision: name }, value, type, withValue(reading, value));
  return value;
}

/** What a decision says it needs must be there, and be what it says. */
function checkInputs({ name, inputs: required }: DrawnDecision, inputs: readonly Input[], reading: Reading): void {
  for (const { variable, type } of inputs.filter(({ id }) => required.includes(id))) {
    const value = findInput(reading.scope, variable);
    if (value === undefined) throw missingInput(name, variable);
    checkValue({ decision: name, column: variable }, value, type, withValue(reading, value));
  }
}

/** A variable, else a root; undefined when there is neither. */
function findInput({ vars, roots }: FeelScope, name: string): unknown {
  if (Object.hasOwn(vars, name)) return vars[name] ?? null;
  return name in roots ? (roots[name] ?? null) : undefined;
}

function missingInput(decision: string, variable: string): DecisionFault {
  return faultAt(
    { decision },
    {
      zh: `缺少输入数据「${variable}」：流程中没有这个变量，请先赋值。`,
      en: `expected the input "${variable}", but the process has no variable of that name; set it first.`,
    },
  );
}
