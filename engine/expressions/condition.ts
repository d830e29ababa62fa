import { kindOf } from './kind-of.ts';
import type { CompiledExpressions, FeelScope } from './types.ts';

/** Outcome of a condition (条件): true or false, or why it is neither. */
export type ConditionResult = { readonly ok: true; readonly value: boolean } | { readonly ok: false; readonly error: string };

/** Evaluate a condition: anything but true and false, null above all, is an error (docs/architecture.md, Expressions). */
export function evaluateCondition(expressions: CompiledExpressions, text: string, scope: FeelScope): ConditionResult {
  const result = expressions.evaluate(text, scope);
  if (!result.ok) return result;
  if (typeof result.value === 'boolean') return { ok: true, value: result.value };
  const { zh, en } = kindOf(result.value);
  return { ok: false, error: `条件 “${text}” 应为是或否，得到${zh} · expected the condition to be true or false, but it was ${en}` };
}
