import { addWorkingLeft, workingDurationBetween } from '../calendar/between.ts';
import type { Millis } from '../calendar/types.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import type { CaseState, Wait } from './state.ts';

type Timer = Extract<Wait, { kind: 'timer' }>;

/** Timers drawn with stopsWithClock stand still while a clock of the case is paused, and go on with what was left. */
export function standTimers(execution: Execution): void {
  const waits = Object.values(execution.state?.waits ?? {});
  if (waits.length === 0) return;
  const paused = isPaused(execution.state.clocks);
  for (const wait of waits) {
    if (wait.kind !== 'timer' || !wait.stopsWithClock) continue;
    if (paused && wait.leftMs === undefined) {
      emit(execution, { type: 'timer-stood', wait: wait.id, leftMs: Math.max(0, wait.due - execution.context.now) });
    } else if (!paused && wait.leftMs !== undefined) {
      emit(execution, { type: 'timer-moved', wait: wait.id, due: dueAgain(execution, wait, wait.leftMs) });
    }
  }
}

/** When a timer that stood still is due now: after the time that was left, of a working one (工作日定时) after the working time that was. */
function dueAgain({ state, context }: Execution, { scope, element, due }: Timer, leftMs: number): Millis {
  const { now, calendar } = context;
  const event = context.release(state.scopes[scope]?.content ?? '')?.process.elements[element]?.event;
  if (event?.type !== 'timer' || !event.working || event.kind === 'date') return now + leftMs;
  try {
    return addWorkingLeft(calendar, now, workingDurationBetween(calendar, due - leftMs, due));
  } catch (error) {
    // Too far to be reckoned in working days: what was left by the clock on the wall is the nearest there is.
    if (error instanceof RangeError) return now + leftMs;
    throw error;
  }
}

function isPaused(clocks: CaseState['clocks']): boolean {
  for (const { status } of Object.values(clocks)) if (status === 'paused') return true;
  return false;
}
