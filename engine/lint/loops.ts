import type { Problem } from '../problem.ts';
import type { Definition, EventDefinition, FlowElement } from '../bpmn/definition.ts';
import { approximateMs, readDuration } from '../bpmn/iso8601.ts';
import { elementsOf, findGroups, type Graph } from './graph.ts';
import { problemAt } from './report.ts';

/** Kinds at which a token waits for a person, a message, a timer or another process. */
const waiting = new Set<FlowElement['kind']>(['userTask', 'receiveTask', 'eventBasedGateway', 'callActivity', 'adHocSubProcess']);

/** Events that come from inside the process at once, not from outside and later. */
const immediate = new Set<EventDefinition['type']>(['error', 'escalation', 'cancel', 'compensation', 'link', 'none']);

/** Loops that turn without ever waiting (空转循环): drawn ones, through flows and links, and standard loops. */
export function lintLoops({ definition, next }: Graph): Problem[] {
  const ways = Object.values(definition.elements).map(element => ({ element, to: waysAtOnce(definition, element, next.get(element.id)) }));
  const running = ways.filter(({ element, to }) => to.length > 0 || !isWait(definition, element));
  const ids = new Set(running.map(({ element }) => element.id));
  const steps = new Map(running.map(({ element, to }) => [element.id, to.filter(target => ids.has(target))]));
  const order = new Map(running.map(({ element }, index) => [element.id, index]));
  return [
    ...findGroups([...ids], steps)
      .filter(group => group.length > 1 || steps.get(group[0] ?? '')?.includes(group[0] ?? ''))
      .map(group => group.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).flatMap(id => definition.elements[id] ?? []))
      .map(cycle => endlessLoop(definition, cycle)),
    ...Object.values(definition.elements).flatMap(element => lintStandard(definition, element)),
  ];
}

/** Where a token can go on from an element without waiting: on all ways, from one that waits only by a timer drawn on or behind it that has passed. */
function waysAtOnce(definition: Definition, element: FlowElement, next: readonly string[] = []): readonly string[] {
  if (!isWait(definition, element)) return next;
  const isOneOfMany = element.kind === 'eventBasedGateway' && !element.parallelEvents;
  const awaited = isOneOfMany ? next : element.boundary;
  return awaited.filter(id => isDrawnPast(definition.elements[id]?.event));
}

function isWait(definition: Definition, element: FlowElement): boolean {
  if (waiting.has(element.kind) || element.action?.type === 'call-webhook') return true;
  if (element.kind === 'boundaryEvent' || element.kind === 'intermediateCatchEvent')
    return !immediate.has(element.event?.type ?? 'none') && !isDrawnPast(element.event);
  const inner = definition.containers[element.id];
  return inner !== undefined && elementsOf(definition, inner).some(child => isWait(definition, child));
}

/** A timer that waits at the first turn at most: for one moment, which has passed at the next, or for no time at all. */
function isDrawnPast(event: EventDefinition | undefined): boolean {
  if (event?.type !== 'timer' || event.value.feel || event.follows) return false;
  if (event.kind === 'date') return true;
  const length = event.kind === 'duration' ? readDuration(event.value.text) : undefined;
  return length?.ok === true && approximateMs(length.value) === 0;
}

function endlessLoop(definition: Definition, cycle: readonly FlowElement[]): Problem {
  const shown = cycle.slice(0, 8).map(element => element.name ?? element.id);
  const way = [...shown, ...(cycle.length > shown.length ? ['…'] : [])].join(' → ');
  if (cycle.some(element => isWait(definition, element))) {
    return problemAt(cycle[0] as FlowElement, 'loop-without-wait', {
      zh: `从 {} 开始的回路（${way}）只靠定时离开，而该定时从第二圈起已经过去，会一直空转，请改用时长，或让这条路不再回到原处。`,
      en: `The loop from {} (${way}) waits only by a timer that has passed at the second turn and would run for ever; draw a duration, or lead it elsewhere.`,
    });
  }
  return problemAt(cycle[0] as FlowElement, 'loop-without-wait', {
    zh: `从 {} 开始的回路（${way}）中没有任何等待，会一直空转，请加入人工任务或等待事件。`,
    en: `The loop from {} (${way}) waits for nothing and would run for ever; put a user task or a waiting event into it.`,
  });
}

/** A standard loop with neither condition nor maximum ends only when something outside ends it. */
function lintStandard(definition: Definition, element: FlowElement): Problem[] {
  const { loop } = element;
  if (!loop || loop.maximum !== undefined || (loop.condition !== undefined && loop.condition.text !== 'true')) return [];
  const stoppable = element.boundary.some(id => definition.elements[id]?.interrupting === true);
  if (isWait(definition, element) && stoppable) return [];
  return [
    problemAt(
      element,
      'loop-endless',
      {
        zh: '{} 的标准循环既没有条件也没有最多次数，会一直重复，请填写其中之一。',
        en: '{} is a standard loop with neither condition nor maximum and repeats for ever; give one of them.',
      },
      isWait(definition, element) ? 'warning' : 'error',
    ),
  ];
}
