import type { Problem } from '../problem.ts';
import type { Definition, FlowElement, SequenceFlow } from '../bpmn/definition.ts';
import { problemAt } from './report.ts';

const choosing = new Set<FlowElement['kind']>(['exclusiveGateway', 'inclusiveGateway', 'complexGateway']);

/** Gateways are complete (网关检查): each way out of a choosing one has a condition or is the default; what waits says for what. */
export function lintGateways(definition: Definition): Problem[] {
  return Object.values(definition.elements).flatMap(element => [
    ...(choosing.has(element.kind) ? lintChoice(definition, element) : []),
    ...(element.kind === 'complexGateway' ? lintComplex(element) : []),
    ...(element.kind === 'eventBasedGateway' ? lintEvents(definition, element) : []),
  ]);
}

function lintChoice(definition: Definition, element: FlowElement): Problem[] {
  const flows = element.outgoing.flatMap(id => definition.flows[id] ?? []);
  if (flows.length < 2) return [];
  const bare = flows.filter(flow => flow.condition === undefined && flow.id !== element.defaultFlow);
  return [...bare.map(flow => noCondition(flow)), ...(element.defaultFlow === undefined && bare.length === 0 ? [noDefault(element)] : [])];
}

function noCondition(flow: SequenceFlow): Problem {
  return problemAt(flow, 'condition-missing', {
    zh: '连线 {} 从分支网关出来，既没有条件也不是默认连线，请写条件或设为默认。',
    en: 'The flow {} leaves a choosing gateway without a condition and is not the default; add one or make it the default.',
  });
}

function noDefault(element: FlowElement): Problem {
  return problemAt(
    element,
    'default-missing',
    {
      zh: '{} 没有默认连线；所有条件都不成立时办件会停住，建议设一条默认连线。',
      en: '{} has no default flow; when no condition holds the case stops. Set a default.',
    },
    'warning',
  );
}

/** A complex join goes on when its activation condition holds (clause 13.4.5). */
function lintComplex(element: FlowElement): Problem[] {
  if (element.incoming.length < 2 || element.activation) return [];
  return [
    problemAt(
      element,
      'activation-missing',
      {
        zh: '{} 是复杂网关，汇合多条连线，但没有写激活条件（activationCondition），会像包容网关一样等待；请写明，如 activationCount >= 2。',
        en: '{} is a complex gateway that joins flows without an activation condition and waits like an inclusive one; write one, such as activationCount >= 2.',
      },
      'warning',
    ),
  ];
}

function lintEvents({ flows, elements }: Definition, element: FlowElement): Problem[] {
  const targets = element.outgoing.flatMap(id => elements[flows[id]?.target ?? ''] ?? []);
  return [...lintMixed(element, targets), ...(element.parallelEvents === true ? [] : lintSame(targets))];
}

/** Behind one event-based gateway stand message events or receive tasks, not both (clause 10.6.6). */
function lintMixed(element: FlowElement, targets: readonly FlowElement[]): Problem[] {
  const mixed = targets.some(({ kind }) => kind === 'receiveTask') && targets.some(({ event }) => event?.type === 'message');
  if (!mixed) return [];
  return [
    problemAt(
      element,
      'event-gateway-mixed',
      {
        zh: '事件网关 {} 之后既有接收任务又有消息事件，BPMN 只允许用其中一种。',
        en: 'The event-based gateway {} leads to receive tasks and to message events; BPMN allows only one of the two.',
      },
      'warning',
    ),
  ];
}

/** The first event that comes is taken (clause 13.4.4): of two that wait for the very same the one drawn first always is. */
function lintSame(targets: readonly FlowElement[]): Problem[] {
  const seen = new Set<string>();
  return targets.flatMap(target => {
    const awaited = awaitedBy(target);
    if (awaited === null) return [];
    if (!seen.has(awaited)) {
      seen.add(awaited);
      return [];
    }
    return [
      problemAt(
        target,
        'event-gateway-same',
        {
          zh: '事件网关之后，排在 {} 前面的事件等待同样的消息或信号，后画的永远不会被选中；请改用不同的名称或关联键。',
          en: 'Behind the event-based gateway an event before {} waits for the same message or signal, so this one is never taken; use another name or key.',
        },
        'warning',
      ),
    ];
  });
}

/** What a target waits for, as far as it can be told by its name and key. */
function awaitedBy({ event, message }: FlowElement): string | null {
  if (event?.type === 'signal') return JSON.stringify(['signal', event.name]);
  const awaited = event?.type === 'message' ? event : message;
  return awaited === undefined ? null : JSON.stringify(['message', awaited.name, awaited.correlation?.text.trim() ?? null]);
}
