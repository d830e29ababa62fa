import type { Millis } from '../calendar/types.ts';

/** Values a FEEL text may read (FEEL 上下文): variables of the running scope outward, then the roots. */
export interface FeelScope {
  /** Variables by name, inner scope last wins. */
  readonly vars: Readonly<Record<string, unknown>>;
  /** case, service, applicant, data, settings, task, trail, centre. */
  readonly roots: Readonly<Record<string, unknown>>;
  /** Read by today() and now(), in Asia/Shanghai. */
  readonly now: Millis;
}

/** How the texts of a release or of a form are evaluated. */
export interface ExpressionOptions {
  /** `null`: an operation over a value that is null gives null, and sums leave such values out, for fields that are not answered yet (表单规则). Else it is an error. */
  readonly unanswered?: 'null';
}

export type Evaluation = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

/** FEEL texts of one release, each compiled once as a function literal over its declared names. */
export interface CompiledExpressions {
  /** Evaluate a FEEL text (compiled on first use, then cached). Unknown names and null conditions are errors, never silently null. */
  readonly evaluate: (text: string, scope: FeelScope) => Evaluation;
}
