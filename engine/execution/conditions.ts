import type { Incident, Wait } from '../cases/state.ts';
import { limits } from '../limits.ts';
import type { Execution } from './execution.ts';
import { attempt, emit, raiseIncident, releaseOf, scopeOf } from './execution.ts';
import { Fault } from './fault.ts';
import { trigger } from './triggers.ts';
import { isTrue } from './values.ts';

type ConditionWait = Extract<Wait, { kind: 'condition' }>;

/**
 * Look at the conditions the case waits for (条件事件, clause 10.5.5) once everything stands still: the change from false to true is the event, and a
 * condition that holds when its wait begins counts as such a change. All are looked at before the first fires. A condition without a value is an
 * incident on its event that stops nothing else and goes as soon as it has one again. True when something fired.
 */
export function lookAtConditions(execution: Execution): boolean {
  const waits = conditionsOf(execution);
  if (waits.length === 0) return false;
  const risen = waits.filter(wait => hasRisen(execution, wait));
  for (const wait of risen) if (execution.state.waits[wait.id]) fire(execution, wait);
  return risen.length > 0;
}

/** Cases without conditional events pay for this look alone. */
function conditionsOf({ state: { waits } }: Execution): ConditionWait[] {
  const found: ConditionWait[] = [];
  for (const wait of Object.values(waits)) {
    if (wait.kind === 'condition') found.push(wait);
  }
  return found;
}

function hasRisen(execution: Execution, wait: ConditionWait): boolean {
  const incident = incidentOf(execution, wait);
  // One that changed without end waits for a person.
  if (incident?.code === 'step-budget') return false;
  const holds = lookAt(execution, wait);
  if (holds instanceof Fault) {
    if (!incident) raiseIncident(execution, placeOf(wait), holds);
    return false;
  }
  if (incident) emit(execution, { type: 'incident-resolved', incident: incident.id, by: execution.head.actor });
  if (holds === wait.holds) return false;
  if (holds && execution.budget <= 0) {
    raiseIncident(execution, placeOf(wait), endless(wait));
    return false;
  }
  emit(execution, { type: 'condition-changed', wait: wait.id, holds });
  return holds;
}

function fire(execution: Execution, wait: ConditionWait): void {
  execution.budget -= 1;
  const fault = attempt(execution, () => trigger(execution, wait));
  if (fault) raiseIncident(execution, placeOf(wait), fault);
}

function placeOf({ scope, run, element }: ConditionWait) {
  return { scope, run, element };
}

function lookAt(execution: Execution, { scope, run, element }: ConditionWait): boolean | Fault {
  const { event } = releaseOf(execution, scopeOf(execution, scope).content).process.elements[element]!;
  try {
    return event?.type === 'conditional' && isTrue(execution, { scope, run }, event.condition);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

function incidentOf({ state }: Execution, { scope, run, element }: ConditionWait): Incident | undefined {
  return Object.values(state.incidents).find(one => one.scope === scope && one.run === run && one.element === element);
}

function endless({ element }: ConditionWait): Fault {
  return new Fault('step-budget', {
    zh: `条件事件「${element}」应在 ${limits.stepsPerCommand} 步之内停下，但其条件一再由假变真。请检查流程中改变该条件的步骤。`,
    en: `Expected the condition of "${element}" to settle within ${limits.stepsPerCommand} steps, but it goes on changing. Check the steps that change it.`,
  });
}
