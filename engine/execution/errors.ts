import type { FlowElement } from '../bpmn/definition.ts';
import type { LocalId } from '../cases/state.ts';
import type { Execution, Here } from './execution.ts';
import { emit, findHere, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';
import { cancelRun } from './scopes.ts';

/** Throw a BPMN error (错误): the nearest activity around whose error boundary catches its code is cancelled and left by that boundary. Uncaught: a fault. */
export function throwError(execution: Execution, here: Here, code: string): void {
  emit(execution, { type: 'error-thrown', scope: here.scope, element: here.element.id, code });
  for (let scope: LocalId | null = here.scope; scope !== null; ) {
    const { parent, run } = scopeOf(execution, scope);
    const host: Here | undefined = parent !== null && run !== null ? findHere(execution, parent, run) : undefined;
    const boundary = host && catching(host, code);
    if (host && boundary) {
      cancelRun(execution, host.scope, host.run);
      execution.queue.push({ do: 'enter', scope: host.scope, element: boundary.id, consumed: [], done: true });
      return;
    }
    scope = parent;
  }
  throw new Fault('error-not-caught', {
    zh: `错误「${code || '未命名'}」应由外层活动的错误边界事件捕获，但没有。请在流程中画出。`,
    en: `Expected the error "${code || 'unnamed'}" to be caught by a boundary event around it, but none catches it.`,
  });
}

/** The boundary event that catches a code: one naming it before one that takes any. */
function catching({ element, definition, loop }: Here, code: string): FlowElement | undefined {
  if (loop !== undefined) return undefined;
  const errors = element.boundary.map(id => definition.elements[id]!).filter(({ event }) => event?.type === 'error');
  const codeOf = ({ event }: FlowElement) => (event?.type === 'error' ? event.code : undefined);
  return errors.find(boundary => codeOf(boundary) === code) ?? errors.find(boundary => codeOf(boundary) === undefined);
}
