import { type Problem, problem } from '../problem.ts';
import type { Container, Definition, FlowElement } from '../bpmn/definition.ts';
import { elementsOf, nextOf, predecessors, reach } from './graph.ts';
import { problemAt } from './report.ts';

/** Start and end exist, and every element lies on a way from one to the other (结构检查), level by level. */
export function lintStructure(definition: Definition, strict: boolean): Problem[] {
  const before = predecessors(definition);
  return Object.values(definition.containers).flatMap(container => lintContainer(definition, container, { strict, before }));
}

interface Options {
  readonly strict: boolean;
  readonly before: ReadonlyMap<string, readonly string[]>;
}

function lintContainer(definition: Definition, container: Container, { strict, before }: Options): Problem[] {
  const elements = elementsOf(definition, container);
  if (container.starts.length === 0) return [noStart(container, 'error')];
  const ends = elements.filter(isEnd).map(element => element.id);
  const reached = reach(definition, container.starts, element => nextOf(definition, element));
  const ending = reach(definition, ends, element => before.get(element.id) ?? []);
  return [
    ...lintBorders(container, elements, strict),
    ...elements.filter(element => !reached.has(element.id)).map(unreachable),
    ...elements.filter(element => reached.has(element.id) && !ending.has(element.id)).map(endless),
  ];
}

function isEnd(element: FlowElement): boolean {
  return element.outgoing.length === 0;
}

function lintBorders(container: Container, elements: readonly FlowElement[], strict: boolean): Problem[] {
  const severity = strict ? 'error' : 'warning';
  const hasStart = elements.some(element => element.kind === 'startEvent');
  const implicit = elements.filter(element => isEnd(element) && element.kind !== 'endEvent');
  return [
    ...(hasStart ? [] : [noStart(container, severity)]),
    ...implicit.map(element =>
      problemAt(
        element,
        'end-missing',
        { zh: '{} 之后没有连线，也没有结束事件，请接到结束事件。', en: '{} leads nowhere; connect it to an end event.' },
        severity,
      ),
    ),
  ];
}

function noStart(container: Container, severity: Problem['severity']): Problem {
  return problem(
    'start-missing',
    { zh: `流程 “${container.id}” 没有开始事件，请画一个。`, en: `The process "${container.id}" has no start event; draw one.` },
    { element: container.id, severity },
  );
}

function unreachable(element: FlowElement): Problem {
  return problemAt(element, 'unreachable', {
    zh: '{} 从开始事件走不到，请连上或删除。',
    en: '{} cannot be reached from a start event; connect or delete it.',
  });
}

function endless(element: FlowElement): Problem {
  return problemAt(element, 'endless', {
    zh: '从 {} 走不到任何结束事件，办件会办不完。',
    en: 'No end event can be reached from {}; a case would never end.',
  });
}
