import type { Problem } from '../problem.ts';
import type { Definition, EventDefinition, Expression, FlowElement, Mapping, SequenceFlow } from '../bpmn/definition.ts';
import { checkFeel, type FeelProblem, feelRoots } from '../expressions/check.ts';
import { pathsOf } from '../expressions/names.ts';
import { readExpression } from '../expressions/text.ts';
import type { KnownSets } from './known.ts';
import { problemAt } from './report.ts';
import { expressionsOf } from './assignment.ts';
import { variablesOf } from './variables.ts';

/** One FEEL text with its place; `names` null: it also reads names nobody can know here (a payload, another process). */
interface Place {
  readonly at: FlowElement | SequenceFlow;
  readonly what: { readonly zh: string; readonly en: string };
  readonly expression: Expression | undefined;
  readonly open?: boolean;
}

/** What is found in one FEEL text, wherever it stands. */
interface Finding {
  readonly problems: readonly FeelProblem[];
  readonly forms: readonly string[];
}

/** Every FEEL text of a process (表达式检查): grammar always, names and forms when the pack is known. The same text is parsed once. */
export function lintFeel(definition: Definition, known: KnownSets | null): Problem[] {
  const names = known ? [...feelRoots, ...variablesOf(definition), ...known.variables] : null;
  const places = [...Object.values(definition.flows).map(conditionOf), ...Object.values(definition.elements).flatMap(placesOf)];
  const findings = new Map<string, Finding>();
  return places.flatMap(place => {
    if (!place.expression?.feel) return [];
    const key = `${place.open === true} ${place.expression.text}`;
    const finding = findings.get(key) ?? examine(place.expression.text, place.open || !names ? undefined : names, known);
    findings.set(key, finding);
    return report(place, finding);
  });
}

function examine(text: string, names: readonly string[] | undefined, known: KnownSets | null): Finding {
  const problems = checkFeel(text, names);
  return { problems, forms: known && problems.length === 0 && mayMissForm(text, known) ? unknownForms(text, known) : [] };
}

/** A glance that spares most texts a second parse: without comments, a form is read where `data.` and its name are written. */
function mayMissForm(text: string, known: KnownSets): boolean {
  return /\/[/*]/.test(text) || [...text.matchAll(/\bdata\s*\.\s*([\p{L}\p{N}_]*)/gu)].some(([, form]) => !known.forms.has(form ?? ''));
}

/** `data.<form>` must name a form of the pack, or the comparison is silently false. */
function unknownForms(text: string, known: KnownSets): string[] {
  const forms = pathsOf(text).flatMap(([root, form]) => (root === 'data' && form !== undefined && !known.forms.has(form) ? [form] : []));
  return [...new Set(forms)];
}

function report({ at, what, expression }: Place, { problems, forms }: Finding): Problem[] {
  const text = expression?.text ?? '';
  return [
    ...problems.map(({ code, message, severity, line, column }) => ({
      ...problemAt(at, code, { zh: `{} 的${what.zh}：${message.zh}`, en: `The ${what.en} of {}: ${message.en}` }, severity),
      at: { text, ...spanAt(text, offsetOf(text, line, column)) },
    })),
    ...forms.map(form => ({
      ...problemAt(at, 'unknown-form', {
        zh: `{} 的${what.zh}读取了不存在的表单 “${form}”。`,
        en: `The ${what.en} of {} reads the form "${form}", which does not exist.`,
      }),
      at: { text, ...spanAt(text, Math.max(0, text.search(wordOf(form)))) },
    })),
  ];
}

/** A name may hold signs that mean something in a pattern. */
function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'u');
}

function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

/** The word, or the one character, that stands at an offset. */
function spanAt(text: string, from: number): { readonly from: number; readonly to: number } {
  const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(from))?.[0];
  return { from, to: Math.min(text.length, from + (word?.length ?? 1)) };
}

function conditionOf(flow: SequenceFlow): Place {
  return { at: flow, what: { zh: '条件', en: 'condition' }, expression: flow.condition };
}

function placesOf(at: FlowElement): Place[] {
  return [...taskPlaces(at), ...eventPlaces(at), ...loopPlaces(at)];
}

type Placing = (zh: string, en: string, expression: Expression | undefined, open?: boolean) => Place;

function placing(at: FlowElement): Placing {
  return (zh, en, expression, open = false) => ({ at, what: { zh, en }, expression, open });
}

function mapped(place: Placing, list: readonly Mapping[], open: boolean): Place[] {
  return list.map(({ source }) => place('数据映射', 'mapping', source, open));
}

function taskPlaces(at: FlowElement): Place[] {
  const place = placing(at);
  const { assignment, action, countersign, message } = at;
  return [
    place('脚本', 'script', at.script),
    ...(assignment ? expressionsOf(assignment).map(({ zh, en, expression }) => place(zh, en, expression)) : []),
    place('步骤时限', 'limit', at.limit),
    place('任务标题', 'title', at.title),
    ...at.notifies.flatMap(({ to, unit }) => [place('通知对象', 'receiver', feelOf(to)), place('通知单位', 'notified unit', unit)]),
    place('会签人', 'signers', countersign?.signers),
    place('会签权重', 'weights', countersign?.weights),
    place('会签通过比例', 'threshold', countersign?.threshold),
    ...at.issues.map(({ when }) => place('出具文书的条件', 'issue condition', when)),
    ...mapped(place, at.in, false),
    ...mapped(place, at.out, true),
    ...Object.values(action?.properties ?? {}).map(value => place('动作', 'action', value)),
    ...mapped(place, action?.out ?? [], true),
    place('关联键', 'correlation', message?.correlation),
    ...mapped(place, message?.out ?? [], at.kind === 'receiveTask'),
    place('激活条件', 'activation condition', at.activation),
  ];
}

/** A word that may be FEEL. */
function feelOf(word: string): Expression | undefined {
  return word.startsWith('=') ? readExpression(word) : undefined;
}

function eventPlaces(at: FlowElement): Place[] {
  return at.event ? placesOfEvent(placing(at), at.event, !/Throw|end/.test(at.kind)) : [];
}

function placesOfEvent(place: Placing, event: EventDefinition, catching: boolean): Place[] {
  switch (event.type) {
    case 'timer':
      return [place('定时', 'timer', event.value)];
    case 'conditional':
      return [place('事件条件', 'event condition', event.condition)];
    case 'message':
      return [place('关联键', 'correlation', event.correlation), ...mapped(place, event.out, catching)];
    case 'signal':
      return mapped(place, event.out, catching);
    default:
      return [];
  }
}

function loopPlaces(at: FlowElement): Place[] {
  const place = placing(at);
  const { multi, loop, adHoc } = at;
  return [
    place('多实例次数', 'cardinality', multi?.cardinality),
    place('多实例集合', 'collection', multi?.collection),
    place('多实例完成条件', 'completion condition', multi?.completion),
    place('多实例输出', 'output element', multi?.outputElement),
    ...(multi?.throws ?? []).flatMap(({ condition, event }) => [
      place('多实例事件条件', 'event condition', condition),
      ...placesOfEvent(place, event, false),
    ]),
    place('循环条件', 'loop condition', loop?.condition),
    place('完成条件', 'completion condition', adHoc?.completion),
  ];
}
