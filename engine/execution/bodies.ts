import type { LocalId } from '../cases/state.ts';
import type { Execution, Here } from './execution.ts';
import { emit } from './execution.ts';

/** Open the body of a repeated activity: a scope with one run per instance or turn. */
export function openBodyScope(
  execution: Execution,
  { scope: parent, run, release, element }: Here,
  vars: Record<string, unknown>,
): LocalId {
  return emit(execution, { type: 'scope-opened', parent, run, content: release.content, container: element.id, private: { vars } });
}

/** Start one instance (实例) of a repeated activity in its body; `loop` counts from 0. */
export function startInstance(execution: Execution, body: LocalId, element: string, loop: number): void {
  const run = emit(execution, { type: 'element-entered', scope: body, element, consumed: [], loop });
  execution.queue.push({ do: 'execute', scope: body, run });
}
