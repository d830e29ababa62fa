import { findCatcher, goOnAt } from './catching.ts';
import type { Execution, Here } from './execution.ts';
import { emit } from './execution.ts';

/**
 * Throw an escalation (升级, clauses 10.5.7, 13.5.3): the innermost catch of its code takes it and it goes no further. Nobody catching it is no
 * fault: the thrower goes on.
 */
export function throwEscalation(execution: Execution, { scope, element }: Pick<Here, 'scope' | 'element'>, code: string): void {
  const catcher = findCatcher(execution, scope, { type: 'escalation', code });
  emit(execution, { type: 'escalation-thrown', scope, element: element.id, code, caught: catcher?.element.id ?? null });
  if (catcher) goOnAt(execution, catcher);
}
