import type { Problem } from '../problem.ts';
import type { Definition } from '../bpmn/definition.ts';
import { lintFeel } from './feel.ts';
import { lintGateways } from './gateways.ts';
import { lintJoins } from './joins.ts';
import { type Known, toSets } from './known.ts';
import { lintLoops } from './loops.ts';
import { lintReferences } from './references.ts';
import { lintStructure } from './structure.ts';
import { lintTasks } from './tasks.ts';

/**
 * Check a compiled process (流程检查): structure, gateways, tasks, loops, joins, expressions; with `known` also everything it refers to.
 * Errors keep a release from being published. Never throws.
 */
export function lintProcess(definition: Definition, known?: Known): Problem[] {
  const sets = known ? toSets(known) : null;
  return [
    ...lintStructure(definition, sets !== null),
    ...lintGateways(definition),
    ...lintTasks(definition, sets),
    ...lintLoops(definition),
    ...lintJoins(definition),
    ...lintFeel(definition, sets),
    ...(sets ? lintReferences(definition, sets) : []),
  ];
}
