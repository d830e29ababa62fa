import type { LocalId } from '../cases/state.ts';
import { openBodyScope, startInstance } from './bodies.ts';
import { isCompensable } from './compensables.ts';
import type { Execution, Here, Work } from './execution.ts';
import { emit } from './execution.ts';
import { isKnownTrue, isTrue } from './values.ts';

/** Open the body of a standard loop (标准循环, clause 13.3.6): one turn after the other while its condition holds. */
export function openLoop(execution: Execution, here: Here): void {
  const body = openBodyScope(execution, here, {});
  if (goesOn(execution, here, { body, turns: 0, holds: isTrue })) startInstance(execution, body, here.element.id, 0);
}

type Done = Pick<Extract<Work, { do: 'complete' }>, 'by' | 'skipped'>;

/** How many turns of a body are done, and how its condition is read. */
interface Turns {
  readonly body: LocalId;
  readonly turns: number;
  readonly holds: typeof isTrue;
}

/** End one turn, and begin the next while the condition holds; without another the body closes and the activity completes. */
export function completeTurn(execution: Execution, here: Here, { by, skipped }: Done): void {
  const { scope, run, element, loop } = here;
  const more = { ...(by === undefined ? {} : { by }), ...(isCompensable(execution, here, skipped) ? { compensable: true as const } : {}) };
  emit(execution, { type: 'element-completed', scope, run, element: element.id, loop: loop!, ...more });
  const turns = loop! + 1;
  const holds = skipped ? isKnownTrue : isTrue;
  if (goesOn(execution, here, { body: scope, turns, holds })) startInstance(execution, scope, element.id, turns);
}

/** In the condition `loopCounter` is the number of turns done; inside a turn it is the number of that turn, from 1. */
function goesOn(execution: Execution, { element }: Here, { body, turns, holds }: Turns): boolean {
  const { testBefore, condition, maximum } = element.loop!;
  if (maximum !== undefined && turns >= maximum) return false;
  if (condition === undefined || (turns === 0 && !testBefore)) return true;
  return holds(execution, { scope: body, run: null, extra: { loopCounter: turns } }, condition);
}
