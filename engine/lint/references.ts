import type { Problem } from '../problem.ts';
import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { rolesOf, stepsOf } from './assignment.ts';
import type { KnownSets } from './known.ts';
import { problemAt } from './report.ts';

/** What the process refers to must exist in the pack (引用检查): forms, roles, documents, texts, called processes. */
export function lintReferences(definition: Definition, known: KnownSets): Problem[] {
  const elements = Object.values(definition.elements);
  const laneRoles = definition.lanes.filter(lane => lane.role !== undefined && !known.roles.has(lane.role));
  return [
    ...elements.flatMap(element => lintElement(definition, element, known)),
    ...laneRoles.map(lane => unknown({ id: lane.id, name: lane.name }, 'role', lane.role ?? '')),
  ];
}

function lintElement(definition: Definition, element: FlowElement, known: KnownSets): Problem[] {
  const { form, assignment, calledElement, decision, action } = element;
  const document = action?.properties.document;
  const documents = [...element.issues.map(issue => issue.document), ...(document && !document.feel ? [document.text] : [])];
  return [
    ...(form !== undefined && !known.forms.has(form) ? [unknown(element, 'form', form)] : []),
    ...(assignment ? rolesOf(assignment) : []).filter(role => !known.roles.has(role)).map(role => unknown(element, 'role', role)),
    ...(assignment ? stepsOf(assignment) : [])
      .filter(step => !Object.hasOwn(definition.elements, step))
      .map(step => unknown(element, 'element', step)),
    ...(calledElement !== undefined && !known.calls.has(calledElement) ? [unknown(element, 'call', calledElement)] : []),
    ...(decision !== undefined && !known.decisions.has(decision) ? [unknown(element, 'decision', decision)] : []),
    ...documents.filter(id => !known.documents.has(id)).map(id => unknown(element, 'document', id)),
    ...element.notifies.filter(({ text }) => !known.texts.has(text)).map(({ text }) => unknown(element, 'text', text)),
  ];
}

const words = {
  form: '表单',
  role: '角色',
  element: '元素',
  call: '可调用流程',
  decision: '决策',
  document: '文书',
  text: '通知文本',
} as const;

function unknown(at: Pick<FlowElement, 'id' | 'name'>, what: keyof typeof words, id: string): Problem {
  return problemAt(at as FlowElement, `unknown-${what}`, {
    zh: `{} 引用的${words[what]} “${id}” 在模板包里不存在，请改正或补上。`,
    en: `{} refers to the ${what} "${id}", which the pack does not have.`,
  });
}
