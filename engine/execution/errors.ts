import { findCatcher, goOnAt } from './catching.ts';
import type { Execution, Here } from './execution.ts';
import { emit } from './execution.ts';
import { Fault } from './fault.ts';

/**
 * Throw a BPMN error (错误, clause 10.5.7): the innermost event sub-process or boundary event that catches its code takes over; what it stands on is
 * cancelled. Uncaught: a fault.
 */
export function throwError(execution: Execution, { scope, element }: Here, code: string): void {
  emit(execution, { type: 'error-thrown', scope, element: element.id, code });
  const catcher = findCatcher(execution, scope, { type: 'error', code });
  if (!catcher) throw notCaught(code);
  goOnAt(execution, catcher);
}

function notCaught(code: string): Fault {
  return new Fault('error-not-caught', {
    zh: `错误「${code || '未命名'}」应由外层活动的错误边界事件或事件子流程捕获，但没有。请在流程中画出。`,
    en: `Expected the error "${code || 'unnamed'}" to be caught by a boundary event or event sub-process around it, but none catches it.`,
  });
}
