import { type BpmnNode, nodeOf, nodesOf } from '../bpmn/node.ts';
import { childrenOf, type FeelNode, parseFeel } from '../expressions/parse.ts';
import { limits } from '../limits.ts';
import { type Problem, problem } from '../problem.ts';
import type { DecisionFile } from './model.ts';
import { textsOf } from './names.ts';

/** Check how much a file holds before its cells are read (规模检查). */
export function checkFileSize(root: BpmnNode): Problem | null {
  const decisions = nodesOf(root, 'drgElement');
  const tables = decisions.flatMap(node => nodeOf(node, 'decisionLogic') ?? []).filter(({ $type }) => $type === 'dmn:DecisionTable');
  const cells = tables
    .flatMap(table => nodesOf(table, 'rule'))
    .map(rule => nodesOf(rule, 'inputEntry').length + nodesOf(rule, 'outputEntry').length);
  const count = cells.reduce((sum, one) => sum + one, 0);
  if (decisions.length <= limits.dmnDecisions && count <= limits.dmnCells) return null;
  return problem('dmn-too-large', {
    zh: `决策文件过大：最多 ${limits.dmnDecisions} 个决策和输入、${limits.dmnCells} 个单元格，请拆分。`,
    en: `The decision file is too large: at most ${limits.dmnDecisions} decisions and inputs and ${limits.dmnCells} cells; split it.`,
  });
}

/** Loops run while a command is decided: a file may only have so many of them, one decision asks all of its cells. */
export function checkLoops(file: DecisionFile): Problem[] {
  const loops = file.decisions.flatMap(textsOf).reduce((sum, text) => sum + countLoops(parseFeel(text).topNode), 0);
  if (loops <= limits.dmnLoops) return [];
  return [
    problem('dmn-too-many-loops', {
      zh: `决策文件中的循环和筛选共 ${loops} 处，最多 ${limits.dmnLoops} 处。请把它们放到输入列的表达式里。`,
      en: `The decision file has ${loops} loops and filters, at most ${limits.dmnLoops} are allowed; put them into the input expressions.`,
    }),
  ];
}

const loopNodes: ReadonlySet<string> = new Set(['ForExpression', 'QuantifiedExpression', 'FilterExpression']);

function countLoops(top: FeelNode): number {
  let count = 0;
  const open = [top];
  for (let node = open.pop(); node; node = open.pop()) {
    if (loopNodes.has(node.name)) count += 1;
    open.push(...childrenOf(node));
  }
  return count;
}
