import type { Behaviour, Execution, Here } from '../execution.ts';
import { emit } from '../execution.ts';
import { deliverSignal } from '../triggers.ts';
import { evaluateExpression, evaluateMappings } from '../values.ts';
import { keyOf } from '../waits.ts';

/** Sends its message or signal and passes (中间抛出事件). A signal reaches every catch of the case; a message leaves the case. */
export const throwEvent: Behaviour = {
  execute: (execution, here) => {
    throwDefinition(execution, here);
    return true;
  },
};

/** Send what a throwing event defines; nothing for other kinds. */
export function throwDefinition(execution: Execution, here: Here): void {
  const { event, id } = here.element;
  if (event?.type === 'signal') {
    emit(execution, { type: 'signal-sent', scope: here.scope, element: id, name: event.name });
    deliverSignal(execution, event.name, {});
  }
  if (event?.type === 'message') {
    const key = event.correlation === undefined ? null : keyOf(evaluateExpression(execution, here, event.correlation));
    const payload = evaluateMappings(execution, here, event.out);
    emit(execution, { type: 'message-sent', scope: here.scope, element: id, name: event.name, key, private: { payload } });
  }
}
