import type { Text } from '../problem.ts';
import type { Definition, FlowElement } from './definition.ts';
import { activityKinds, isOffTheFlow } from './families.ts';

/** One rule that every element keeps; `broken` says when it does not. */
export interface Rule extends Text {
  readonly code: string;
  readonly broken: (element: FlowElement, definition: Definition) => boolean;
}

/** What may be connected with what (连接规则; clauses 10.3 to 10.6). */
export const flowRules: readonly Rule[] = [
  {
    code: 'incoming-forbidden',
    broken: ({ kind, incoming }) => (kind === 'startEvent' || kind === 'boundaryEvent') && incoming.length > 0,
    zh: '{} 是开始事件或边界事件，不能有进入的连线。',
    en: '{} is a start or boundary event and must have no incoming flow.',
  },
  {
    code: 'outgoing-forbidden',
    broken: ({ kind, outgoing }) => kind === 'endEvent' && outgoing.length > 0,
    zh: '{} 是结束事件，不能有出去的连线。',
    en: '{} is an end event and must have no outgoing flow.',
  },
  {
    code: 'link-connected',
    broken: ({ kind, event, incoming, outgoing }) =>
      event?.type === 'link' && (kind === 'intermediateThrowEvent' ? outgoing : incoming).length > 0,
    zh: '{} 是链接事件：抛出端不能有出去的连线，捕获端不能有进入的连线。',
    en: '{} is a link event: the throwing end has no outgoing flow, the catching end no incoming one.',
  },
  {
    code: 'off-flow-connected',
    broken: element => isOffTheFlow(element) && element.incoming.length + element.outgoing.length > 0,
    zh: '{} 是事件子流程或补偿活动，不能接顺序流。',
    en: '{} is an event sub-process or an activity for compensation and must have no sequence flow.',
  },
  {
    code: 'compensation-connected',
    broken: ({ kind, event, outgoing }) => kind === 'boundaryEvent' && event?.type === 'compensation' && outgoing.length > 0,
    zh: '{} 是补偿边界事件，用关联线连到补偿活动，不能有顺序流。',
    en: '{} is a compensation boundary event; an association leads to its handler, it has no sequence flow.',
  },
  {
    code: 'compensation-foreign',
    broken: (element, definition) => {
      const target = element.event?.type === 'compensation' ? element.event.activity : undefined;
      return target !== undefined && !levelsAround(element, definition).includes(definition.elements[target]?.container ?? '');
    },
    zh: '{} 要补偿的活动不在它所在的流程层，也不在外层。',
    en: '{} compensates an activity that is neither on its own level nor on one around it.',
  },
  {
    code: 'boundary-owner',
    broken: ({ attachedTo }, { elements }) => attachedTo !== undefined && !activityKinds.has(elements[attachedTo]?.kind ?? 'startEvent'),
    zh: '{} 必须附在任务、子流程或调用活动上。',
    en: '{} must be attached to a task, sub-process or call activity.',
  },
  {
    code: 'ad-hoc-border',
    broken: ({ kind, container }, { elements }) =>
      (kind === 'startEvent' || kind === 'endEvent') && elements[container]?.kind === 'adHocSubProcess',
    zh: '{} 在即席子流程里，那里不能有开始事件和结束事件。',
    en: '{} stands in an ad-hoc sub-process, which has no start and end events.',
  },
  {
    code: 'default-foreign',
    broken: ({ defaultFlow, outgoing }) => defaultFlow !== undefined && !outgoing.includes(defaultFlow),
    zh: '{} 的默认连线不是从它出去的。',
    en: 'The default flow of {} does not leave it.',
  },
  {
    code: 'instantiate-incoming',
    broken: ({ instantiate, incoming }) => instantiate === true && incoming.length > 0,
    zh: '{} 用来启动流程，不能有进入的连线。',
    en: '{} starts the process and must have no incoming flow.',
  },
  {
    code: 'event-gateway-target',
    broken: (element, definition) =>
      element.kind === 'eventBasedGateway' && (element.outgoing.length < 1 || element.outgoing.some(id => !isWaiting(id, definition))),
    zh: '{} 是事件网关，出去的每条连线都要接到捕获事件或接收任务。',
    en: '{} is an event-based gateway: each outgoing flow must lead to a catch event or receive task.',
  },
  {
    code: 'event-gateway-receive',
    broken: (element, definition) =>
      element.kind === 'receiveTask' &&
      (element.boundary.length > 0 || element.multi !== undefined || element.loop !== undefined) &&
      element.incoming.some(id => definition.elements[definition.flows[id]?.source ?? '']?.kind === 'eventBasedGateway'),
    zh: '{} 接在事件网关之后，不能再带边界事件、循环或多实例。',
    en: '{} stands behind an event-based gateway and can have neither boundary events nor loop nor instances.',
  },
];

function isWaiting(flow: string, { flows, elements }: Definition): boolean {
  const target = elements[flows[flow]?.target ?? ''];
  return (target?.kind === 'intermediateCatchEvent' || target?.kind === 'receiveTask') && target.incoming.length === 1;
}

/** The levels whose activities a compensation event can name: its own and every one around it. */
function levelsAround({ container }: FlowElement, { containers }: Definition): string[] {
  const levels: string[] = [];
  for (let id: string | null = container; id !== null; id = containers[id]?.parent ?? null) levels.push(id);
  return levels;
}
