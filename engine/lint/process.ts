import type { Problem } from '../problem.ts';
import type { Definition } from '../bpmn/definition.ts';
import { lintCompensation } from './compensation.ts';
import { lintDeadlocks } from './deadlocks.ts';
import { lintFeel } from './feel.ts';
import { lintGateways } from './gateways.ts';
import { toGraph } from './graph.ts';
import { lintJoins } from './joins.ts';
import { type Known, toSets } from './known.ts';
import { lintLinks } from './links.ts';
import { lintLoops } from './loops.ts';
import { lintReferences } from './references.ts';
import { lintSoundness, mergeSoundness } from './soundness/index.ts';
import { lintStructure } from './structure.ts';
import { lintTasks } from './tasks.ts';
import { lintThrows } from './throws.ts';
import { lintTransactions } from './transactions.ts';

/**
 * Check a compiled process (流程检查): structure, gateways, tasks, loops, joins, what is thrown and caught, expressions, whether every case can end; with `known` also
 * everything it refers to. Errors keep a release from being published. Never throws.
 */
export function lintProcess(definition: Definition, known?: Known): Problem[] {
  const sets = known ? toSets(known) : null;
  const graph = toGraph(definition);
  const drawn = [
    ...lintStructure(graph, sets !== null),
    ...lintGateways(definition),
    ...lintTasks(definition, sets),
    ...lintLoops(graph),
    ...lintJoins(definition),
    ...lintDeadlocks(graph),
    ...lintLinks(definition),
    ...lintThrows(definition, sets),
    ...lintTransactions(definition),
    ...lintCompensation(definition),
    ...lintFeel(definition, sets),
    ...(sets ? lintReferences(definition, sets) : []),
  ];
  return mergeSoundness(drawn, sets ? lintSoundness(graph) : lintSoundness(graph).map(allowed));
}

/** A plain model may merge without joining (WCP-8, multi-merge): it is told. In a pack, where a step would be done twice over for one applicant, it is an error. */
function allowed(found: Problem): Problem {
  return found.code === 'unsynchronised' ? { ...found, severity: 'warning' } : found;
}
