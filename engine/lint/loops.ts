import type { Problem } from '../problem.ts';
import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { elementsOf, findGroups, nextOf } from './graph.ts';
import { problemAt } from './report.ts';

/** Kinds at which a token waits for a person, a message, a timer or another process. */
const waiting = new Set<FlowElement['kind']>(['userTask', 'receiveTask', 'intermediateCatchEvent', 'eventBasedGateway', 'callActivity']);

/** Straight-through loops (空转循环): a cycle no token ever waits in would run for ever. */
export function lintLoops(definition: Definition): Problem[] {
  const running = Object.values(definition.elements).filter(element => !isWait(definition, element));
  const ids = new Set(running.map(({ id }) => id));
  const next = new Map(running.map(element => [element.id, nextOf(definition, element).filter(id => ids.has(id))]));
  const order = new Map(running.map((element, index) => [element.id, index]));
  return findGroups([...ids], next)
    .filter(group => group.length > 1 || next.get(group[0] ?? '')?.includes(group[0] ?? ''))
    .map(group => group.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).flatMap(id => definition.elements[id] ?? []))
    .map(endlessLoop);
}

function isWait(definition: Definition, element: FlowElement): boolean {
  if (waiting.has(element.kind) || element.action?.type === 'call-webhook') return true;
  if (element.kind === 'boundaryEvent') return element.event?.type !== 'error';
  const inner = element.kind === 'subProcess' ? definition.containers[element.id] : undefined;
  return inner !== undefined && elementsOf(definition, inner).some(child => isWait(definition, child));
}

function endlessLoop(cycle: readonly FlowElement[]): Problem {
  const shown = cycle.slice(0, 8).map(element => element.name ?? element.id);
  const way = [...shown, ...(cycle.length > shown.length ? ['…'] : [])].join(' → ');
  return problemAt(cycle[0] as FlowElement, 'loop-without-wait', {
    zh: `从 {} 开始的回路（${way}）中没有任何等待，会一直空转，请加入人工任务或等待事件。`,
    en: `The loop from {} (${way}) waits for nothing and would run for ever; put a user task or a waiting event into it.`,
  });
}
