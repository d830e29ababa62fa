import type { Problem } from '../problem.ts';
import { checkGraph } from './checks.ts';
import { readAssociations } from './compensation.ts';
import { type Graph, readContainer } from './container.ts';
import { nameData } from './data.ts';
import type { Definition } from './definition.ts';
import { findLanes, readLanes } from './lanes.ts';
import { type BpmnNode, isType, nodesOf, textOf } from './node.ts';
import { parseBpmn } from './parse.ts';
import { selectProcess } from './process.ts';
import type { Reading } from './reading.ts';
import { checkRoot, globalTasksOf } from './root.ts';

/** What reading a BPMN file gives; `definition` is null when any problem is an error. */
export interface ReadResult {
  readonly definition: Definition | null;
  readonly problems: Problem[];
}

/**
 * Read a BPMN 2.0 file into the compiled graph (读取并编译流程). Never throws: whatever is malformed, unsupported or dangerous
 * is a problem with element id and a sentence for people. Files without our attributes compile too.
 */
export async function readBpmn(xml: string): Promise<ReadResult> {
  const { root, problems } = await parseBpmn(xml);
  if (!root || problems.some(({ code }) => code === 'forbidden-id')) return { definition: null, problems: [...problems] };
  const selected = selectProcess(root);
  if ('problem' in selected) return { definition: null, problems: [...problems, selected.problem] };
  const compiled = compileProcess(root, selected.process);
  const all = [...problems, ...compiled.problems];
  return { definition: all.some(({ severity }) => severity === 'error') ? null : compiled.definition, problems: all };
}

function compileProcess(root: BpmnNode, node: BpmnNode): { readonly definition: Definition; readonly problems: Problem[] } {
  const containers = allContainers(node);
  const collaborations = nodesOf(root, 'rootElements').filter(element => isType(element, 'Collaboration'));
  const lanes = containers.flatMap(readLanes);
  const reading: Reading = {
    problems: [],
    laneOf: findLanes(lanes),
    dataNames: nameData(containers),
    associated: readAssociations([...containers, ...collaborations]),
    globalTasks: globalTasksOf(root),
  };
  checkRoot(root, node, reading);
  const graph: Graph = { elements: {}, flows: {}, containers: {} };
  readContainer(node, null, graph, reading);
  const name = textOf(node, 'name');
  const documentation = nodesOf(node, 'documentation')
    .flatMap(text => textOf(text, 'text') ?? [])
    .join('\n');
  const definition: Definition = {
    id: node.id ?? '',
    ...(name !== undefined && { name }),
    ...(documentation !== '' && { documentation }),
    ...graph,
    lanes,
  };
  return { definition, problems: [...reading.problems, ...checkGraph(definition)] };
}

function allContainers(node: BpmnNode): BpmnNode[] {
  return [
    node,
    ...nodesOf(node, 'flowElements')
      .filter(child => isType(child, 'SubProcess'))
      .flatMap(allContainers),
  ];
}
