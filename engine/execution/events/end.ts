import { throwCompensation } from '../compensation.ts';
import { terminateScope } from '../ending.ts';
import { throwError } from '../errors.ts';
import type { Behaviour } from '../execution.ts';
import { cancelTransaction, leaveTransaction } from '../transactions.ts';
import { escalate, send } from './throw.ts';

/**
 * Takes its token out (结束事件). Message, signal and escalation are sent; terminate ends the whole scope; an error goes to the innermost catch and
 * ends what that stands on. Compensation and cancel wait until all is undone.
 */
export const endEvent: Behaviour = {
  execute: (execution, here) => {
    if (here.element.event?.type === 'cancel') return cancelTransaction(execution, here);
    send(execution, here);
    return throwCompensation(execution, here);
  },
  flows: () => [],
  throws: (execution, here) => {
    const { event } = here.element;
    if (event?.type === 'cancel') {
      leaveTransaction(execution, here);
      return true;
    }
    if (event?.type !== 'error') return escalate(execution, here);
    throwError(execution, here, event.code ?? '');
    return true;
  },
  after: (execution, here) => {
    if (here.element.event?.type === 'terminate') terminateScope(execution, here.scope);
  },
};
