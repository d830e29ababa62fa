import type { TrailEntry } from '../../cases/state.ts';
import { isAgreeing } from '../../verbs/results.ts';
import type { Execution, Here } from '../execution.ts';

/**
 * true: the person has agreed at an earlier step of this case (重复审批): a step of another element that still counts, whose form says yes in `result`,
 * or that is a review or an approval without a result, or where they signed for it.
 */
export function hasAgreed(execution: Execution, here: Here, account: string): boolean {
  return execution.state.trail.some(
    entry => !entry.cancelled && entry.element !== here.element.id && agreedAt(execution, here, { entry, account }),
  );
}

function agreedAt(execution: Execution, here: Here, { entry, account }: { entry: TrailEntry; account: string }): boolean {
  const element = processOf(execution, here, entry.scope)?.elements[entry.element];
  const seat = entry.seats?.find(one => one.account === account);
  if (entry.seats ? seat?.vote !== 'agree' : entry.actor !== account) return false;
  // Who had a task with added signers says yes by its form, as everybody does whose task it is alone.
  if (seat && (element?.countersign !== undefined || seat.place !== 'own')) return true;
  const answers = execution.state.data.findLast(({ scope, form }) => scope === entry.scope && form === element?.form)?.answers;
  const result = answers?.result;
  if (result !== undefined && result !== null) return isAgreeing(result);
  return element?.stage === 'review' || element?.stage === 'approve';
}

/** The process a scope ran; of one that is closed, the one at hand. */
function processOf({ state, context }: Execution, { definition }: Here, scope: string) {
  const content = state.scopes[scope]?.content;
  return content === undefined ? definition : context.release(content)?.process;
}
