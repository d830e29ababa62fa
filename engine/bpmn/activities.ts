import { readFeel } from '../expressions/text.ts';
import type { ElementKind, MultiInstance } from './definition.ts';
import { bjExpression, isFeel, readCondition, readName, readValue } from './expressions.ts';
import { readReferredName } from './events.ts';
import { readAction, readMappings, readTaskProperties } from './extensions.ts';
import { type BpmnNode, bjText, nodeOf, nodesOf, textOf } from './node.ts';
import { type ElementPart, type Reading, refuse, warn } from './reading.ts';

/** Tasks, sub-processes and call activities (活动). */
export function readActivity(node: BpmnNode, kind: ElementKind, reading: Reading): ElementPart {
  refuseUnsupported(node, reading);
  const multi = readLoop(node, reading);
  return { ...(multi && { multi }), ...readers[kind]?.(node, reading) };
}

type ActivityReader = (node: BpmnNode, reading: Reading) => ElementPart;

const readers: Readonly<Partial<Record<ElementKind, ActivityReader>>> = {
  userTask: readTaskProperties,
  serviceTask: readWork,
  sendTask: readWork,
  receiveTask: readReceive,
  scriptTask: readScript,
  businessRuleTask: readRule,
  callActivity: readCall,
  subProcess: readSubProcess,
};

function readWork(node: BpmnNode, reading: Reading): ElementPart {
  refuseImplementation(node, reading);
  const action = readAction(node, reading);
  return action ? { action } : {};
}

