export type { Known } from './known.ts';
export { lintProcess } from './process.ts';
export { variablesOf } from './variables.ts';
