import { kindOf } from '../expressions/kind-of.ts';
import type { CompiledExpressions, FeelScope } from '../expressions/types.ts';
import type { Cell, Test } from './cells.ts';
import { faultAt, type Spot } from './fault.ts';
import { isSame, isWithin, plainOf } from './literals.ts';

/** What the FEEL texts of a table are evaluated with. */
export interface Reading {
  readonly expressions: CompiledExpressions;
  readonly scope: FeelScope;
}

/** Evaluate a FEEL text; a fault at its place when it fails. */
export function evaluateAt(spot: Spot, { expressions, scope }: Reading, text: string): unknown {
  const result = expressions.evaluate(text, scope);
  if (result.ok) return result.value;
  throw faultAt(spot, {
    zh: `应能求出「${text}」的值，但出现错误：${result.error}`,
    en: `expected "${text}" to have a value, but: ${result.error}`,
  });
}

/**
 * Whether a value satisfies a cell (命中). Literal tests compare values of one type only: the text "7" is not above the number 5.
 * `reading` holds the value as `_`.
 */
export function matches(cell: Cell, value: unknown, spot: Spot, reading: Reading): boolean {
  if (cell.tests === null) return true;
  return cell.tests.some(test => passes(test, value, spot, reading)) !== cell.negated;
}

/** Whether a value satisfies a cell that spells out all its values; undefined when it does not. */
export function matchesLiterally(cell: Cell, value: unknown): boolean | undefined {
  if (cell.tests === null) return true;
  let found = false;
  for (const test of cell.tests) {
    const passed = passesLiterally(test, value);
    if (passed === undefined) return undefined;
    found ||= passed;
  }
  return found !== cell.negated;
}

function passes(test: Test, value: unknown, spot: Spot, reading: Reading): boolean {
  return passesLiterally(test, value) ?? passesEvaluated(test as EvaluatedTest, value, spot, reading);
}

type EvaluatedTest = Extract<Test, { readonly text: string }>;

function passesLiterally(test: Test, value: unknown): boolean | undefined {
  if (test.kind === 'value') return isSame(value ?? null, plainOf(test.value));
  if (test.kind === 'unlike') return !isSame(value ?? null, plainOf(test.value));
  return test.kind === 'range' ? isWithin(value, test.from, test.to) : undefined;
}

function passesEvaluated({ kind, text }: EvaluatedTest, value: unknown, spot: Spot, reading: Reading): boolean {
  const empty = value === null || value === undefined;
  if (kind === 'comparison' && empty) return false;
  const result = evaluateAt(spot, reading, text);
  if (kind === 'expression') return equalsResult(result, value ?? null);
  if (typeof result === 'boolean') return result;
  throw faultAt(spot, {
    zh: `单元格应得出是或否，但得到${kindOf(result).zh}。`,
    en: `expected the cell to be true or false, but it was ${kindOf(result).en}.`,
  });
}

/** A list holds the value; a truth about something else than a truth stands for itself; everything else equals it. */
function equalsResult(result: unknown, value: unknown): boolean {
  if (typeof result === 'boolean' && typeof value !== 'boolean') return result;
  return isSame(result, value) || (Array.isArray(result) && result.some(one => isSame(one, value)));
}
