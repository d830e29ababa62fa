import type { Execution, Here } from '../execution/execution.ts';
import { collectVariables } from '../execution/variables.ts';
import { findAnswers } from './feel-scope.ts';
import type { LocalId } from './state.ts';

/** A value an act needs: from the answers of the element's own form, then a variable, then the nearest answers that have it. */
function inputOf(execution: Execution, here: Here, name: string): unknown {
  const own = here.element.form === undefined ? undefined : findAnswers(execution.state, here.scope, here.element.form)?.[name];
  if (own !== undefined) return own;
  return collectVariables(execution, here.scope, here.run)[name] ?? nearestAnswer(execution, here.scope, name);
}

/** The newest answer of that name in the nearest scope outward that has one, else in any scope of the case. */
function nearestAnswer({ state }: Execution, scope: LocalId, name: string): unknown {
  const answered = state.data.filter(({ answers }) => Object.hasOwn(answers, name));
  for (let id: LocalId | null = scope; id !== null; id = state.scopes[id]?.parent ?? null) {
    const found = answered.findLast(entry => entry.scope === id);
    if (found) return found.answers[name];
  }
  return answered.at(-1)?.answers[name];
}

/** Why a supplement is asked for (补正原因): applicantIncomplete unless the notice says otherwise. */
export function supplementCause(execution: Execution, here: Here): string {
  const cause = inputOf(execution, here, 'cause');
  return typeof cause === 'string' ? cause : 'applicantIncomplete';
}

/** Which special procedure begins (特别程序): the reason a clock must obey to pause. */
export function procedureOf(execution: Execution, here: Here): string {
  const procedure = inputOf(execution, here, 'procedure');
  return typeof procedure === 'string' && procedure !== '' ? procedure : 'special-procedure';
}

/** Days an extension was approved for: form `extension`, else what was asked for; undefined: the rule's own. */
export function extensionDays(execution: Execution, here: Here): number | undefined {
  const approved = findAnswers(execution.state, here.scope, 'extension')?.days;
  const asked = (collectVariables(execution, here.scope, here.run).extensionRequested as { days?: unknown } | undefined)?.days;
  return [approved, asked].find((days): days is number => typeof days === 'number' && days > 0);
}
