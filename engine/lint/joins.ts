import type { Problem } from '../problem.ts';
import type { Container, Definition, FlowElement } from '../bpmn/definition.ts';
import { elementsOf } from './graph.ts';
import { problemAt } from './report.ts';

/** Parallel joins that cannot get all their tokens (并行汇合): only where nothing on the level ever makes a second token, which is certain. */
export function lintJoins(definition: Definition): Problem[] {
  return Object.values(definition.containers).flatMap(container => lintContainer(definition, container));
}

function lintContainer(definition: Definition, container: Container): Problem[] {
  const elements = elementsOf(definition, container);
  const adHoc = definition.elements[container.id]?.kind === 'adHocSubProcess';
  if (adHoc || container.starts.length > 1 || elements.some(splits)) return [];
  return elements.filter(element => element.kind === 'parallelGateway' && element.incoming.length > 1).map(stuck);
}

/** Whether an element may send out more than one token. */
export function splits(element: FlowElement): boolean {
  if (element.kind === 'boundaryEvent') return element.interrupting === false || element.outgoing.length > 1;
  if (element.kind === 'exclusiveGateway') return false;
  if (element.kind === 'eventBasedGateway') return element.parallelEvents === true;
  return element.outgoing.length > 1;
}

function stuck(element: FlowElement): Problem {
  return problemAt(element, 'join-stuck', {
    zh: '{} 是并行汇合，但前面没有并行分支，永远等不齐，请改用排他网关。',
    en: '{} joins parallel ways but nothing before it splits; it would wait for ever. Use an exclusive gateway.',
  });
}
