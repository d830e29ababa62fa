import type { Behaviour } from '../execution.ts';
import { throwError } from '../errors.ts';
import { terminateScope } from '../ending.ts';
import { throwDefinition } from './throw.ts';

/** Takes its token out (结束事件). Message and signal are sent; terminate ends the whole scope; error goes to the nearest boundary that catches it. */
export const endEvent: Behaviour = {
  execute: (execution, here) => {
    throwDefinition(execution, here);
    return true;
  },
  flows: () => [],
  throws: (execution, here) => {
    const { event } = here.element;
    if (event?.type !== 'error') return false;
    throwError(execution, here, event.code ?? '');
    return true;
  },
  after: (execution, here) => {
    if (here.element.event?.type === 'terminate') terminateScope(execution, here.scope);
  },
};
