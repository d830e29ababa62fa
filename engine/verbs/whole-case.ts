import { caseRelease } from '../cases/clock-runs.ts';
import type { Act } from '../bpmn/definition.ts';
import { performAct } from '../cases/acts.ts';
import { endCase } from '../cases/end-case.ts';
import type { Rejection } from '../cases/context.ts';
import { reject } from '../cases/rejections.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { cancelScope } from '../execution/scopes.ts';

/** End the whole case by an act that no element draws (终结办件): everything open is cancelled, clocks stop. */
export function endByAct(execution: Execution, act: Act): void {
  const here = wholeCase(execution);
  performAct(execution, here, act);
  endCase(execution, () => cancelScope(execution, here.scope, 'cancelled'));
}

/** Refusal of what must come before the decision (准予、不予). */
export function refuseDecided({ state }: Execution): Rejection | undefined {
  if (!state.acts.some(({ act }) => act === 'grant' || act === 'refuse')) return undefined;
  return reject('case-decided', {
    zh: '应在作出决定之前，但本办件已作出决定。',
    en: 'Expected the application to be undecided, but the decision was already made.',
  });
}

/** The case as a whole, as the place of an act: the element is the process, with nothing drawn on it. */
function wholeCase(execution: Execution): Here {
  const root = Object.values(execution.state.scopes).find(({ parent }) => parent === null)!;
  const release = caseRelease(execution);
  const definition = release.process;
  const any = Object.values(definition.elements).find(({ container }) => container === definition.id)!;
  return { scope: root.id, run: '', element: { ...any, id: definition.id }, definition, release };
}
