import { startOf } from '../arming.ts';
import type { Behaviour } from '../execution.ts';
import { openScope } from '../scopes.ts';
import { evaluateMappings } from '../values.ts';

/** Runs the scope drawn inside it (事件子流程) from its start event, which has come already, and waits until that scope closes. */
export const eventSubProcess: Behaviour = {
  execute: (execution, here) => {
    const { element, release, definition } = here;
    const vars = evaluateMappings(execution, here, element.in);
    const scope = openScope(execution, here, { content: release.content, container: element.id, vars, starts: [] });
    const start = startOf(definition, element.id)!;
    execution.queue.push({ do: 'enter', scope, element: start.id, consumed: [], done: true });
    return false;
  },
};
