import type { ElementKind } from './definition.ts';
import { readCondition } from './expressions.ts';
import type { BpmnNode } from './node.ts';
import { type ElementPart, type Reading, refuse } from './reading.ts';

/** Gateways (网关): the event-based and the complex one have settings of their own. */
export function readGateway(node: BpmnNode, kind: ElementKind, reading: Reading): ElementPart {
  if (kind === 'eventBasedGateway') return readEventBased(node, reading);
  if (kind !== 'complexGateway') return {};
  const activation = readCondition(node, 'activationCondition', reading);
  return activation ? { activation } : {};
}

/** Event-based gateway (事件网关, clause 10.6.6): of type Parallel only where it starts the process. */
function readEventBased(node: BpmnNode, reading: Reading): ElementPart {
  const instantiate = node.get('instantiate') === true;
  const parallelEvents = node.get('eventGatewayType') === 'Parallel';
  if (parallelEvents && !instantiate) {
    refuse(reading, node, 'event-gateway-parallel', {
      zh: '{} 是并行型事件网关，只能用来启动流程（instantiate），请改为排他型或改画。',
      en: '{} is a parallel event gateway, which can only start a process (instantiate); make it exclusive or redraw it.',
    });
  }
  return { ...(instantiate && { instantiate }), ...(parallelEvents && { parallelEvents }) };
}
