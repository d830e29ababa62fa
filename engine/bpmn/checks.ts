import { limits } from '../limits.ts';
import { type Problem, problem, type Text } from '../problem.ts';
import type { Definition, FlowElement, SequenceFlow } from './definition.ts';
import { inEnglish } from './node.ts';

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
  return rules.flatMap(rule => (rule.broken(element, definition) ? [at(element, rule.code, rule)] : []));
}

interface Rule extends Text {
  readonly code: string;
  readonly broken: (element: FlowElement, definition: Definition) => boolean;
}

const rules: readonly Rule[] = [
  {
    code: 'incoming-forbidden',
    broken: element => (element.kind === 'startEvent' || element.kind === 'boundaryEvent') && element.incoming.length > 0,
    zh: '{} 是开始事件或边界事件，不能有进入的连线。',
    en: '{} is a start or boundary event and must have no incoming flow.',
  },
  {
    code: 'outgoing-forbidden',
    broken: element => element.kind === 'endEvent' && element.outgoing.length > 0,
    zh: '{} 是结束事件，不能有出去的连线。',
    en: '{} is an end event and must have no outgoing flow.',
  },
  {
    code: 'boundary-owner',
    broken: (element, { elements }) =>
      element.attachedTo !== undefined && !/task|subProcess|callActivity/i.test(elements[element.attachedTo]?.kind ?? ''),
    zh: '{} 必须附在任务、子流程或调用活动上。',
    en: '{} must be attached to a task, sub-process or call activity.',
  },
  {
    code: 'default-foreign',
    broken: element => element.defaultFlow !== undefined && !element.outgoing.includes(element.defaultFlow),
    zh: '{} 的默认连线不是从它出去的。',
    en: 'The default flow of {} does not leave it.',
  },
  {
    code: 'event-gateway-target',
    broken: (element, definition) =>
      element.kind === 'eventBasedGateway' && (element.outgoing.length < 1 || element.outgoing.some(id => !isWaiting(id, definition))),
    zh: '{} 是事件网关，出去的每条连线都要接到捕获事件或接收任务。',
    en: '{} is an event-based gateway: each outgoing flow must lead to a catch event or receive task.',
  },
];

function isWaiting(flow: string, { flows, elements }: Definition): boolean {
  const target = elements[flows[flow]?.target ?? ''];
  return (target?.kind === 'intermediateCatchEvent' || target?.kind === 'receiveTask') && target.incoming.length === 1;
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
