import type { SequenceFlow } from './definition.ts';
import { readCondition } from './expressions.ts';
import { type BpmnNode, isType, nodeOf, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

/** Compile one sequence flow (连线); null and a problem when it dangles or crosses the border of a sub-process. */
export function readFlow(node: BpmnNode, reading: Reading): SequenceFlow | null {
  const [source, target] = [nodeOf(node, 'sourceRef'), nodeOf(node, 'targetRef')];
  if (node.id === undefined || node.id === '') {
    refuse(reading, node, 'missing-id', { zh: '有一条连线没有编号，请补上。', en: 'A sequence flow has no id; add one.' });
    return null;
  }
  if (!source?.id || !target?.id || !isType(source, 'FlowNode') || !isType(target, 'FlowNode')) {
    refuse(reading, node, 'flow-dangling', {
      zh: '连线 {} 没有连好，起点和终点都要接在流程元素上。',
      en: 'The sequence flow {} is not connected at both ends.',
    });
    return null;
  }
  if (source.$parent !== node.$parent || target.$parent !== node.$parent) {
    refuse(reading, node, 'flow-crossing', {
      zh: '连线 {} 跨过了子流程的边界，请改用子流程内部的连线。',
      en: 'The sequence flow {} crosses the border of a sub-process.',
    });
    return null;
  }
  const name = textOf(node, 'name');
  const condition = readCondition(node, 'conditionExpression', reading);
  return { id: node.id, ...(name !== undefined && { name }), source: source.id, target: target.id, ...(condition && { condition }) };
}
