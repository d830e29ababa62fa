import type { ElementKind } from './definition.ts';
import type { BpmnNode } from './node.ts';
import { type ElementPart, type Reading, refuse } from './reading.ts';

/** Gateways (网关): only the event-based one has settings of its own that change how it runs. */
export function readGateway(node: BpmnNode, kind: ElementKind, reading: Reading): ElementPart {
  if (kind === 'eventBasedGateway' && (node.get('instantiate') === true || node.get('eventGatewayType') === 'Parallel')) {
    refuse(reading, node, 'unsupported-event-gateway', {
      zh: '{} 是启动型或并行型事件网关，不支持。',
      en: '{} is an instantiating or parallel event gateway, which is not supported.',
    });
  }
  return {};
}
