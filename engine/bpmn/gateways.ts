import type { ElementKind } from './definition.ts';
import { readCondition } from './expressions.ts';
import type { BpmnNode } from './node.ts';
import { type ElementPart, type MutableElement, type Reading, refuse, warn } from './reading.ts';

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

/** A gateway that is said to split or to join only (网关方向, clause 10.6.1) should do so; how it runs is decided by its flows alone. */
export function checkDirections(
  nodes: readonly BpmnNode[],
  { elements }: { readonly elements: Readonly<Record<string, MutableElement>> },
  reading: Reading,
): void {
  for (const node of nodes) {
    const element = elements[node.id ?? ''];
    const direction = element && node.get('gatewayDirection');
    const joins = direction === 'Diverging' && element !== undefined && element.incoming.length > 1;
    const splits = direction === 'Converging' && element !== undefined && element.outgoing.length > 1;
    if (!joins && !splits) continue;
    warn(reading, node, 'gateway-direction', {
      zh: `{} 的方向写为 ${String(direction)}，与连线不符；按连线运行。`,
      en: `{} is said to be ${String(direction)}, which its flows are not; it runs as its flows are drawn.`,
    });
  }
}
