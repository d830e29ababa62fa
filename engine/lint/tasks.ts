import type { Problem } from '../problem.ts';
import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { pathsOf } from '../expressions/names.ts';
import type { KnownSets } from './known.ts';
import { problemAt } from './report.ts';

/** Tasks for people (人工任务检查): form, who does it, a name, and no act before its outcome is known. */
export function lintTasks(definition: Definition, known: KnownSets | null): Problem[] {
  const severity = known ? 'error' : 'warning';
  return Object.values(definition.elements).flatMap(element => [
    ...(element.kind === 'userTask' ? lintUserTask(element, severity) : []),
    ...(element.kind === 'businessRuleTask' && element.decision === undefined ? [noDecision(element, severity)] : []),
    ...lintTitle(element),
    ...lintName(element),
    ...lintAct(definition, element),
  ]);
}

const personal = new Set(['applicant', 'data', 'task', 'trail']);

/** The name of a task stands in lists and in the journal for everybody: it never tells what may be personal. */
function lintTitle(element: FlowElement): Problem[] {
  const { title } = element;
  if (!title?.feel || !pathsOf(title.text).some(([root]) => root !== undefined && personal.has(root))) return [];
  return [
    problemAt(element, 'title-personal', {
      zh: '{} 的任务标题读取了申请人或表单的内容，任务名称人人可见，请只用事项、联办部门等内容。',
      en: '{} has a title that reads the applicant or a form; everybody sees the name of a task, use the item or its branches.',
    }),
  ];
}

function lintUserTask(element: FlowElement, severity: Problem['severity']): Problem[] {
  const form = { zh: '{} 没有表单，办理人无从填写，请选择表单。', en: '{} has no form; choose one.' };
  const assignment = { zh: '{} 没有指定办理人，请选择角色。', en: '{} has no assignment; choose a role.' };
  return [
    ...(element.form === undefined ? [problemAt(element, 'form-missing', form, severity)] : []),
    ...(element.assignment === undefined ? [problemAt(element, 'assignment-missing', assignment, severity)] : []),
  ];
}

function noDecision(element: FlowElement, severity: Problem['severity']): Problem {
  const text = { zh: '{} 没有指定决策，不会做任何判断，请选择决策。', en: '{} names no decision and decides nothing; choose one.' };
  return problemAt(element, 'decision-missing', text, severity);
}

const named = new Set<FlowElement['kind']>([
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'sendTask',
  'receiveTask',
  'businessRuleTask',
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'callActivity',
]);

function lintName(element: FlowElement): Problem[] {
  if (element.name !== undefined || !named.has(element.kind)) return [];
  return [
    problemAt(
      element,
      'name-missing',
      { zh: '{} 没有名称，办事人员会看不懂，请补上。', en: '{} has no name; people will not know what it is.' },
      'warning',
    ),
  ];
}

/** A task with several outcomes carries no act: the act sits behind the gateway (docs/model.md, Process attributes). */
function lintAct(definition: Definition, element: FlowElement): Problem[] {
  if (element.kind !== 'userTask' || element.act === undefined || !choosesByForm(definition, element)) return [];
  return [
    problemAt(element, 'act-before-outcome', {
      zh: `{} 有多种办理结果，不能直接带法律行为 “${element.act}”，请把它放到网关之后的元素上。`,
      en: `{} has several outcomes and cannot carry the act "${element.act}"; put it behind the gateway.`,
    }),
  ];
}

function choosesByForm(definition: Definition, element: FlowElement): boolean {
  const gateway = definition.elements[definition.flows[element.outgoing[0] ?? '']?.target ?? ''];
  if (element.outgoing.length !== 1 || gateway?.kind !== 'exclusiveGateway' || gateway.outgoing.length < 2) return false;
  const conditions = gateway.outgoing.flatMap(id => definition.flows[id]?.condition ?? []);
  return conditions.some(condition => pathsOf(condition.text).some(path => readsForm(path, element.form)));
}

function readsForm(path: readonly string[], form: string | undefined): boolean {
  return (path[0] === 'data' && path[1] === form && form !== undefined) || (path[0] === 'task' && path[1] === 'outcome');
}
