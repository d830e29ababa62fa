import type { Behaviour } from '../execution.ts';
import { openScope } from '../scopes.ts';

/** Opens the scope drawn inside it (嵌入式子流程) and waits until that scope closes. */
export const subProcess: Behaviour = {
  execute: (x, here) => {
    openScope(x, here, { content: here.release.content, container: here.element.id, vars: {} });
    return false;
  },
};
