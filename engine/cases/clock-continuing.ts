import { recomputeClock } from '../clocks/clock.ts';
import type { ClockPause, ClockState } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { raiseDue } from './clock-cards.ts';
import { clockBase, reckon, standWithCase, titleOf } from './clock-runs.ts';
import { lastingPauses } from './lasting-pauses.ts';
import type { LocalId } from './state.ts';

/** Which stopped clock goes on, and as what: a step that is open again is a new task. */
export interface Continuing {
  readonly was: string;
  readonly key: string;
  readonly task?: LocalId;
}

/** Let a clock that has stopped go on as if it had not (步骤时限续计): start, length, pauses and raised cards stay. False: there is no such clock. */
export function continueClock(execution: Execution, { was, key, task }: Continuing): boolean {
  const former = execution.state.clocks[was];
  if (former?.status !== 'stopped') return false;
  const pauses = pausesOf(execution, former);
  const figures = reckon(titleOf(execution, former), () => recomputeClock({ ...former, pauses }, clockBase(execution)));
  emit(execution, { type: 'clock-continued', clock: key, was, ...(task === undefined ? {} : { task }), pauses, figures });
  standWithCase(execution, key);
  raiseDue(execution, key);
  return true;
}

/** A pause that was open when the clock stopped lasts only where it still lasts on another clock; else it ended with the stop. */
function pausesOf({ state }: Execution, { pauses, stoppedAt = 0 }: ClockState): ClockPause[] {
  const lasting = new Set(lastingPauses(state).map(({ reason }) => reason));
  return pauses.map(pause => (pause.to === null && !lasting.has(pause.reason) ? { ...pause, to: Math.max(pause.from, stoppedAt) } : pause));
}
