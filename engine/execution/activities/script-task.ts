import type { Behaviour } from '../execution.ts';
import { evaluateExpression } from '../values.ts';
import { setVariable } from '../variables.ts';

/** Evaluates its FEEL text (脚本任务) and puts the value into its result variable, when it names one. */
export const scriptTask: Behaviour = {
  execute: (execution, here) => {
    const { script, resultVariable } = here.element;
    if (!script) return true;
    const value = evaluateExpression(execution, here, { ...script, feel: true });
    if (resultVariable) setVariable(execution, here.scope, { name: resultVariable, value });
    return true;
  },
};
