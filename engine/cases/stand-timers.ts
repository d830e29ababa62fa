import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import type { CaseState } from './state.ts';

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
      emit(execution, { type: 'timer-moved', wait: wait.id, due: execution.context.now + wait.leftMs });
    }
  }
}

function isPaused(clocks: CaseState['clocks']): boolean {
  for (const { status } of Object.values(clocks)) if (status === 'paused') return true;
  return false;
}
