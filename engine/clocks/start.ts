import type { Millis } from '../calendar/types.ts';
import type { ClockRule } from './types.ts';

/** The supplement rounds of a case (补正), in order. */
export interface SupplementRounds {
  /** One-time notices sent: when, and why one was needed. */
  readonly notices: readonly { readonly at: Millis; readonly cause: string }[];
  /** Moments at which supplements were received. */
  readonly receipts: readonly Millis[];
}

/**
 * Moment whose next day a run counts from (起算时刻, docs/domain.md section 2): without a supplement `at`, the moment of the act itself;
 * otherwise the last receipt (LP-10), or the first one when a later notice made good an omission of the staff (HS-12: 告知补正有遗漏).
 */
export function countFrom(at: Millis, rounds: SupplementRounds, rule: ClockRule['supplement']['rule']): Millis {
  const last = rounds.receipts.at(-1);
  if (last === undefined) return at;
  const omission = rounds.notices.slice(1).some(notice => notice.cause === 'staffOmission');
  return omission && rule === 'first-receipt-if-omission' ? rounds.receipts[0]! : last;
}
