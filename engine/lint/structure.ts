import { isEntry, isOffTheFlow } from '../bpmn/families.ts';
import { type Problem, problem } from '../problem.ts';
import type { Container, FlowElement } from '../bpmn/definition.ts';
import { elementsOf, type Graph, reach } from './graph.ts';
import { problemAt } from './report.ts';

/** Start and end exist, and every element lies on a way from one to the other (结构检查), level by level. */
export function lintStructure(graph: Graph, strict: boolean): Problem[] {
  return Object.values(graph.definition.containers).flatMap(container => lintContainer(graph, container, strict));
}

function lintContainer(graph: Graph, container: Container, strict: boolean): Problem[] {
  const { definition, next, before } = graph;
  const elements = elementsOf(definition, container);
  const host = definition.elements[container.id];
  const adHoc = host?.kind === 'adHocSubProcess';
  const starts = adHoc ? elements.filter(isEntry).map(({ id }) => id) : [...container.starts, ...container.triggered];
  if (starts.length === 0) return [adHoc ? emptyAdHoc(host) : noStart(container, 'error')];
  const roots = [...starts, ...container.eventSubProcesses];
  const ends = elements.filter(isEnd).map(element => element.id);
  const reached = reach(roots, next);
  const ending = reach(ends, before);
  return [
    ...(adHoc ? [] : lintBorders(container, elements, strict)),
    ...elements.filter(element => !reached.has(element.id)).map(element => unreachable(element, adHoc)),
    ...elements.filter(element => reached.has(element.id) && !ending.has(element.id)).map(endless),
  ];
}

/** Where a token ends; a link goes on at its other end. */
function isEnd({ outgoing, event, kind }: FlowElement): boolean {
  return outgoing.length === 0 && !(event?.type === 'link' && kind === 'intermediateThrowEvent');
}

/** Ends where none is drawn; compensation has its handler instead, an event sub-process the level it interrupts. */
function isImplicitEnd(element: FlowElement): boolean {
  return isEnd(element) && element.kind !== 'endEvent' && element.event?.type !== 'compensation' && !isOffTheFlow(element);
}

function lintBorders(container: Container, elements: readonly FlowElement[], strict: boolean): Problem[] {
  const severity = strict ? 'error' : 'warning';
  const hasStart = container.triggered.length > 0 || elements.some(element => element.kind === 'startEvent');
  return [
    ...(hasStart ? [] : [noStart(container, severity)]),
    ...elements
      .filter(isImplicitEnd)
      .map(element =>
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

function emptyAdHoc(element: FlowElement): Problem {
  return problemAt(element, 'ad-hoc-empty', {
    zh: '即席子流程 {} 里没有任何活动，请画出可以办理的活动。',
    en: 'The ad-hoc sub-process {} has no activities; draw what can be done in it.',
  });
}

function unreachable(element: FlowElement, adHoc: boolean): Problem {
  if (element.forCompensation)
    return problemAt(element, 'unreachable', {
      zh: '补偿活动 {} 没有关联到任何补偿边界事件，请用关联线连上或删除。',
      en: '{} is for compensation, but no compensation boundary event is associated with it; connect or delete it.',
    });
  if (adHoc)
    return problemAt(element, 'unreachable', {
      zh: '{} 在即席子流程里，不是可以启动的活动，也没有活动通到它，请连上或删除。',
      en: '{} stands in an ad-hoc sub-process, is no activity to start and no activity leads to it; connect or delete it.',
    });
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
