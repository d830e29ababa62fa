import { applyHitPolicy, type Hit, resultOf } from './hit-policies.ts';
import { evaluateAt, matches, type Reading } from './match.ts';
import type { Spot } from './fault.ts';
import type { OutputColumn, Rule, Table } from './model.ts';
import { checkValue, withValue } from './values.ts';

/** What a table gave: its value and the numbers of the rules that matched, from 1. */
export interface TableResult {
  readonly value: unknown;
  readonly rules: readonly number[];
}

/** One input of the table with its value: FEEL of its cells reads it as `_`. */
interface ColumnValue {
  readonly label: string;
  readonly value: unknown;
  readonly reading: Reading;
}

/** Evaluate a decision table (决策表求值, DMN 1.3 clause 8). Faults name decision, rule and column. */
export function evaluateTable(table: Table, decision: string, reading: Reading): TableResult {
  const columns = table.inputs.map(({ label, expression, type }): ColumnValue => {
    const spot = { decision, column: label };
    const value = evaluateAt(spot, reading, expression);
    const own = withValue(reading, value);
    checkValue(spot, value, type, own);
    return { label, value, reading: own };
  });
  const rules = matchingRules(table, columns, decision);
  if (rules.length === 0) return { value: defaultOf(table, { decision }, reading), rules };
  const hits = rules.map((rule): Hit => ({ rule, values: valuesOf(table, { decision, rule }, reading) }));
  return { value: applyHitPolicy(table, hits, { decision }), rules };
}

/** FIRST needs no more than one. */
function matchingRules({ rules, hitPolicy }: Table, columns: readonly ColumnValue[], decision: string): number[] {
  const found: number[] = [];
  for (const [index, rule] of rules.entries()) {
    if (!ruleMatches(rule, columns, { decision, rule: index + 1 })) continue;
    found.push(index + 1);
    if (hitPolicy === 'FIRST') break;
  }
  return found;
}

function ruleMatches({ cells }: Rule, columns: readonly ColumnValue[], spot: Spot): boolean {
  return columns.every(({ label, value, reading }, index) => matches(cells[index]!, value, { ...spot, column: label }, reading));
}

function valuesOf({ outputs, rules }: Table, spot: Spot & { readonly rule: number }, reading: Reading): unknown[] {
  return outputs.map((column, index) => outputValue(column, rules[spot.rule - 1]!.outputs[index] ?? null, spot, reading));
}

function outputValue({ label, type }: OutputColumn, text: string | null, spot: Spot, reading: Reading): unknown {
  const at = { ...spot, column: label };
  const value = text === null ? null : evaluateAt(at, reading, text);
  if (text !== null) checkValue(at, value, type, withValue(reading, value));
  return value;
}

/** No rule matched: the default outputs, else nothing; of the policies that give lists an empty list, of COUNT zero. */
function defaultOf(table: Table, spot: Spot, reading: Reading): unknown {
  const { outputs, hitPolicy, aggregation } = table;
  if (aggregation === 'COUNT') return 0;
  const givesList = hitPolicy === 'RULE ORDER' || hitPolicy === 'OUTPUT ORDER' || (hitPolicy === 'COLLECT' && aggregation === null);
  if (outputs.every(({ fallback }) => fallback === null)) return givesList ? [] : null;
  const values = outputs.map(column => outputValue(column, column.fallback, spot, reading));
  const result = resultOf(table, { values });
  return givesList ? [result] : result;
}
