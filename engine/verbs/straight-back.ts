import type { LocalId, Resume } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';

/** After the rework the token goes straight back to the returner's step (直达退回人), not along the drawn flows. */
export function goStraightBack(execution: Execution, scope: LocalId, { element, ...more }: Resume): void {
  const known = more.pinned === undefined ? ({ straight: true } as const) : {};
  const run = emit(execution, { type: 'element-entered', scope, element, consumed: [], ...more, ...known });
  execution.queue.push({ do: 'execute', scope, run });
}
