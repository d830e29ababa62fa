import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';

/** Timers drawn with stopsWithClock stand still while a clock of the case is paused, and go on with what was left. */
export function standTimers(x: Execution): void {
  const paused = Object.values(x.state?.clocks ?? {}).some(({ status }) => status === 'paused');
  for (const wait of Object.values(x.state?.waits ?? {})) {
    if (wait.kind !== 'timer' || !wait.stopsWithClock) continue;
    if (paused && wait.leftMs === undefined) {
      emit(x, { type: 'timer-stood', wait: wait.id, leftMs: Math.max(0, wait.due - x.context.now) });
    } else if (!paused && wait.leftMs !== undefined) {
      emit(x, { type: 'timer-moved', wait: wait.id, due: x.context.now + wait.leftMs });
    }
  }
}
