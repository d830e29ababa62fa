import type { Lane } from './definition.ts';
import { type BpmnNode, bjText, nodeOf, nodesOf, textOf } from './node.ts';

/** All lanes (泳道) of a process or sub-process, nested ones included, outer before inner. */
export function readLanes(container: BpmnNode): Lane[] {
  return nodesOf(container, 'laneSets').flatMap(readLaneSet);
}

function readLaneSet(set: BpmnNode): Lane[] {
  return nodesOf(set, 'lanes').flatMap(readLane);
}

function readLane(node: BpmnNode): Lane[] {
  const name = textOf(node, 'name');
  const role = bjText(node, 'role');
  const lane: Lane = {
    id: node.id ?? '',
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    elements: nodesOf(node, 'flowNodeRef').flatMap(element => element.id ?? []),
  };
  const inner = nodeOf(node, 'childLaneSet');
  return [lane, ...(inner ? readLaneSet(inner) : [])];
}

/** Innermost lane of each element; a lane without a role takes the role of the one around it. */
export function findLanes(lanes: readonly Lane[]): Record<string, Lane> {
  const found: Record<string, Lane> = {};
  for (const lane of lanes) {
    for (const element of lane.elements) {
      const role = lane.role ?? found[element]?.role;
      found[element] = { ...lane, ...(role !== undefined && { role }) };
    }
  }
  return found;
}
