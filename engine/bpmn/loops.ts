import { limits } from '../limits.ts';
import { readFeel } from '../expressions/text.ts';
import { dataName } from './data.ts';
import type { Expression, FlowElement, MultiInstance, StandardLoop } from './definition.ts';
import { readBehaviour } from './behaviour.ts';
import { readCondition, readName, readValue } from './expressions.ts';
import { type BpmnNode, bjText, nodeOf, nodesOf, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

/** Loop characteristics of an activity (循环特性): multi-instance or standard loop. */
export function readLoop(node: BpmnNode, reading: Reading): Pick<FlowElement, 'multi' | 'loop'> {
  const loop = nodeOf(node, 'loopCharacteristics');
  if (!loop) return {};
  if (loop.$type === 'bpmn:MultiInstanceLoopCharacteristics') return { multi: readMulti(node, loop, reading) };
  return { loop: readStandard(node, loop, reading) };
}

/** Standard loop (标准循环): a condition, a maximum, or both; with neither a person or an event must end it. */
function readStandard(node: BpmnNode, loop: BpmnNode, reading: Reading): StandardLoop {
  const condition = readCondition(loop, 'loopCondition', reading);
  const maximum = loop.get('loopMaximum');
  const bounded = typeof maximum === 'number';
  if (maximum !== undefined && !(bounded && Number.isInteger(maximum) && maximum >= 1 && maximum <= limits.instances)) {
    refuse(reading, node, 'loop-malformed', {
      zh: `{} 的循环最多次数（loopMaximum）应是 1 到 ${limits.instances} 的整数。`,
      en: `{} has a loop maximum that is not a whole number from 1 to ${limits.instances}.`,
    });
  }
  return { testBefore: loop.get('testBefore') === true, ...(condition && { condition }), ...(bounded && { maximum }) };
}

/** Multi-instance (多实例): parallel or sequential, by number or by collection. */
function readMulti(node: BpmnNode, loop: BpmnNode, reading: Reading): MultiInstance {
  const name = (attribute: string) => readName(node, bjText(loop, attribute), { zh: '变量名', en: 'variable name' }, reading);
  const item = (property: string) => itemName(node, nodeOf(loop, property), reading);
  const cardinality = readValue(loop, 'loopCardinality', reading);
  const collection = readCollection(node, loop, reading);
  const elementVariable = name('elementVariable') ?? item('inputDataItem');
  const completion = readCondition(loop, 'completionCondition', reading);
  const outputCollection = name('outputCollection') ?? readOutput(node, loop, reading);
  const outputElement = bjText(loop, 'outputElement') ?? item('outputDataItem');
  if (!cardinality === !collection) {
    refuse(reading, node, 'loop-malformed', {
      zh: '{} 的多实例要写明次数（loopCardinality）或集合（collection）之一。',
      en: '{} must have either a loop cardinality or a collection.',
    });
  }
  return {
    sequential: loop.get('isSequential') === true,
    ...(cardinality && { cardinality: asCount(cardinality) }),
    ...(collection && { collection }),
    ...(elementVariable && { elementVariable }),
    ...(completion && { completion }),
    ...(outputCollection && { outputCollection }),
    ...(outputElement !== undefined && { outputElement: readFeel(outputElement) }),
    ...readBehaviour(node, loop, reading),
  };
}

/** The collection is our attribute or a data object (loopDataInputRef), directly or through an input of the activity. */
function readCollection(node: BpmnNode, loop: BpmnNode, reading: Reading): Expression | undefined {
  const drawn = bjText(loop, 'collection');
  const referred = nodeOf(loop, 'loopDataInputRef');
  if (drawn !== undefined || !referred) return drawn === undefined ? undefined : readFeel(drawn);
  const fed = nodesOf(node, 'dataInputAssociations').find(association => nodeOf(association, 'targetRef') === referred);
  return nameOfData(node, [...(fed ? nodesOf(fed, 'sourceRef') : []), referred], reading);
}

function readOutput(node: BpmnNode, loop: BpmnNode, reading: Reading): string | undefined {
  const referred = nodeOf(loop, 'loopDataOutputRef');
  if (!referred) return undefined;
  const taken = nodesOf(node, 'dataOutputAssociations').find(association => nodesOf(association, 'sourceRef').includes(referred));
  const target = taken && nodeOf(taken, 'targetRef');
  return nameOfData(node, [...(target ? [target] : []), referred], reading)?.text;
}

function nameOfData(node: BpmnNode, candidates: readonly BpmnNode[], reading: Reading): Expression | undefined {
  const found = candidates.map(candidate => dataName(candidate, reading)).find(name => name !== undefined && name !== '');
  const text = readName(node, found, { zh: '变量名', en: 'variable name' }, reading);
  if (text !== undefined) return { text, feel: true };
  if (found === undefined)
    refuse(reading, node, 'loop-malformed', {
      zh: '{} 的多实例集合要引用数据对象，请改引用或改用 collection 属性。',
      en: '{} takes its instances from something that is no data object; refer to one or use the collection attribute.',
    });
  return undefined;
}

/** Name of an input or output item of one instance. */
function itemName(node: BpmnNode, item: BpmnNode | undefined, reading: Reading): string | undefined {
  return item && readName(node, textOf(item, 'name'), { zh: '变量名', en: 'variable name' }, reading);
}

/** A cardinality is a number or FEEL; a bare variable name is FEEL too. */
function asCount(value: Expression): Expression {
  return value.feel || /^\d+$/.test(value.text) ? value : { text: value.text, feel: true };
}
