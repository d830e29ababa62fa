export { checkFeel, type FeelProblem, feelRoots } from './check.ts';
export { createExpressions } from './compile.ts';
export { type ConditionResult, evaluateCondition } from './condition.ts';
export { namesOf, pathsOf } from './names.ts';
export { readExpression, readFeel, stripEquals } from './text.ts';
export type { CompiledExpressions, Evaluation, ExpressionOptions, FeelScope } from './types.ts';
export { forbiddenNames } from './values.ts';
