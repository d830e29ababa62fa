import type { Behaviour } from '../execution.ts';
import { openScope } from '../scopes.ts';
import { evaluateMappings } from '../values.ts';

/** Opens the scope drawn inside it (嵌入式子流程), with `bj:in` values as its own variables, and waits until that scope closes. */
export const subProcess: Behaviour = {
  execute: (x, here) => {
    const vars = evaluateMappings(x, here, here.element.in);
    openScope(x, here, { content: here.release.content, container: here.element.id, vars });
    return false;
  },
};
