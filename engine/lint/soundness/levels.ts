import type { Definition, FlowElement } from '../../bpmn/definition.ts';
import type { Scope } from './config.ts';

/** The start event of an event sub-process (事件子流程的开始事件). */
export function startOf(definition: Definition, eventSubProcess: string): FlowElement | undefined {
  const ids = definition.containers[eventSubProcess]?.elements ?? [];
  return ids.map(id => definition.elements[id]!).find(({ kind }) => kind === 'startEvent');
}

/** true: an interrupting event sub-process has taken the scope over; nothing else starts in it any more. */
export function isTaken(definition: Definition, scope: Scope): boolean {
  const drawn = scope.body ? [] : (definition.containers[scope.container]?.eventSubProcesses ?? []);
  return drawn.some(id => {
    const start = startOf(definition, id);
    return start?.interrupting !== false && start?.event?.type !== 'compensation' && scope.runs.some(({ element }) => element === id);
  });
}

/** The catching end of a link throw on its level. */
export function linkOf({ containers, elements }: Definition, { container, event }: FlowElement): FlowElement | undefined {
  if (event?.type !== 'link') return undefined;
  return (containers[container]?.elements ?? [])
    .map(id => elements[id]!)
    .find(one => one.kind === 'intermediateCatchEvent' && one.event?.type === 'link' && one.event.name === event.name);
}
