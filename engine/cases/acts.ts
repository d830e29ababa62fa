import type { Act } from '../bpmn/definition.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { applyToClocks } from './clock-effects.ts';
import { caseRelease } from './clock-runs.ts';
import { supplementCause } from './effect-inputs.ts';

/** Perform a legal act (法律行为): recorded, then its effects on supplement rounds, clocks and the case's status. */
export function performAct(x: Execution, here: Here, act: Act): void {
  const by = x.actor.account;
  emit(x, { type: 'act-performed', act, scope: here.scope, element: here.element.id, by });
  if (act === 'request-supplement') emit(x, { type: 'supplement-requested', cause: supplementCause(x, here), by });
  if (act === 'receive-supplement') emit(x, { type: 'supplement-received', by });
  applyToClocks(x, here, act);
  changeStatus(x, act);
}

function changeStatus(x: Execution, act: Act): void {
  const { statusOf } = caseRelease(x);
  const status = Object.hasOwn(statusOf, act) ? statusOf[act] : undefined;
  if (status !== undefined && status !== x.state.status) emit(x, { type: 'case-status-changed', status });
}
