import { readFeel } from '../expressions/text.ts';
import { readAction } from './actions.ts';
import { readDataMappings } from './data.ts';
import type { ElementKind } from './definition.ts';
import { readReferredName } from './event-definitions.ts';
import { bjExpression, isFeel, readName } from './expressions.ts';
import { readLoop } from './loops.ts';
import { readMappings } from './mappings.ts';
import { type BpmnNode, bjText, nodeOf, nodesOf, textOf } from './node.ts';
import { type ElementPart, type Reading, refuse, warn } from './reading.ts';
import { readAdHoc, readTransaction } from './sub-processes.ts';
import { readUserTask } from './user-tasks.ts';

/** Tasks, sub-processes and call activities (活动). */
export function readActivity(node: BpmnNode, kind: ElementKind, reading: Reading): ElementPart {
  refuseUnsupported(node, reading);
  return {
    ...readLoop(node, reading),
    ...(node.get('isForCompensation') === true && { forCompensation: true }),
    ...readers[kind]?.(node, reading),
  };
}

type ActivityReader = (node: BpmnNode, reading: Reading) => ElementPart;

const readers: Readonly<Partial<Record<ElementKind, ActivityReader>>> = {
  userTask: readUserTask,
  serviceTask: readWork,
  sendTask: readSend,
  receiveTask: readReceive,
  scriptTask: readScript,
  businessRuleTask: readRule,
  callActivity: readCall,
  transaction: readTransaction,
  adHocSubProcess: readAdHoc,
};

function readWork(node: BpmnNode, reading: Reading): ElementPart {
  refuseImplementation(node, reading);
  const action = readAction(node, reading);
  return action ? { action } : {};
}

/** Send task (发送任务): an action, or the message it refers to with bj:in and data inputs as its payload. */
function readSend(node: BpmnNode, reading: Reading): ElementPart {
  const work = readWork(node, reading);
  const referred = nodeOf(node, 'messageRef');
  const correlation = bjExpression(node, 'correlation');
  if (!referred && !correlation) return work;
  if (!referred || work.action)
    refuse(reading, node, 'send-malformed', {
      zh: '{} 要么用 bj:action 执行动作，要么用 messageRef 发送消息；correlation 只用于消息。',
      en: '{} either does a bj:action or sends the message of messageRef; a correlation belongs to the message.',
    });
  const name = referred && (textOf(referred, 'name') ?? referred.id);
  if (name === undefined) return work;
  const out = [...readMappings(node, 'In', reading), ...readDataMappings(node, 'dataInputAssociations', reading)];
  return { ...work, message: { name, ...(correlation && { correlation }), out }, in: [] };
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
  const instantiate = node.get('instantiate') === true && { instantiate: true };
  const name = readReferredName(nodeOf(node, 'messageRef'), node);
  if (name === undefined) return { ...instantiate };
  const correlation = bjExpression(node, 'correlation');
  const out = [...readMappings(node, 'Out', reading), ...readDataMappings(node, 'dataOutputAssociations', reading)];
  return { ...instantiate, message: { name, ...(correlation && { correlation }), out }, out: [] };
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

/** Business rule task (业务规则任务): a decision of the pack, its result in a variable. */
function readRule(node: BpmnNode, reading: Reading): ElementPart {
  refuseImplementation(node, reading);
  const decision = bjText(node, 'decision');
  const resultVariable = readName(node, bjText(node, 'result'), { zh: '结果变量名', en: 'result variable' }, reading);
  if (decision !== undefined && /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(decision))
    return { decision, ...(resultVariable && { resultVariable }) };
  if (decision !== undefined || resultVariable !== undefined)
    refuse(reading, node, 'decision-malformed', {
      zh: '{} 没有写明要用的决策（decision），或决策编号不合规。',
      en: '{} does not name its decision, or the name is not allowed.',
    });
  return {};
}

function readCall(node: BpmnNode, reading: Reading): ElementPart {
  const calledElement = textOf(node, 'calledElement');
  if (calledElement === undefined || !/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(calledElement)) {
    refuse(reading, node, 'call-malformed', {
      zh: '{} 没有写明要调用的流程，或名称不合规。',
      en: '{} does not name the process to call, or the name is not allowed.',
    });
    return {};
  }
  if (reading.globalTasks.has(calledElement))
    refuse(reading, node, 'unsupported-global-task', {
      zh: `{} 调用的是全局任务 “${calledElement}”，不支持，请直接画出这个任务。`,
      en: `{} calls the global task "${calledElement}", which is not supported; draw the task itself.`,
    });
  return { calledElement };
}

function refuseUnsupported(node: BpmnNode, reading: Reading): void {
  const quantities = [node.get('startQuantity'), node.get('completionQuantity')];
  if (quantities.some(quantity => quantity !== 1)) {
    refuse(reading, node, 'unsupported-quantity', {
      zh: '{} 的启动或完成数量不是 1，不支持。',
      en: '{} has a start or completion quantity other than 1, which is not supported.',
    });
  }
  if (nodesOf(node, 'resources').length > 0) {
    warn(reading, node, 'resources-ignored', {
      zh: '{} 上的 BPMN 资源角色不起作用，办理人请用 bj:assignment 指定。',
      en: 'The BPMN resource roles of {} have no effect; say who does it in bj:assignment.',
    });
  }
}
