import type { Behaviour } from '../execution.ts';
import { openScope } from '../scopes.ts';
import { evaluateMappings } from '../values.ts';

/** Opens the scope drawn inside it (嵌入式子流程), with `bj:in` values as its own variables, and waits until that scope closes. */
export const subProcess: Behaviour = {
  execute: (execution, here) => {
    const vars = evaluateMappings(execution, here, here.element.in);
    openScope(execution, here, { content: here.release.content, container: here.element.id, vars });
    return false;
  },
};
