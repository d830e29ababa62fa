import type { Behaviour } from '../execution.ts';
import { throwError } from '../errors.ts';
import { terminateScope } from '../ending.ts';
import { throwDefinition } from './throw.ts';

/** Takes its token out (结束事件). Message and signal are sent; terminate ends the whole scope; error goes to the nearest boundary that catches it. */
export const endEvent: Behaviour = {
  execute: (x, here) => {
    throwDefinition(x, here);
    return true;
  },
  flows: () => [],
  throws: (x, here) => {
    const { event } = here.element;
    if (event?.type !== 'error') return false;
    throwError(x, here, event.code ?? '');
    return true;
  },
  after: (x, here) => {
    if (here.element.event?.type === 'terminate') terminateScope(x, here.scope);
  },
};
