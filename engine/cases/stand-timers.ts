import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';

/** Timers drawn with stopsWithClock stand still while a clock of the case is paused, and go on with what was left. */
export function standTimers(execution: Execution): void {
  const waits = Object.values(execution.state?.waits ?? {});
  if (waits.length === 0) return;
  const paused = Object.values(execution.state.clocks).some(({ status }) => status === 'paused');
  for (const wait of waits) {
    if (wait.kind !== 'timer' || !wait.stopsWithClock) continue;
    if (paused && wait.leftMs === undefined) {
      emit(execution, { type: 'timer-stood', wait: wait.id, leftMs: Math.max(0, wait.due - execution.context.now) });
    } else if (!paused && wait.leftMs !== undefined) {
      emit(execution, { type: 'timer-moved', wait: wait.id, due: execution.context.now + wait.leftMs });
    }
  }
}
