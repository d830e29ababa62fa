import { type BpmnNode, nodeOf, nodesOf, textOf } from '../bpmn/node.ts';
import { type Reading, refuse } from './reading.ts';

/** What DMN knows and this engine does not run: told with its id, never passed over (不支持的内容). */
export function refuseUnsupported(root: BpmnNode, reading: Pick<Reading, 'problems'>): void {
  for (const node of nodesOf(root, 'import')) refuseNode(node, { zh: '引入其他文件', en: 'imports of other files' }, reading);
  for (const node of nodesOf(root, 'drgElement')) refuseElement(node, reading);
}

const elements: Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>> = {
  'dmn:BusinessKnowledgeModel': { zh: '业务知识模型', en: 'business knowledge models' },
  'dmn:DecisionService': { zh: '决策服务', en: 'decision services' },
};

const logics: Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>> = {
  'dmn:Invocation': { zh: '调用', en: 'invocations' },
  'dmn:FunctionDefinition': { zh: '函数', en: 'functions' },
  'dmn:Context': { zh: '上下文', en: 'contexts' },
  'dmn:Relation': { zh: '关系表', en: 'relations' },
  'dmn:List': { zh: '列表', en: 'lists' },
};

function refuseElement(node: BpmnNode, reading: Pick<Reading, 'problems'>): void {
  const element = elements[node.$type];
  if (element) refuseNode(node, element, reading);
  if (node.$type !== 'dmn:Decision') return;
  const knowledge = nodesOf(node, 'knowledgeRequirement')[0];
  if (knowledge) refuseNode(knowledge, { zh: '引用业务知识模型', en: 'business knowledge models' }, reading);
  const logic = nodeOf(node, 'decisionLogic');
  const kind = logic && logics[logic.$type];
  if (kind) refuseNode(logic, kind, reading);
  if (logic?.$type === 'dmn:LiteralExpression' && nodeOf(logic, 'importedValues'))
    refuseNode(logic, { zh: '引入的值', en: 'imported values' }, reading);
}

function refuseNode(node: BpmnNode, what: { readonly zh: string; readonly en: string }, reading: Pick<Reading, 'problems'>): void {
  const name = textOf(node, 'name') ?? node.id ?? '';
  refuse(reading, node, 'dmn-unsupported', {
    zh: `不支持${what.zh}${name === '' ? '' : `「${name}」`}，请用决策表或表达式代替。`,
    en: `${what.en}${name === '' ? '' : ` ("${name}")`} are not supported; use decision tables or expressions.`,
  });
}
