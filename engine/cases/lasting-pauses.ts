import type { ClockPause, ClockState } from '../clocks/types.ts';
import type { CaseDraft } from './draft.ts';

/** A pause that lasts (暂停中). */
export type LastingPause = ClockPause & { readonly to: null };

/** The pauses of a clock that have not ended. */
export function lastingOf({ pauses }: Pick<ClockState, 'pauses'>): LastingPause[] {
  return pauses.filter((pause): pause is LastingPause => pause.to === null);
}

/** The pauses that last on some clock of the case that has not stopped, one of each reason. */
export function lastingPauses({ clocks }: Pick<CaseDraft, 'clocks'>): LastingPause[] {
  const lasting = Object.values(clocks).flatMap(clock => (clock.status === 'paused' ? lastingOf(clock) : []));
  return lasting.filter((pause, index) => lasting.findIndex(({ reason }) => reason === pause.reason) === index);
}
