import { limits } from '../limits.ts';
import { type Problem, problem, type Text } from '../problem.ts';
import type { Definition, FlowElement, SequenceFlow } from './definition.ts';
import { inEnglish } from './node.ts';
import { flowRules, type Rule } from './rules.ts';

/** Rules of BPMN 2.0 that a compiled graph must keep to be run at all (连接规则). */
export function checkGraph(definition: Definition): Problem[] {
  const elements = Object.values(definition.elements);
  return [
    ...(elements.length > limits.bpmnElements ? [tooMany()] : []),
    ...(elements.length === 0 ? [empty(definition)] : []),
    ...elements.flatMap(element => checkElement(element, definition)),
    ...Object.values(definition.flows).flatMap(flow => checkFlow(flow, definition)),
  ];
}

function tooMany(): Problem {
  return problem('bpmn-too-many-elements', {
    zh: `流程元素过多，最多 ${limits.bpmnElements} 个，请拆分流程。`,
    en: `The process has too many elements: at most ${limits.bpmnElements}.`,
  });
}

function empty(definition: Definition): Problem {
  return problem(
    'process-empty',
    { zh: '流程里没有任何元素，请画出流程。', en: 'The process has no elements; draw it.' },
    { element: definition.id },
  );
}

/** Name of an element as people know it. */
export function elementLabel(element: Pick<FlowElement | SequenceFlow, 'id' | 'name'>): string {
  return element.name === undefined ? `“${element.id}”` : `“${element.name}” (${element.id})`;
}

function at(element: FlowElement | SequenceFlow, code: string, { zh, en }: Text): Problem {
  const label = elementLabel(element);
  return problem(code, { zh: zh.replace('{}', () => label), en: en.replace('{}', () => inEnglish(label)) }, { element: element.id });
}

function checkElement(element: FlowElement, definition: Definition): Problem[] {
  const broken = (rule: Rule) => rule.broken(element, definition);
  return flowRules.filter(broken).map(rule => at(element, rule.code, rule));
}

function checkFlow(flow: SequenceFlow, { elements }: Definition): Problem[] {
  const source = elements[flow.source];
  if (flow.condition === undefined || source === undefined) return [];
  if (/parallelGateway|eventBasedGateway|Event$/.test(source.kind)) {
    return [
      at(flow, 'condition-misplaced', {
        zh: '连线 {} 从并行网关、事件网关或事件出来，不能带条件。',
        en: 'The flow {} leaves a parallel gateway, event gateway or event and cannot have a condition.',
      }),
    ];
  }
  if (source.defaultFlow !== flow.id) return [];
  return [
    at(flow, 'default-conditional', {
      zh: '连线 {} 是默认连线，不能带条件。',
      en: 'The flow {} is a default flow and cannot have a condition.',
    }),
  ];
}
