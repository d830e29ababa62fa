import type { WriteMoment } from '../store/database.ts';
import { type Plan, select } from '../store/plan.ts';
import { update } from '../store/upsert.ts';

/** A queued job (作业) this runner holds for the length of its lease. `attempts` is its fencing token. */
export interface Job {
  readonly tenant: string;
  readonly caseId: string;
  readonly id: string;
  readonly job: string;
  readonly waits: number;
  /** JSON. */
  readonly input: string;
  readonly attempts: number;
  /** When it was asked for, or sent again after its incident. */
  readonly createdAt: number;
}

/** Why a job cannot be done at present though nothing is wrong with it, e.g. its case is suspended: it is put back, the attempt does not count. */
export class NotNow extends Error {}

/** How long a runner that died keeps a job, milliseconds. */
const leaseMs = 30_000;

/** Pause after the first failure is twice this, milliseconds. */
const firstPauseMs = 5_000;

/** Pause before a job of a suspended case is looked at again, milliseconds. */
const putBackMs = 60_000;

/** Longest pause after a failure, milliseconds: 6 hours. */
const longestPauseMs = 6 * 3_600_000;

/** Attempts before a job is given up and an incident raised. */
export const attemptsAtMost = 3;

/**
 * Claim the oldest queued jobs whose time has come; the same statement on both databases. A lease longer than any there is was given before the
 * clock was set back.
 */
export function* claimJobs(moment: WriteMoment, limit: number): Plan<Job[]> {
  const skip = moment.lock === '' ? '' : ' for update skip locked';
  return yield* select<Job>(
    `update job set lease_until = ?, attempts = attempts + 1
     where (tenant, case_id, id) in
       (select tenant, case_id, id from job where status = 'queued' and due <= ? and (lease_until <= ? or lease_until > ?) order by due, tenant, case_id, id limit ?${skip})
     returning tenant, case_id as "caseId", id, job, waits, input, attempts, created_at as "createdAt"`,
    [moment.now + leaseMs, moment.now, moment.now, moment.now + leaseMs, limit],
  );
}

/** Mark a job done. false: the lease ran out and another runner has it; what was done in this transaction must not stand. */
export function* finishJob(moment: WriteMoment, job: Job): Plan<boolean> {
  return (yield* update('job', keyOf(job), { status: 'done', done_at: moment.now, error: null })) === 1;
}

/** Put a job back that cannot be told to its case yet: after a minute, and the attempt does not count. */
export function* putBackJob(moment: WriteMoment, job: Job, error: string): Plan<void> {
  yield* update('job', keyOf(job), { due: moment.now + putBackMs, lease_until: 0, attempts: job.attempts - 1, error });
}

/** Note a failure: queue the job again after a pause that doubles. */
export function* postponeJob(moment: WriteMoment, job: Job, error: string): Plan<void> {
  yield* update('job', keyOf(job), { due: moment.now + Math.min(firstPauseMs * 2 ** job.attempts, longestPauseMs), lease_until: 0, error });
}

/** Hold a job for another lease (续租). false: the lease ran out and another runner has it, or has done it: what became of it here is of no account. */
export function* holdJob(moment: WriteMoment, job: Job): Plan<boolean> {
  return (yield* update('job', keyOf(job), { lease_until: moment.now + leaseMs })) === 1;
}

/** Give a job up: no further attempt. */
export function* giveUpJob(job: Job, error: string): Plan<void> {
  yield* update('job', keyOf(job), { status: 'failed', error });
}

function keyOf({ tenant, caseId, id, attempts }: Job) {
  return { tenant, case_id: caseId, id, status: 'queued', attempts };
}