/** BPMN's own way to name code: `##WebService` has no effect, anything to evaluate is refused. */
function refuseImplementation(node: BpmnNode, reading: Reading): void {
  const implementation = textOf(node, 'implementation');
  if (implementation === undefined || /^(?:##\w+|https?:\/\/[^${}#]+)$/.test(implementation)) return;
  refuse(reading, node, 'foreign-code', {
    zh: `{} 的 implementation “${implementation}” 不会也不能运行，请删除。`,
    en: `{} has the implementation "${implementation}", which cannot run here; remove it.`,
  });
}

function readReceive(node: BpmnNode, reading: Reading): ElementPart {
  if (node.get('instantiate') === true)
    refuse(reading, node, 'unsupported-instantiate', { zh: '{} 不能用来启动流程。', en: '{} cannot start the process.' });
  const name = readReferredName(nodeOf(node, 'messageRef'), node);
  if (name === undefined) return {};
  const correlation = bjExpression(node, 'correlation');
  return { message: { name, ...(correlation && { correlation }), out: readMappings(node, 'Out', reading) }, out: [] };
}

function readScript(node: BpmnNode, reading: Reading): ElementPart {
  const format = textOf(node, 'scriptFormat');
  const script = textOf(node, 'script');
  if (!isFeel(format)) {
    refuse(reading, node, 'script-language', {
      zh: `{} 的脚本语言是 “${format}”，只支持 FEEL，请改写。`,
      en: `{} has a script in "${format}"; only FEEL is supported.`,
    });
    return {};
  }
  if (script === undefined) {
    refuse(reading, node, 'script-empty', { zh: '{} 没有写脚本内容。', en: '{} has no script.' });
    return {};
  }
  const resultVariable = readName(node, bjText(node, 'resultVariable'), { zh: '结果变量名', en: 'result variable' }, reading);
  return { script: readFeel(script), ...(resultVariable && { resultVariable }) };
}

function readRule(node: BpmnNode, reading: Reading): ElementPart {
  refuseImplementation(node, reading);
  if (bjText(node, 'decision'))
    refuse(reading, node, 'unsupported-decision', {
      zh: '{} 使用决策表，暂不支持。',
      en: '{} uses a decision table, which is not supported yet.',
    });
  return {};
}

function readCall(node: BpmnNode, reading: Reading): ElementPart {
  const calledElement = textOf(node, 'calledElement');
  if (calledElement !== undefined && /^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(calledElement)) return { calledElement };
  refuse(reading, node, 'call-malformed', {
    zh: '{} 没有写明要调用的流程，或名称不合规。',
    en: '{} does not name the process to call, or the name is not allowed.',
  });
  return {};
}

function readSubProcess(node: BpmnNode, reading: Reading): ElementPart {
  if (node.get('triggeredByEvent') === true) {
    refuse(reading, node, 'unsupported-event-subprocess', {
      zh: '{} 是事件子流程，暂不支持，请改用边界事件。',
      en: '{} is an event sub-process, which is not supported; use a boundary event.',
    });
  }
  return {};
}

function refuseUnsupported(node: BpmnNode, reading: Reading): void {
  if (node.get('isForCompensation') === true)
    refuse(reading, node, 'unsupported-compensation', {
      zh: '{} 是补偿活动，暂不支持。',
      en: '{} is for compensation, which is not supported.',
    });
  const quantities = [node.get('startQuantity'), node.get('completionQuantity')];
  if (quantities.some(quantity => typeof quantity === 'number' && quantity !== 1)) {
    refuse(reading, node, 'unsupported-quantity', {
      zh: '{} 的启动或完成数量不是 1，不支持。',
      en: '{} has a start or completion quantity other than 1, which is not supported.',
    });
  }
  if (nodesOf(node, 'dataInputAssociations').length > 0 || nodesOf(node, 'dataOutputAssociations').length > 0) {
    warn(reading, node, 'data-association-ignored', {
      zh: '{} 上的数据关联不起作用，请用 bj:in、bj:out。',
      en: 'The data associations of {} have no effect; use bj:in and bj:out.',
    });
  }
}

/** Multi-instance (多实例): parallel or sequential, by number or by collection. */
function readLoop(node: BpmnNode, reading: Reading): MultiInstance | undefined {
  const loop = nodeOf(node, 'loopCharacteristics');
  if (!loop) return undefined;
  if (loop.$type !== 'bpmn:MultiInstanceLoopCharacteristics') {
    refuse(reading, node, 'unsupported-loop', {
      zh: '{} 使用标准循环，不支持，请改用多实例或画出回路。',
      en: '{} uses a standard loop, which is not supported; use multi-instance or draw the loop.',
    });
    return undefined;
  }
  refuseLoopParts(node, loop, reading);
  const multi = readMulti(node, loop, reading);
  if (!multi.cardinality === !multi.collection) {
    refuse(reading, node, 'loop-malformed', {
      zh: '{} 的多实例要写明次数（loopCardinality）或集合（collection）之一。',
      en: '{} must have either a loop cardinality or a collection.',
    });
  }
  return multi;
}

function refuseLoopParts(node: BpmnNode, loop: BpmnNode, reading: Reading): void {
  const behaviour = loop.get('behavior');
  if (behaviour !== undefined && behaviour !== 'All')
    refuse(reading, node, 'unsupported-loop', {
      zh: '{} 的多实例事件行为不支持。',
      en: '{} has a multi-instance event behaviour that is not supported.',
    });
  if (['loopDataInputRef', 'loopDataOutputRef'].some(name => nodeOf(loop, name))) {
    refuse(reading, node, 'unsupported-loop', {
      zh: '{} 的多实例用数据对象作集合，不支持，请改用 collection 属性。',
      en: '{} takes its instances from a data object, which is not supported; use the collection attribute.',
    });
  }
}

function readMulti(node: BpmnNode, loop: BpmnNode, reading: Reading): MultiInstance {
  const name = (attribute: string) => readName(node, bjText(loop, attribute), { zh: '变量名', en: 'variable name' }, reading);
  const cardinality = readValue(loop, 'loopCardinality', reading);
  const collection = bjText(loop, 'collection');
  const elementVariable = name('elementVariable');
  const completion = readCondition(loop, 'completionCondition', reading);
  const outputCollection = name('outputCollection');
  const outputElement = bjText(loop, 'outputElement');
  return {
    sequential: loop.get('isSequential') === true,
    ...(cardinality && { cardinality: asCount(cardinality) }),
    ...(collection !== undefined && { collection: readFeel(collection) }),
    ...(elementVariable && { elementVariable }),
    ...(completion && { completion }),
    ...(outputCollection && { outputCollection }),
    ...(outputElement !== undefined && { outputElement: readFeel(outputElement) }),
  };
}

/** A cardinality is a number or FEEL; a bare variable name is FEEL too. */
function asCount(value: NonNullable<MultiInstance['cardinality']>): NonNullable<MultiInstance['cardinality']> {
  return value.feel || /^\d+$/.test(value.text) ? value : { text: value.text, feel: true };
}
