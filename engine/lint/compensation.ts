import type { Problem } from '../problem.ts';
import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { elementsOf } from './graph.ts';
import { problemAt } from './report.ts';

/** A compensation that is thrown finds something to compensate (补偿检查, clause 10.7). */
export function lintCompensation(definition: Definition): Problem[] {
  return Object.values(definition.elements).flatMap(element => {
    if (element.event?.type !== 'compensation' || !/^(?:end|intermediateThrow)Event$/.test(element.kind)) return [];
    return isEffective(definition, element) ? [] : [empty(element)];
  });
}

function isEffective(definition: Definition, element: FlowElement): boolean {
  const named = element.event?.type === 'compensation' ? element.event.activity : undefined;
  const target = named === undefined ? undefined : definition.elements[named];
  if (target) return isCompensable(definition, target);
  const around = levelAround(definition, element.container);
  return around !== null && hasCompensable(definition, around, new Set([element.container]));
}

/** The level a compensation without a named activity means: around the event sub-processes it stands in. */
function levelAround(definition: Definition, container: string): string | null {
  let level: string | null = container;
  while (level !== null && definition.elements[level]?.kind === 'eventSubProcess') level = definition.containers[level]?.parent ?? null;
  return level;
}

function hasCompensable(definition: Definition, level: string, without: ReadonlySet<string>): boolean {
  const container = definition.containers[level];
  return (
    container !== undefined &&
    elementsOf(definition, container).some(element => !without.has(element.id) && isCompensable(definition, element))
  );
}

/** It has a handler, or something inside it has: a compensation event sub-process, an activity, a called process. */
function isCompensable(definition: Definition, element: FlowElement): boolean {
  if (element.kind === 'callActivity') return true;
  if (element.boundary.some(id => definition.elements[id]?.event?.type === 'compensation')) return true;
  const starts = definition.containers[element.id]?.triggered ?? [];
  return starts.some(id => definition.elements[id]?.event?.type === 'compensation') || hasCompensable(definition, element.id, new Set());
}

function empty(element: FlowElement): Problem {
  return problemAt(
    element,
    'compensation-empty',
    {
      zh: '{} 触发补偿，但没有可补偿的活动（没有补偿边界事件），不会有任何作用。',
      en: '{} throws a compensation, but there is no activity with a compensation event to undo; it has no effect.',
    },
    'warning',
  );
}
