import type { FeelScope } from '../expressions/types.ts';
import type { Text } from '../problem.ts';

/** Rules that matched, by table, for the why-trace (为何如此): decision id and numbers of the rules from 1. */
export interface DecisionTrace {
  readonly decision: string;
  readonly rules: readonly number[];
}

export type DecisionResult =
  | { readonly ok: true; readonly value: unknown; readonly trace: readonly DecisionTrace[] }
  | { readonly ok: false; readonly error: Text };

/** A decision (DMN 1.3 clause 6) with everything it requires, compiled once per release; pure. */
export interface CompiledDecision {
  readonly id: string;
  readonly name: string;
  /** Names the tables read: for lint. */
  readonly inputs: readonly string[];
  readonly evaluate: (scope: FeelScope) => DecisionResult;
}
