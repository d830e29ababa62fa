import type { Cell } from './cells.ts';
import type { ValueType } from './value-types.ts';

/** Hit policies of DMN 1.3 clause 8.2.10 (命中策略). */
export const hitPolicies = ['UNIQUE', 'ANY', 'FIRST', 'PRIORITY', 'OUTPUT ORDER', 'RULE ORDER', 'COLLECT'] as const;
export type HitPolicy = (typeof hitPolicies)[number];

/** How COLLECT joins what it collected; absent: a list. */
export const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof aggregations)[number];

/** An input clause (输入列): its FEEL text, its type and how people call it. */
export interface InputColumn {
  readonly label: string;
  readonly expression: string;
  readonly type: ValueType;
}

/** An output clause (输出列). `name` is the key in the result of a table with several outputs; `priority` the output values, highest first. */
export interface OutputColumn {
  readonly label: string;
  readonly name: string;
  readonly type: ValueType;
  readonly priority: readonly unknown[] | null;
  /** FEEL text for when no rule matches. */
  readonly fallback: string | null;
}

/** A rule (规则行): one cell for each input, one FEEL text for each output, null where nothing is written. */
export interface Rule {
  readonly cells: readonly Cell[];
  readonly outputs: readonly (string | null)[];
}

/** A decision table (决策表) as drawn. */
export interface Table {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly InputColumn[];
  readonly outputs: readonly OutputColumn[];
  readonly rules: readonly Rule[];
}

/** A decision that is one FEEL text (表达式决策). */
export interface Literal {
  readonly kind: 'expression';
  readonly text: string;
}

/** Data a decision requires from outside (输入数据). */
export interface Input {
  readonly id: string;
  readonly variable: string;
  readonly type: ValueType;
}

/** A decision as drawn (决策), with the ids of what it requires. */
export interface DrawnDecision {
  readonly id: string;
  readonly name: string;
  /** Name under which the decisions that require it read its result. */
  readonly variable: string;
  readonly type: ValueType;
  readonly decisions: readonly string[];
  readonly inputs: readonly string[];
  readonly logic: Table | Literal;
}

/** The decisions of one file (决策文件). */
export interface DecisionFile {
  readonly decisions: readonly DrawnDecision[];
  readonly inputs: readonly Input[];
}
