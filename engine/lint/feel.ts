import type { Problem } from '../problem.ts';
import type { Definition, Expression, FlowElement, Mapping, SequenceFlow } from '../bpmn/definition.ts';
import { checkFeel, feelRoots } from '../expressions/check.ts';
import { pathsOf } from '../expressions/names.ts';
import type { KnownSets } from './known.ts';
import { problemAt } from './report.ts';
import { variablesOf } from './variables.ts';

/** One FEEL text with its place; `names` null: it also reads names nobody can know here (a payload, another process). */
interface Place {
  readonly at: FlowElement | SequenceFlow;
  readonly what: { readonly zh: string; readonly en: string };
  readonly expression: Expression | undefined;
  readonly open?: boolean;
}

/** Every FEEL text of a process (表达式检查): grammar always, names and forms when the pack is known. */
export function lintFeel(definition: Definition, known: KnownSets | null): Problem[] {
  const names = known ? [...feelRoots, ...variablesOf(definition), ...known.variables] : null;
  const places = [...Object.values(definition.flows).map(conditionOf), ...Object.values(definition.elements).flatMap(placesOf)];
  return places.flatMap(place => lintPlace(place, names, known));
}

function lintPlace({ at, what, expression, open }: Place, names: readonly string[] | null, known: KnownSets | null): Problem[] {
  if (!expression?.feel) return [];
  const problems = checkFeel(expression.text, open || !names ? undefined : names).map(({ code, message, severity }) =>
    problemAt(at, code, { zh: `{} 的${what.zh}：${message.zh}`, en: `The ${what.en} of {}: ${message.en}` }, severity),
  );
  return known && problems.length === 0 ? lintForms(at, what, expression, known) : problems;
}

/** `data.<form>` must name a form of the pack, or the comparison is silently false. */
function lintForms(at: FlowElement | SequenceFlow, what: Place['what'], { text }: Expression, known: KnownSets): Problem[] {
  const forms = pathsOf(text).flatMap(([root, form]) => (root === 'data' && form !== undefined && !known.forms.has(form) ? [form] : []));
  return [...new Set(forms)].map(form =>
    problemAt(at, 'unknown-form', {
      zh: `{} 的${what.zh}读取了不存在的表单 “${form}”。`,
      en: `The ${what.en} of {} reads the form "${form}", which does not exist.`,
    }),
  );
}

function conditionOf(flow: SequenceFlow): Place {
  return { at: flow, what: { zh: '条件', en: 'condition' }, expression: flow.condition };
}

function placesOf(at: FlowElement): Place[] {
  const place = (zh: string, en: string, expression: Expression | undefined, open = false): Place => ({
    at,
    what: { zh, en },
    expression,
    open,
  });
  const mappings = (list: readonly Mapping[], open: boolean) => list.map(({ source }) => place('数据映射', 'mapping', source, open));
  const { event, message, multi, assignment, action } = at;
  const person =
    assignment?.rule === 'person' && assignment.role.startsWith('=') ? { text: assignment.role.slice(1), feel: true } : undefined;
  return [
    place('脚本', 'script', at.script),
    place('办理单位', 'unit', assignment?.unit),
    place('办理人', 'assignment', person),
    ...at.issues.map(({ when }) => place('出具文书的条件', 'issue condition', when)),
    ...mappings(at.in, false),
    ...mappings(at.out, true),
    ...Object.values(action?.properties ?? {}).map(value => place('动作', 'action', value)),
    ...mappings(action?.out ?? [], true),
    ...(event?.type === 'timer' ? [place('定时', 'timer', event.value)] : []),
    ...(event?.type === 'message' ? [place('关联键', 'correlation', event.correlation)] : []),
    ...(event?.type === 'message' || event?.type === 'signal' ? mappings(event.out, !/Throw|end/.test(at.kind)) : []),
    place('关联键', 'correlation', message?.correlation),
    ...mappings(message?.out ?? [], true),
    place('多实例次数', 'cardinality', multi?.cardinality),
    place('多实例集合', 'collection', multi?.collection),
    place('多实例完成条件', 'completion condition', multi?.completion),
    place('多实例输出', 'output element', multi?.outputElement),
  ];
}
