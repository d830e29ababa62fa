import { calledRelease } from '../called.ts';
import type { Behaviour } from '../execution.ts';
import { openScope } from '../scopes.ts';
import { evaluateMappings } from '../values.ts';

/** Runs another release's process in a scope of its own (调用活动); values pass by `bj:in` and `bj:out` alone. */
export const callActivity: Behaviour = {
  execute: (execution, here) => {
    const called = calledRelease(execution, here);
    const vars = evaluateMappings(execution, here, here.element.in);
    openScope(execution, here, { content: called.content, container: called.process.id, vars });
    return false;
  },
};
