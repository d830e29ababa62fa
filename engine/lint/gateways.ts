import type { Problem } from '../problem.ts';
import type { Definition, FlowElement, SequenceFlow } from '../bpmn/definition.ts';
import { problemAt } from './report.ts';

/** Choices must be complete (网关检查): each way out of a choosing gateway has a condition or is the default. */
export function lintGateways(definition: Definition): Problem[] {
  return Object.values(definition.elements).flatMap(element => lintGateway(definition, element));
}

function lintGateway(definition: Definition, element: FlowElement): Problem[] {
  if (element.kind !== 'exclusiveGateway' && element.kind !== 'inclusiveGateway') return [];
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
