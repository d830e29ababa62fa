import { readFeel } from '../expressions/text.ts';
import type { Mapping } from './definition.ts';
import { readName } from './expressions.ts';
import { type BpmnNode, bjChildren, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

/** bj:in or bj:out of a node's extensionElements (数据映射); the source is always FEEL. */
export function readMappings(node: BpmnNode, type: 'In' | 'Out', reading: Reading): Mapping[] {
  return bjChildren(node, type).flatMap(mapping => readMapping(node, mapping, reading));
}

/** One mapping; none and a problem when it is not whole. */
export function readMapping(node: BpmnNode, mapping: BpmnNode, reading: Reading): Mapping[] {
  const source = textOf(mapping, 'source');
  const target = readName(node, textOf(mapping, 'target'), { zh: '变量名', en: 'variable name' }, reading);
  if (source !== undefined && target !== undefined) return [{ source: readFeel(source), target }];
  if (source === undefined || textOf(mapping, 'target') === undefined) {
    refuse(reading, node, 'mapping-malformed', {
      zh: '{} 的数据映射不完整：请写明 source 和 target。',
      en: '{} has an incomplete mapping: give source and target.',
    });
  }
  return [];
}
