import type { Millis } from '../calendar/types.ts';
import { isBreachDue } from '../clocks/review.ts';
import type { Execution } from '../execution/execution.ts';
import { attempt, emit } from '../execution/execution.ts';
import { raiseDue } from './clock-cards.ts';
import { recompute, recomputeAll } from './clock-recomputing.ts';
import { ruleOf } from './clock-runs.ts';
import { receiversOf, requestNotice } from './notices.ts';

/** Bring a clock to the calendar that holds now, raise what is due of it up to a moment, then act on a breach (到点处理). */
export function reviewUntil(execution: Execution, key: string, until: Millis): void {
  recompute(execution, key);
  raiseDue(execution, key, until);
  breach(execution, key, until);
}

/**
 * Before a command is decided, every clock is brought up to its legal moment: what fell due while nobody looked, the server being down, is
 * not lost because the command stops, pauses or extends the clock. A clock that cannot be judged now waits for its own review.
 */
export function catchUp(execution: Execution): void {
  recomputeAll(execution);
  for (const key of Object.keys(execution.state.clocks)) attempt(execution, () => reviewUntil(execution, key, execution.head.effectiveAt));
}

function breach(execution: Execution, key: string, until: Millis): void {
  const clock = execution.state.clocks[key]!;
  const action = clock.status === 'running' ? (ruleOf(execution, clock)?.onBreach ?? 'none') : 'none';
  if (!isBreachDue(clock, until, action)) return;
  emit(execution, { type: 'clock-breached', clock: key, run: clock.run, action });
  for (const to of receiversOf(execution, 'supervision-office')) {
    requestNotice(execution, { to, text: 'breached', clock: key, action, dueOn: clock.dueOn });
  }
}
