import type { CompiledDecision } from '../../decisions/types.ts';
import type { Behaviour, Here } from '../execution.ts';
import { Fault } from '../fault.ts';
import { scopeForFeel } from '../values.ts';
import { setVariable } from '../variables.ts';

/**
 * Makes a decision of the release (业务规则任务): its result goes to the result variable, else to a variable of the decision's id.
 * What cannot be decided is an incident; a task that names no decision passes.
 */
export const ruleTask: Behaviour = {
  execute: (execution, here) => {
    const { decision, resultVariable } = here.element;
    if (decision === undefined) return true;
    const result = findDecision(here, decision).evaluate(scopeForFeel(execution, here));
    if (!result.ok) throw new Fault('decision-failed', result.error);
    setVariable(execution, here.scope, { name: resultVariable ?? decision, value: result.value });
    return true;
  },
};

function findDecision({ release, element }: Here, id: string): CompiledDecision {
  const found = Object.hasOwn(release.decisions, id) ? release.decisions[id] : undefined;
  if (found) return found;
  throw new Fault('decision-unknown', {
    zh: `「${element.name ?? element.id}」应使用决策“${id}”，但本发布版没有这个决策。`,
    en: `Expected the release to have the decision "${id}" of "${element.name ?? element.id}", but it has none of that name.`,
  });
}
