import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { Answers } from '#engine/cases/state.ts';
import { type Plan, run, type Value } from '../store/plan.ts';
import type { Store } from '../store/types.ts';
import type { WriteMoment } from '../store/database.ts';
import { system } from '../timers/index.ts';
import { type Job, NotNow } from './claim.ts';
import type { Effect } from './handlers.ts';

/** Input of `deliver-signal` and `receive-signal` as the engine writes it. */
interface SignalInput {
  readonly name: string;
  readonly payload: Answers;
}

/** Input of `deliver-message` and `receive-message` as the engine writes it. */
interface MessageInput extends SignalInput {
  readonly key: string;
}

/** Refusals that mean that the other case has gone on meanwhile: what was sent comes too late, which is no failure. */
const tooLate: ReadonlySet<string> = new Set(['signal-not-awaited', 'message-not-awaited', 'case-closed', 'case-not-found']);

/** Send a signal (信号) on to every other case of the centre that waits for it: one job each, in the transaction that marks this one done. */
export async function deliverSignal(_store: Store, job: Job): Promise<Effect> {
  const { name } = JSON.parse(job.input) as SignalInput;
  return {
    output: {},
    write: moment => fanOut(moment, job, { as: 'receive-signal', where: `kind = 'signal' and name = ?`, params: [name] }),
  };
}

/** Send a message (消息) on to the one other case of the centre that waits for its name and key; of several to the oldest. */
export async function deliverMessage(_store: Store, job: Job): Promise<Effect> {
  const { name, key } = JSON.parse(job.input) as MessageInput;
  const where = `kind = 'message' and name = ? and key = ?`;
  return { output: {}, write: moment => fanOut(moment, job, { as: 'receive-message', where, params: [name, key], first: true }) };
}

/** Whom a job goes on to: rows of `subscription`. */
interface Target {
  readonly as: string;
  readonly where: string;
  readonly params: readonly Value[];
  readonly first?: boolean;
}

/** The id follows from the sending case and job: sent twice, it is received once. */
function* fanOut(moment: WriteMoment, job: Job, { as, where, params, first }: Target): Plan<void> {
  yield* run(
    `insert into job (tenant, case_id, id, job, element, waits, input, status, due, lease_until, attempts, error, created_at, done_at)
     select tenant, case_id, cast(? as text), cast(? as text), null, 0, cast(? as text), 'queued', cast(? as bigint), 0, 0, null, cast(? as bigint), null from subscription
     where tenant = ? and ${where} and case_id <> ? group by tenant, case_id order by case_id${first ? ' limit 1' : ''}
     on conflict (tenant, case_id, id) do nothing`,
    [`${job.caseId}.${job.id}`, as, job.input, moment.now, moment.now, job.tenant, ...params, job.caseId],
  );
}

/** Hand a signal to the case the job belongs to. */
export function receiveSignal(store: Store, job: Job): Promise<Effect> {
  const { name, payload } = JSON.parse(job.input) as SignalInput;
  return hand(store, job, { type: 'deliver-signal', name, payload });
}

/** Hand a message to the case the job belongs to. */
export function receiveMessage(store: Store, job: Job): Promise<Effect> {
  const { name, key, payload } = JSON.parse(job.input) as MessageInput;
  return hand(store, job, { type: 'deliver-message', name, key, payload });
}

/** The command id follows from the job: handed over twice, it counts once. */
async function hand(store: Store, job: Job, body: CaseCommandBody): Promise<Effect> {
  const { tenant, caseId, id } = job;
  const outcome = await store.execute({ ...body, id: `${caseId}.${id}.${body.type}`, tenant, caseId, actor: system });
  if (outcome.ok || tooLate.has(outcome.rejection.code)) return { output: {}, *write() {} };
  if (outcome.rejection.code === 'case-suspended') throw new NotNow(outcome.rejection.message.en);
  throw new Error(outcome.rejection.message.en);
}
