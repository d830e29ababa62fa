import { type BpmnNode, nodeOf, nodesOf } from './node.ts';
import { type MutableElement, type Reading, refuse } from './reading.ts';

/** What each element is associated with (关联), both ways, by id: artifacts of the process, its sub-processes and the collaboration. */
export function readAssociations(owners: readonly BpmnNode[]): Map<string, BpmnNode[]> {
  const found = new Map<string, BpmnNode[]>();
  const add = (from: BpmnNode | undefined, to: BpmnNode | undefined) => {
    if (from?.id === undefined || !to) return;
    const list = found.get(from.id);
    if (list) list.push(to);
    else found.set(from.id, [to]);
  };
  for (const association of owners.flatMap(owner => nodesOf(owner, 'artifacts'))) {
    if (association.$type !== 'bpmn:Association') continue;
    const [source, target] = [nodeOf(association, 'sourceRef'), nodeOf(association, 'targetRef')];
    add(source, target);
    add(target, source);
  }
  return found;
}

/** Give each compensation boundary event of a level its handler (补偿处理), the activity for compensation it is associated with. */
export function associateHandlers(
  nodes: readonly BpmnNode[],
  { elements }: { readonly elements: Readonly<Record<string, MutableElement>> },
  reading: Reading,
): void {
  const owners = new Set<string | undefined>();
  for (const node of nodes) {
    const event = elements[node.id ?? ''];
    if (event?.kind !== 'boundaryEvent' || event.event?.type !== 'compensation') continue;
    const handlers = findHandlers(event, elements, reading);
    if (handlers.length === 1) event.handler = (handlers[0] as MutableElement).id;
    else refuseHandlers(node, reading);
    if (owners.has(event.attachedTo))
      refuse(reading, node, 'compensation-twice', {
        zh: '{} 附着的活动已有补偿事件，每个活动只能有一个。',
        en: '{} is the second compensation event of its activity; only one is possible.',
      });
    owners.add(event.attachedTo);
  }
}

function findHandlers(event: MutableElement, elements: Readonly<Record<string, MutableElement>>, reading: Reading): MutableElement[] {
  return (reading.associated.get(event.id) ?? []).flatMap(({ id }) => {
    const activity = elements[id ?? ''];
    return activity?.forCompensation === true && activity.container === event.container ? [activity] : [];
  });
}

function refuseHandlers(node: BpmnNode, reading: Reading): void {
  refuse(reading, node, 'compensation-handler', {
    zh: '{} 是补偿边界事件，要用关联线（Association）连到同一层的一个补偿活动（isForCompensation）。',
    en: '{} is a compensation boundary event; an association must lead from it to one activity for compensation on the same level.',
  });
}
