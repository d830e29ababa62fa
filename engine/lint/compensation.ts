import type { Problem } from '../problem.ts';
import type { Definition, FlowElement } from '../bpmn/definition.ts';
import { handlerOf } from '../execution/compensables.ts';
import { elementsOf } from './graph.ts';
import { problemAt } from './report.ts';

/** A compensation that is thrown finds something to compensate (补偿检查, clause 10.7), and its handlers are drawn as they can run. */
export function lintCompensation(definition: Definition): Problem[] {
  return [...emptyThrows(definition), ...boundariesOfRepeated(definition)];
}

/**
 * Events on the handler of a repeated activity: it runs once for each instance or turn that is undone, and the ways that such an event would lead to could
 * not be told apart.
 */
function boundariesOfRepeated(definition: Definition): Problem[] {
  const { elements } = definition;
  return Object.values(elements).flatMap(element => {
    const handler = element.multi || element.loop ? handlerOf(definition, element) : undefined;
    return (elements[handler ?? '']?.boundary ?? []).map(id => onRepeated(elements[id]!));
  });
}

function onRepeated(event: FlowElement): Problem {
  return problemAt(event, 'compensation-repeated', {
    zh: '{} 附在多实例或循环活动的补偿活动上，这里不能有边界事件。请把补偿活动改为子流程，把这个事件附在其中的步骤上。',
    en: '{} is attached to the handler of a multi-instance or looped activity, which can have no boundary events. Make the handler a sub-process and attach the event to a step inside it.',
  });
}

function emptyThrows(definition: Definition): Problem[] {
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
