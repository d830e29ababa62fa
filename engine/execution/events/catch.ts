import type { EventDefinition } from '../../bpmn/definition.ts';
import type { Behaviour } from '../execution.ts';
import { awaitEvent } from '../waits.ts';

const awaited: ReadonlySet<EventDefinition['type']> = new Set(['timer', 'message', 'signal', 'conditional']);

/** Waits for its timer, message, signal or condition (中间捕获事件); a link, and one without a definition, passes. */
export const catchEvent: Behaviour = {
  execute: (execution, here) => {
    if (!awaited.has(here.element.event?.type ?? 'none')) return true;
    awaitEvent(execution, here, here.element);
    return false;
  },
};
