import type { Behaviour } from '../execution.ts';
import { awaitEvent } from '../waits.ts';

/** Waits for a message (接收任务); one without a message would wait for ever and passes on instead. */
export const receiveTask: Behaviour = {
  execute: (execution, here) => {
    if (!here.element.message) return true;
    awaitEvent(execution, here, here.element);
    return false;
  },
};
