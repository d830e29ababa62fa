import type { Problem } from '../problem.ts';
import { checkGraph } from './checks.ts';
import { type Graph, readContainer } from './container.ts';
import type { Definition } from './definition.ts';
import { isFeel } from './expressions.ts';
import { findLanes, readLanes } from './lanes.ts';
import { type BpmnNode, isType, nodesOf, textOf } from './node.ts';
import { parseBpmn } from './parse.ts';
import { selectProcess } from './process.ts';
import { type Reading, refuse } from './reading.ts';

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
  const lanes = allContainers(node).flatMap(readLanes);
  const reading: Reading = { problems: [], laneOf: findLanes(lanes) };
  checkLanguage(root, reading);
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

/** Files may name their expression language once for all; XPath is BPMN's own default and means nothing was chosen. */
function checkLanguage(root: BpmnNode, reading: Reading): void {
  const language = textOf(root, 'expressionLanguage');
  if (isFeel(language) || /XPath/i.test(language ?? '')) return;
  refuse(reading, root, 'expression-language', {
    zh: `文件声明的表达式语言是 “${language}”，只支持 FEEL。`,
    en: `The file declares the expression language "${language}"; only FEEL is supported.`,
  });
}
