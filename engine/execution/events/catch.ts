import type { Behaviour } from '../execution.ts';
import { awaitEvent } from '../waits.ts';

/** Waits for its timer, message or signal (中间捕获事件); one without a definition passes. */
export const catchEvent: Behaviour = {
  execute: (execution, here) => {
    const type = here.element.event?.type ?? 'none';
    if (type !== 'timer' && type !== 'message' && type !== 'signal') return true;
    awaitEvent(execution, here, here.element);
    return false;
  },
};
