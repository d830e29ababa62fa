import type { Act } from '../bpmn/definition.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { applyToClocks } from './clock-effects.ts';
import { caseRelease } from './clock-runs.ts';
import { supplementCause } from './effect-inputs.ts';

/** Perform a legal act (法律行为): recorded, then its effects on supplement rounds, clocks and the case's status. */
export function performAct(execution: Execution, here: Here, act: Act): void {
  const by = execution.actor.account;
  emit(execution, { type: 'act-performed', act, scope: here.scope, element: here.element.id, by });
  if (act === 'request-supplement') emit(execution, { type: 'supplement-requested', cause: supplementCause(execution, here), by });
  if (act === 'receive-supplement') emit(execution, { type: 'supplement-received', by });
  applyToClocks(execution, here, act);
  changeStatus(execution, act);
}

function changeStatus(execution: Execution, act: Act): void {
  const { statusOf } = caseRelease(execution);
  const status = Object.hasOwn(statusOf, act) ? statusOf[act] : undefined;
  if (status !== undefined && status !== execution.state.status) emit(execution, { type: 'case-status-changed', status });
}
