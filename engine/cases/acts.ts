import type { Act } from '../bpmn/definition.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { applyToClocks } from './clock-effects.ts';
import { caseRelease } from './clock-runs.ts';
import { deemedAt } from './deemed.ts';
import { supplementCause } from './effect-inputs.ts';
import { lastingPauses } from './lasting-pauses.ts';
import { isProcedure } from './procedures.ts';

/** Perform a legal act (法律行为): recorded, then its effects on supplement rounds, clocks and the case's status. */
export function performAct(execution: Execution, here: Here, act: Act): void {
  const by = execution.actor.account;
  const deemed = deemedAt(execution, act);
  const at = deemed === undefined ? {} : { at: deemed };
  emit(execution, { type: 'act-performed', act, scope: here.scope, element: here.element.id, by, ...at });
  if (act === 'request-supplement') emit(execution, { type: 'supplement-requested', cause: supplementCause(execution, here), by });
  if (act === 'receive-supplement') emit(execution, { type: 'supplement-received', by });
  applyToClocks(execution, here, { act, ...(deemed === undefined ? {} : { deemed }) });
  changeStatus(execution, act);
}

function changeStatus(execution: Execution, act: Act): void {
  const { statusOf } = caseRelease(execution);
  const status = Object.hasOwn(statusOf, act) ? statusOf[act] : undefined;
  if (act === 'end-special-procedure' && !isBackToWork(execution)) return;
  if (status !== undefined && status !== execution.state.status) emit(execution, { type: 'case-status-changed', status });
}

/** The end of a procedure tells nothing of the case while another one runs, or once something else has happened. */
function isBackToWork(execution: Execution): boolean {
  const { statusOf } = caseRelease(execution);
  const during = statusOf['start-special-procedure'];
  const runs = lastingPauses(execution.state).some(({ reason }) => isProcedure(reason));
  return !runs && (during === undefined || execution.state.status === during);
}
