import type { Millis } from '#engine/calendar/index.ts';
import type { ShellClock } from '../../store/types.ts';

/** The clock of a store whose history is made (演示历史时钟): the machine's until it is set to the past; from there it only goes forward. */
export interface HistoryClock extends ShellClock {
  /** Sets the clock to the beginning of the history. */
  setBack(to: Millis): void;
  /** Goes forward to a moment; one that has passed changes nothing. */
  moveTo(to: Millis): void;
}

/** Creates the clock of a database whose demo clock is `ahead` of the machine's: the store adds it to what this clock says. */
export function createHistoryClock(machine: () => Millis = Date.now, ahead: Millis = 0): HistoryClock {
  let current: Millis | undefined;
  return {
    now: () => (current === undefined ? machine() : current - ahead),
    setBack(to) {
      current = to;
    },
    moveTo(to) {
      current = Math.max(current ?? to, to);
    },
  };
}
