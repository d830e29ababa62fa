import { limits } from '../limits.ts';
import type { Container, FlowElement, SequenceFlow } from './definition.ts';
import { readElement } from './element.ts';
import { readFlow } from './flows.ts';
import { type BpmnNode, isType, nodesOf } from './node.ts';
import { type Mutable, type Reading, refuse, warn } from './reading.ts';

/** The graph while it is being built. */
export interface Graph {
  readonly elements: Record<string, Mutable<FlowElement>>;
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
  const elements: FlowElement[] = [];
  for (const child of nodes.filter(child => isType(child, 'FlowNode'))) {
    const element = readElement(child, id, reading);
    if (!element) continue;
    graph.elements[element.id] = element;
    elements.push(element);
    if (element.kind === 'subProcess') readContainer(child, id, graph, reading, depth + 1);
  }
  for (const child of nodes.filter(child => isType(child, 'SequenceFlow'))) connect(child, graph, reading);
  attachBoundaries(nodes, graph, reading);
  graph.containers[id] = {
    id,
    parent,
    starts: findStarts(
      node,
      elements.map(element => graph.elements[element.id] ?? element),
      reading,
    ),
    elements: elements.map(element => element.id),
  };
}

function connect(node: BpmnNode, graph: Graph, reading: Reading): void {
  const flow = readFlow(node, reading);
  const [source, target] = [flow && graph.elements[flow.source], flow && graph.elements[flow.target]];
  if (!flow || !source || !target) return;
  graph.flows[flow.id] = flow;
  source.outgoing = [...source.outgoing, flow.id];
  target.incoming = [...target.incoming, flow.id];
}

function attachBoundaries(nodes: readonly BpmnNode[], graph: Graph, reading: Reading): void {
  for (const node of nodes) {
    const event = graph.elements[node.id ?? ''];
    if (event?.attachedTo === undefined) continue;
    const activity = graph.elements[event.attachedTo];
    if (activity && activity.container === event.container) activity.boundary = [...activity.boundary, event.id];
    else
      refuse(reading, node, 'boundary-detached', {
        zh: '{} 附着的任务不在同一层流程中。',
        en: '{} is attached to an activity of another process level.',
      });
  }
}

/** Start events without trigger; else a single triggered one (opening the case is its trigger); else elements without incoming flow. */
function findStarts(node: BpmnNode, elements: readonly FlowElement[], reading: Reading): string[] {
  const events = elements.filter(element => element.kind === 'startEvent');
  const plain = events.filter(element => element.event?.type === 'none');
  const triggered = events.filter(element => element.event !== undefined && element.event.type !== 'none');
  if (triggered.length > 0 && !isType(node, 'Process')) {
    refuse(reading, node, 'start-triggered', {
      zh: '子流程 {} 的开始事件不能带触发条件。',
      en: 'The sub-process {} must start with a plain start event.',
    });
  }
  if (plain.length === 0 && triggered.length > 1) {
    refuse(reading, node, 'start-ambiguous', {
      zh: '流程 {} 有多个带触发条件的开始事件，无法确定从哪里开始，请画一个普通开始事件。',
      en: 'The process {} has several triggered start events; draw one plain start event.',
    });
  } else if (triggered.length > 0) {
    warn(reading, node, 'start-trigger-ignored', {
      zh: '流程 {} 由登记办件启动，开始事件上的触发条件不起作用。',
      en: 'The process {} is started by opening a case; the trigger of its start event has no effect.',
    });
  }
  if (plain.length > 0) return plain.map(element => element.id);
  if (triggered.length > 0) return triggered.map(element => element.id);
  return elements.filter(element => element.incoming.length === 0 && element.kind !== 'boundaryEvent').map(element => element.id);
}
