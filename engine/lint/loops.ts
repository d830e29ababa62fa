import type { Problem } from '../problem.ts';
import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { elementsOf, nextOf } from './graph.ts';
import { problemAt } from './report.ts';

/** Kinds at which a token waits for a person, a message, a timer or another process. */
const waiting = new Set<FlowElement['kind']>(['userTask', 'receiveTask', 'intermediateCatchEvent', 'eventBasedGateway', 'callActivity']);

/** Straight-through loops (空转循环): a cycle no token ever waits in would run for ever (reliability.md F31). */
export function lintLoops(definition: Definition): Problem[] {
  const running = Object.values(definition.elements).filter(element => !isWait(definition, element));
  return findCycles(definition, running).map(cycle => endlessLoop(cycle));
}

function isWait(definition: Definition, element: FlowElement): boolean {
  if (waiting.has(element.kind) || element.action?.type === 'call-webhook') return true;
  if (element.kind === 'boundaryEvent') return element.event?.type !== 'error';
  const inner = element.kind === 'subProcess' ? definition.containers[element.id] : undefined;
  return inner !== undefined && elementsOf(definition, inner).some(child => isWait(definition, child));
}

/** Strongly connected groups with a cycle: repeatedly peel off what has no way on or no way in. */
function findCycles(definition: Definition, elements: readonly FlowElement[]): FlowElement[][] {
  const left = new Map(elements.map(element => [element.id, element]));
  const ahead = (element: FlowElement) => nextOf(definition, element).filter(id => left.has(id));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    const entered = new Set([...left.values()].flatMap(ahead));
    for (const element of [...left.values()]) if (ahead(element).length === 0 || !entered.has(element.id)) left.delete(element.id);
  }
  return groups([...left.values()], ahead);
}

/** Split what is left into groups that reach each other. */
function groups(elements: readonly FlowElement[], ahead: (element: FlowElement) => string[]): FlowElement[][] {
  const byId = new Map(elements.map(element => [element.id, element]));
  const reaches = (from: FlowElement) => {
    const seen = new Set<string>();
    const open = ahead(from);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const element = byId.get(id);
      if (!element || seen.has(id)) continue;
      seen.add(id);
      open.push(...ahead(element));
    }
    return seen;
  };
  const reached = new Map(elements.map(element => [element.id, reaches(element)]));
  const done = new Set<string>();
  return elements.flatMap(element => {
    if (done.has(element.id) || !reached.get(element.id)?.has(element.id)) return [];
    const group = elements.filter(other => reached.get(element.id)?.has(other.id) && reached.get(other.id)?.has(element.id));
    for (const other of group) done.add(other.id);
    return [group];
  });
}

function endlessLoop(cycle: readonly FlowElement[]): Problem {
  const way = cycle.map(element => element.name ?? element.id).join(' → ');
  return problemAt(cycle[0] as FlowElement, 'loop-without-wait', {
    zh: `从 {} 开始的回路（${way}）中没有任何等待，会一直空转，请加入人工任务或等待事件。`,
    en: `The loop from {} (${way}) waits for nothing and would run for ever; put a user task or a waiting event into it.`,
  });
}
