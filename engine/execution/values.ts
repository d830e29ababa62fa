import type { Expression, Mapping } from '../bpmn/definition.ts';
import type { ReleaseDefinition } from '../cases/context.ts';
import { rootsOf } from '../cases/feel-scope.ts';
import type { LocalId } from '../cases/state.ts';
import { evaluateCondition } from '../expressions/condition.ts';
import type { FeelScope } from '../expressions/types.ts';
import type { Execution } from './execution.ts';
import { attempt, releaseOf, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';
import { collectVariables } from './variables.ts';

/** Where an expression is read: a scope, the run in it that asks, and values that come on top (a payload, an output). */
export interface Place {
  readonly scope: LocalId;
  readonly run: LocalId | null;
  readonly extra?: Readonly<Record<string, unknown>>;
}

function feelScope(execution: Execution, place: Place, release: ReleaseDefinition): FeelScope {
  const vars = collectVariables(execution, place.scope, place.run);
  return {
    vars: place.extra ? { ...vars, ...place.extra } : vars,
    roots: rootsOf(execution, place.scope, release),
    now: execution.context.now,
  };
}

function failed(text: string, error: string): Fault {
  return new Fault('expression-failed', {
    zh: `表达式「${text}」应能求值，但出现错误：${error}`,
    en: `Expected the expression "${text}" to have a value, but: ${error}`,
  });
}

/** What FEEL reads at a place, for evaluators of their own such as decisions. */
export function scopeForFeel(execution: Execution, place: Place): FeelScope {
  return feelScope(execution, place, releaseOf(execution, scopeOf(execution, place.scope).content));
}

/** Evaluate a FEEL text; a fault when it fails. */
export function evaluateFeel(execution: Execution, place: Place, text: string): unknown {
  const release = releaseOf(execution, scopeOf(execution, place.scope).content);
  const result = release.expressions.evaluate(text, feelScope(execution, place, release));
  if (result.ok) return result.value;
  throw failed(text, result.error);
}

/** Evaluate an expression; a literal is its own text. */
export function evaluateExpression(execution: Execution, place: Place, expression: Expression): unknown {
  return expression.feel ? evaluateFeel(execution, place, expression.text) : expression.text;
}

/** Evaluate a condition (条件): true or false, everything else is a fault. The texts true and false stand for themselves. */
export function isTrue(execution: Execution, place: Place, condition: Expression): boolean {
  if (condition.text === 'true' || condition.text === 'false') return condition.text === 'true';
  const release = releaseOf(execution, scopeOf(execution, place.scope).content);
  const result = evaluateCondition(release.expressions, condition.text, feelScope(execution, place, release));
  if (result.ok) return result.value;
  throw failed(condition.text, result.error);
}

/** The same for a step that is skipped (跳过), which leaves out what cannot be told: a condition without a value does not hold. */
export function isKnownTrue(execution: Execution, place: Place, condition: Expression): boolean {
  let holds = false;
  attempt(execution, () => {
    holds = isTrue(execution, place, condition);
  });
  return holds;
}

/** Evaluate mappings into values by target name. */
export function evaluateMappings(execution: Execution, place: Place, mappings: readonly Mapping[]): Record<string, unknown> {
  return Object.fromEntries(mappings.map(({ source, target }) => [target, evaluateExpression(execution, place, source)]));
}
