import { limits } from '../limits.ts';
import { associateHandlers } from './compensation.ts';
import { readDataObjects } from './data.ts';
import type { Container, SequenceFlow } from './definition.ts';
import { readElement } from './element.ts';
import { subProcessKinds } from './families.ts';
import { readFlow } from './flows.ts';
import { checkDirections } from './gateways.ts';
import { type BpmnNode, isType, nodesOf } from './node.ts';
import { type MutableElement, type Reading, refuse } from './reading.ts';
import { findStarts } from './starts.ts';

/** The graph while it is being built. */
export interface Graph {
  readonly elements: Record<string, MutableElement>;
  readonly flows: Record<string, SequenceFlow>;
  readonly containers: Record<string, Container>;
}

/** Compile a process or sub-process with everything inside it (编译流程容器) into the graph. */
export function readContainer(node: BpmnNode, parent: string | null, graph: Graph, reading: Reading, depth = 1): void {
  const id = node.id ?? '';
  if (depth > limits.bpmnDepth) {
    refuse(reading, node, 'bpmn-too-deep', {
      zh: `{} 的子流程嵌套超过 ${limits.bpmnDepth} 层。`,
      en: `{} is nested more than ${limits.bpmnDepth} sub-processes deep.`,
    });
    return;
  }
  const nodes = nodesOf(node, 'flowElements');
  const elements: MutableElement[] = [];
  for (const child of nodes) {
    const element = isType(child, 'FlowNode') ? readElement(child, id, reading) : null;
    if (!element) continue;
    graph.elements[element.id] = element;
    elements.push(element);
    if (subProcessKinds.has(element.kind)) readContainer(child, id, graph, reading, depth + 1);
  }
  for (const child of nodes) if (child.$type === 'bpmn:SequenceFlow') connect(child, graph, reading);
  attachBoundaries(nodes, graph, reading);
  associateHandlers(nodes, graph, reading);
  checkDirections(nodes, graph, reading);
  graph.containers[id] = {
    id,
    parent,
    ...findStarts(node, elements, reading),
    eventSubProcesses: elements.filter(element => element.kind === 'eventSubProcess').map(element => element.id),
    dataObjects: readDataObjects(node, reading),
    elements: elements.map(element => element.id),
  };
}

function connect(node: BpmnNode, graph: Graph, reading: Reading): void {
  const flow = readFlow(node, reading);
  const [source, target] = [flow && graph.elements[flow.source], flow && graph.elements[flow.target]];
  if (!flow || !source || !target) return;
  graph.flows[flow.id] = flow;
  source.outgoing.push(flow.id);
  target.incoming.push(flow.id);
}

function attachBoundaries(nodes: readonly BpmnNode[], graph: Graph, reading: Reading): void {
  for (const node of nodes) {
    const event = graph.elements[node.id ?? ''];
    if (event?.attachedTo === undefined) continue;
    const activity = graph.elements[event.attachedTo];
    if (activity && activity.container === event.container) activity.boundary.push(event.id);
    else
      refuse(reading, node, 'boundary-detached', {
        zh: '{} 附着的任务不在同一层流程中。',
        en: '{} is attached to an activity of another process level.',
      });
  }
}
