import type { MultiInstance } from '../bpmn/definition.ts';
import { throwEscalation } from './escalations.ts';
import { send } from './events/throw.ts';
import type { Execution, Here } from './execution.ts';
import { scopeOf } from './execution.ts';
import type { Place } from './values.ts';
import { isTrue } from './values.ts';
import { instanceVariables } from './variables.ts';

/**
 * Throw what a multi-instance activity throws when an instance has completed (多实例事件, clause 10.3.8): behaviour none after each, one after the first,
 * complex where a condition holds; all throws nothing. It is caught on the boundary of the activity or further out. False: the activity was
 * interrupted by it.
 */
export function throwForInstance(execution: Execution, here: Here): boolean {
  const multi = here.element.multi!;
  if (multi.behaviour === 'all' || (multi.behaviour === 'one' && scopeOf(execution, here.scope).completed !== 1)) return true;
  // The run of the instance is over: what it saw of itself is handed on.
  const extra = instanceVariables(execution, scopeOf(execution, here.scope), here.loop!);
  const place: Place = { scope: here.scope, run: null, extra };
  for (const { event } of dueOf(execution, place, multi)) {
    if (!execution.state.scopes[here.scope]) return false;
    if (event.type === 'escalation') throwEscalation(execution, here, event.code ?? '');
    else send(execution, here, event, place);
  }
  return execution.state.scopes[here.scope] !== undefined;
}

/** Conditions are all looked at before the first event is thrown. */
function dueOf(execution: Execution, place: Place, { throws }: MultiInstance): MultiInstance['throws'] {
  return throws.filter(({ condition }) => condition === undefined || isTrue(execution, place, condition));
}
