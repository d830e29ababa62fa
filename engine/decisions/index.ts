export { checkDecisions, compileDecisions, type CompiledDecisions } from './compile.ts';
export { readDecisions, type ReadFile } from './read.ts';
export { textsOf } from './names.ts';
export type { CompiledDecision, DecisionResult, DecisionTrace } from './types.ts';
