import { isFeel } from './expressions.ts';
import { type BpmnNode, isType, nodesOf, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

/** Ids of the global tasks of a file (全局任务). */
export function globalTasksOf(root: BpmnNode): ReadonlySet<string> {
  const tasks = nodesOf(root, 'rootElements').filter(node => isType(node, 'GlobalTask'));
  return new Set(tasks.flatMap(({ id }) => id ?? []));
}

/** What the file and the process declare outside the flow (文件与流程层面的声明), where it would change how the process runs. */
export function checkRoot(root: BpmnNode, process: BpmnNode, reading: Reading): void {
  checkLanguage(root, reading);
  for (const node of nodesOf(root, 'rootElements')) {
    if (node.$type !== 'bpmn:Choreography' && node.$type !== 'bpmn:GlobalChoreographyTask') continue;
    refuse(reading, node, 'unsupported-choreography', {
      zh: '{} 是编排（choreography），不支持，请从文件中删除。',
      en: '{} is a choreography, which is not supported; remove it from the file.',
    });
  }
  if (nodesOf(process, 'correlationSubscriptions').length > 0) {
    refuse(reading, process, 'unsupported-correlation', {
      zh: '流程 {} 使用 BPMN 的关联订阅，不支持，请在消息事件上写 bj:correlation。',
      en: 'The process {} uses correlation subscriptions, which are not supported; write bj:correlation on the message events.',
    });
  }
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
