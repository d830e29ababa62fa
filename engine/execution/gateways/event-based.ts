import type { Behaviour } from '../execution.ts';
import { outgoingOf } from '../flows.ts';
import { awaitEvent } from '../waits.ts';

/** Waits for the first of the events drawn behind it (事件网关); the others are given up when it comes. */
export const eventBasedGateway: Behaviour = {
  execute: (execution, here) => {
    for (const flow of outgoingOf(here)) awaitEvent(execution, here, here.definition.elements[flow.target]!);
    return false;
  },
  flows: () => [],
};
