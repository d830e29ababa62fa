import type { CaseCommandBody } from '#engine/cases/commands.ts';
import type { Answers } from '#engine/cases/state.ts';
import { type Plan, run, type Value } from '../store/plan.ts';
import { storable } from '../store/storable.ts';
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
    write: moment => fanOut(moment, sentBy(job), { as: 'receive-signal', where: `kind = 'signal' and name = ?`, params: [name] }),
  };
}

/** Send a message (消息) on to the one other case of the centre that waits for its name and key; of several to the oldest. */
export async function deliverMessage(_store: Store, job: Job): Promise<Effect> {
  return { output: {}, write: moment => sendOn(moment, sentBy(job)) };
}

/** To the oldest case that waits and has not had the message before. */
function sendOn(moment: WriteMoment, sent: Sent): Plan<void> {
  const { name, key } = JSON.parse(sent.input) as MessageInput;
  const where = `kind = 'message' and name = ? and key = ? and not exists
    (select 1 from job j where j.tenant = subscription.tenant and j.case_id = subscription.case_id and j.id = ?)`;
  return fanOut(moment, sent, { as: 'receive-message', where, params: [name, storable(key), sent.id], first: true });
}

/** What is sent: by which case, and under which id others have it. The id follows from the sending case and job: sent twice, it is received once. */
interface Sent {
  readonly tenant: string;
  readonly sender: string;
  readonly id: string;
  readonly input: string;
}

const sentBy = ({ tenant, caseId, id, input }: Job): Sent => ({ tenant, sender: caseId, id: `${caseId}.${id}`, input });

/** What a job to receive hands over: its id is the sending case, then number and place of the event there. */
const sentTo = ({ tenant, id, input }: Job): Sent => ({ tenant, sender: id.split('.').slice(0, -2).join('.'), id, input });

/** Whom a job goes on to: rows of `subscription`. */
interface Target {
  readonly as: string;
  readonly where: string;
  readonly params: readonly Value[];
  readonly first?: boolean;
}

function* fanOut(moment: WriteMoment, { tenant, sender, id, input }: Sent, { as, where, params, first }: Target): Plan<void> {
  yield* run(
    `insert into job (tenant, case_id, id, job, element, waits, input, status, due, lease_until, attempts, error, created_at, done_at)
     select tenant, case_id, cast(? as text), cast(? as text), null, 0, cast(? as text), 'queued', cast(? as bigint), 0, 0, null, cast(? as bigint), null from subscription
     where tenant = ? and ${where} and case_id <> ? group by tenant, case_id order by case_id${first ? ' limit 1' : ''}
     on conflict (tenant, case_id, id) do nothing`,
    [id, as, input, moment.now, moment.now, tenant, ...params, sender],
  );
}

/** Hand a signal to the case the job belongs to. */
export async function receiveSignal(store: Store, job: Job): Promise<Effect> {
  const { name, payload } = JSON.parse(job.input) as SignalInput;
  await hand(store, job, { type: 'deliver-signal', name, payload });
  return nothing;
}

/**
 * Hand a message to the case the job belongs to. One that comes too late goes on to the next case that waits for it: several messages of one name and key
 * may have been sent to the oldest case before it took the first.
 */
export async function receiveMessage(store: Store, job: Job): Promise<Effect> {
  const { name, key, payload } = JSON.parse(job.input) as MessageInput;
  if (await hand(store, job, { type: 'deliver-message', name, key, payload })) return nothing;
  return { output: {}, write: moment => sendOn(moment, sentTo(job)) };
}

const nothing: Effect = { output: {}, *write() {} };

/** The command id follows from the job: handed over twice, it counts once. false: it comes too late. */
async function hand(store: Store, job: Job, body: CaseCommandBody): Promise<boolean> {
  const { tenant, caseId, id } = job;
  const outcome = await store.execute({ ...body, id: `${caseId}.${id}.${body.type}`, tenant, caseId, actor: system });
  if (outcome.ok) return true;
  if (tooLate.has(outcome.rejection.code)) return false;
  if (outcome.rejection.code === 'case-suspended') throw new NotNow(outcome.rejection.message.en);
  throw new Error(outcome.rejection.message.en);
}
