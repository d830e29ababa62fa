import type { Act } from '../bpmn/definition.ts';
import type { Millis } from '../calendar/types.ts';
import type { BreachAction } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { limitOver } from '../execution/waits.ts';
import { ruleOf } from './clock-runs.ts';

/** The act that the law deems done (视为) once a limit is over, by what the clock does on its breach. */
const deemedActs: Readonly<Partial<Record<BreachAction, Act>>> = {
  'deemed-accepted': 'accept',
  'deemed-granted': 'grant',
  'deemed-refused': 'refuse',
};

/** true: a breach the law follows with an act: its message is waited for in the drawing. */
export function isDeemed(action: string): boolean {
  return Object.hasOwn(deemedActs, action);
}

/** true: a message that follows from a clock alone. */
export function isMachineOnly(message: string): boolean {
  return message === limitOver || isDeemed(message);
}

/**
 * The legal moment of an act that the law deems done: acceptance on the receipt (行政许可法 art. 32: 逾期不告知的，自收到申请材料之日起即为受理), a
 * decision when its limit was over. undefined: nothing was breached that means this act.
 */
export function deemedAt(execution: Execution, act: Act): Millis | undefined {
  for (const clock of Object.values(execution.state.clocks)) {
    const rule = clock.breached ? ruleOf(execution, clock) : undefined;
    if (!rule || deemedActs[rule.onBreach] !== act) continue;
    return act === 'accept' ? momentOf(execution, rule.start?.on ?? 'receive', clock.startAt) : clock.due;
  }
  return undefined;
}

/** When an act was first performed. */
export function momentOf({ state }: Execution, act: Act, fallback: Millis): Millis {
  return state.acts.find(record => record.act === act)?.at ?? fallback;
}
