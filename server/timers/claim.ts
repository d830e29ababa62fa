import type { WriteMoment } from '../store/database.ts';
import { type Plan, select } from '../store/plan.ts';
import { update } from '../store/upsert.ts';

/** A due timer row (到点定时器) this sweeper holds for the length of its lease. */
export interface DueTimer {
  readonly tenant: string;
  readonly caseId: string;
  readonly kind: 'clock' | 'flow';
  readonly ref: string;
  readonly occurrence: number;
  readonly due: number;
  readonly attempts: number;
}

/** How long a sweeper that died keeps a row, milliseconds. */
export const leaseMs = 30_000;

/** Longest wait before a row that was refused is tried again, milliseconds. */
const longestPauseMs = 10 * 60_000;

/**
 * Claim the earliest due rows (认领): found by query, never kept in memory. Two sweepers never hold the same row: PostgreSQL skips
 * rows another transaction has locked, SQLite has one writer.
 */
export function* claimTimers(moment: WriteMoment, limit: number): Plan<DueTimer[]> {
  const skip = moment.lock === '' ? '' : ' for update skip locked';
  const rows = yield* select<DueTimer>(
    `update timer set lease_until = ?, attempts = attempts + 1
     where (tenant, case_id, kind, ref) in
       (select tenant, case_id, kind, ref from timer where due <= ? and lease_until <= ? order by due, tenant, case_id, kind, ref limit ?${skip})
     returning tenant, case_id as "caseId", kind, ref, occurrence, due, attempts`,
    [moment.now + leaseMs, moment.now, moment.now, limit],
  );
  return rows.toSorted((a, b) => a.due - b.due);
}

/** Leave a refused row alone for a while: longer every time. */
export function* postponeTimer(moment: WriteMoment, { tenant, caseId, kind, ref, occurrence, attempts }: DueTimer): Plan<void> {
  const pause = Math.min(leaseMs * 2 ** Math.min(attempts, 10), longestPauseMs);
  yield* update('timer', { tenant, case_id: caseId, kind, ref, occurrence, attempts }, { lease_until: moment.now + pause });
}
