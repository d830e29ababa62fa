import type { Behaviour } from '../execution.ts';
import { openScope } from '../scopes.ts';
import { evaluateMappings } from '../values.ts';

/** Opens the scope drawn inside it (即席子流程) and starts nothing: people start its activities, and it waits until its scope closes. */
export const adHocSubProcess: Behaviour = {
  execute: (execution, here) => {
    const vars = evaluateMappings(execution, here, here.element.in);
    openScope(execution, here, { content: here.release.content, container: here.element.id, vars, starts: [] });
    return false;
  },
};
