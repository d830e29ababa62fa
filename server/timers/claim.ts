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

/** Longest pause after a failure, milliseconds: what failed for want of room is soon tried again when there is some. */
const longestPauseMs = 600_000;

/** Tries before a row is set aside. */
export const attemptsAtMost = 3;

/** Pause before a row of a suspended case is looked at again, milliseconds. */
const putBackMs = 60_000;

/**
 * Claim the earliest due rows (认领): found by query, never kept in memory. Two sweepers never hold the same row: PostgreSQL skips
 * rows another transaction has locked, SQLite has one writer. A lease longer than any there is was given before the clock was set back. What comes
 * after a row of the same case that another sweeper has is given back: the timers of a case fire in due order, whoever fires them.
 * `firing`: rows the sweeper has already and is done with before these.
 */
export function* claimTimers(moment: WriteMoment, limit: number, firing: readonly DueTimer[] = []): Plan<DueTimer[]> {
  const skip = moment.lock === '' ? '' : ' for update skip locked';
  const rows = yield* select<DueTimer>(
    `update timer set lease_until = ?, attempts = attempts + 1
     where (tenant, case_id, kind, ref) in
       (select tenant, case_id, kind, ref from timer where aside = 0 and due <= ? and (lease_until <= ? or lease_until > ?) order by due, tenant, case_id, kind, ref limit ?${skip})
     returning tenant, case_id as "caseId", kind, ref, occurrence, due, attempts`,
    [moment.now + leaseMs, moment.now, moment.now, moment.now + longestPauseMs, limit],
  );
  const early = yield* ahead(rows, firing);
  for (const timer of early) yield* giveBack(timer);
  return rows.filter(timer => !early.includes(timer)).toSorted((a, b) => a.due - b.due);
}

/** Rows claimed before their turn: an earlier one of their case is in other hands. One that has failed before keeps nobody waiting. */
function* ahead(claimed: readonly DueTimer[], firing: readonly DueTimer[]): Plan<readonly DueTimer[]> {
  if (claimed.length === 0) return claimed;
  const latest = Math.max(...claimed.map(({ due }) => due));
  const due = yield* select<Pick<DueTimer, 'tenant' | 'caseId' | 'kind' | 'ref' | 'due'>>(
    'select tenant, case_id as "caseId", kind, ref, due from timer where aside = 0 and due < ? and error is null',
    [latest],
  );
  const mine = new Set([...firing, ...claimed].map(nameOf));
  const others = Map.groupBy(
    due.filter(timer => !mine.has(nameOf(timer))),
    caseOf,
  );
  return claimed.filter(timer => others.get(caseOf(timer))?.some(other => other.due < timer.due));
}

const caseOf = ({ tenant, caseId }: Pick<DueTimer, 'tenant' | 'caseId'>): string => `${tenant} ${caseId}`;
const nameOf = (timer: Pick<DueTimer, 'tenant' | 'caseId' | 'kind' | 'ref'>): string => `${caseOf(timer)} ${timer.kind} ${timer.ref}`;

/** As if the row had never been claimed. */
function* giveBack(timer: DueTimer): Plan<void> {
  yield* update('timer', keyOf(timer), { lease_until: 0, attempts: timer.attempts - 1 });
}

/** Leave a row that failed alone for a while, twice as long every time, and say why. */
export function* postponeTimer(moment: WriteMoment, timer: DueTimer, error: string): Plan<void> {
  yield* update('timer', keyOf(timer), { lease_until: moment.now + Math.min(leaseMs * 2 ** timer.attempts, longestPauseMs), error });
}

/** Put a row back that its case does not take now: after a minute, and the try does not count. */
export function* putBackTimer(moment: WriteMoment, timer: DueTimer, error: string): Plan<void> {
  yield* update('timer', keyOf(timer), { lease_until: moment.now + putBackMs, attempts: timer.attempts - 1, error });
}

/** Hold a row for another lease (续租). false: the lease ran out and another sweeper has it, or has handled it: what became of it here is of no account. */
export function* holdTimer(moment: WriteMoment, timer: DueTimer): Plan<boolean> {
  return (yield* update('timer', keyOf(timer), { lease_until: moment.now + leaseMs })) === 1;
}

/** Set a row aside whose case cannot even note that it failed: it stands in nobody's way, and its error says why. */
export function* setTimerAside(timer: DueTimer, error: string): Plan<void> {
  yield* update('timer', keyOf(timer), { aside: 1, error });
}

function keyOf({ tenant, caseId, kind, ref, occurrence, attempts }: DueTimer) {
  return { tenant, case_id: caseId, kind, ref, occurrence, attempts };
}
