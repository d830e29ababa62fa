import type { Problem } from '../../problem.ts';
import type { DecisionFile } from '../model.ts';
import { lintNames } from './names.ts';
import { lintRules } from './rules.ts';

/** Check what the decisions of a file mean (决策检查): names nobody gives, rules that overlap, never match or are missing. */
export function lintDecisions(file: DecisionFile): Problem[] {
  return [...lintNames(file), ...file.decisions.flatMap(lintRules)];
}
