import type { CaseCommandBody } from '#engine/cases/commands.ts';
import { announce, databaseOf, machineScope } from '../store/database.ts';
import type { Store } from '../store/types.ts';
import { system } from '../timers/index.ts';
import { reasonOf, settleAll } from '../timers/failures.ts';
import { type Loop, startLoop } from '../timers/loop.ts';
import { clean } from './clean.ts';
import type { Retention } from './periods.ts';
import { attemptsAtMost, claimJobs, finishJob, giveUpJob, holdJob, type Job, NotNow, postponeJob, putBackJob } from './claim.ts';
import { type Effect, type Handler, handlers } from './handlers.ts';

const batchSize = 50;

/** How often old rows are removed, milliseconds. */
const cleanEveryMs = 3_600_000;

/** What a run of jobs may be given instead of the usual. */
export interface RunOptions {
  /** Jobs taken at a time. */
  readonly limit?: number;
  /** Milliseconds after which a handler is no longer waited for; less than the lease. */
  readonly withinMs?: number;
  readonly handlers?: Readonly<Record<string, Handler>>;
}

/** How long a handler may take, milliseconds: it must be over before another runner may take the job. */
const withinMs = 20_000;

/** Run the jobs whose time has come (执行作业), at least once each. Answers the number of jobs taken. One that fails never stops the others. */
export async function runJobs(store: Store, options: RunOptions = {}): Promise<number> {
  const limit = options.limit ?? batchSize;
  const jobs = await databaseOf(store).write(machineScope, moment => claimJobs(moment, limit));
  await settleAll(
    jobs.map(job => runJob(store, job, options)),
    `Expected ${jobs.length} jobs to be noted`,
  );
  return jobs.length;
}

async function runJob(store: Store, job: Job, options: RunOptions): Promise<void> {
  const known = options.handlers ?? handlers;
  try {
    const handle = Object.hasOwn(known, job.job) ? known[job.job] : undefined;
    if (job.waits === 1 && !(await isAwaited(store, job))) return await drop(store, job);
    if (handle === undefined) return await giveUp(store, job, `没有名为 ${job.job} 的作业处理程序 / no handler for job ${job.job}`);
    await finish(store, job, await inTime(options.withinMs ?? withinMs, () => handle(store, job)));
  } catch (error) {
    if (error instanceof NotNow) await databaseOf(store).write(machineScope, moment => putBackJob(moment, job, reasonOf(error)));
    else await noteFailure(store, job, reasonOf(error));
  }
}

/** false: the step that asked for the job was left meanwhile, e.g. returned, withdrawn or skipped: nothing may come of it any more. */
async function isAwaited(store: Store, { tenant, caseId, id }: Job): Promise<boolean> {
  const state = await store.withScope({ tenants: [tenant], actor: system.account }, reader => reader.findCase(caseId));
  return state?.waits[id]?.kind === 'job';
}

async function drop(store: Store, job: Job): Promise<void> {
  await databaseOf(store).write(machineScope, moment => finishJob(moment, job));
}

/** Wait for a handler as long as it may take. What it brings later is dropped: its rows are only written by whoever waited. */
async function inTime<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`作业应在 ${ms} 毫秒内完成 / Expected the job to end within ${ms} ms`)), ms);
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rows of the effect and the mark that the job is done stand in one transaction; a run that waits is told first. */
async function finish(store: Store, job: Job, effect: Effect): Promise<void> {
  if (job.waits === 1 && !(await send(store, job, { type: 'complete-job', job: job.id, output: effect.output }))) return;
  const isMine = await databaseOf(store).write(machineScope, function* (moment) {
    if (!(yield* finishJob(moment, job))) return false;
    yield* effect.write(moment);
    return true;
  });
  if (isMine) announce(store, { tenant: job.tenant, stream: 'notice', streamId: job.caseId, seq: 0 });
}

async function noteFailure(store: Store, job: Job, error: string): Promise<void> {
  if (job.attempts >= attemptsAtMost && (await isGivenUp(store, job, error))) return;
  await databaseOf(store).write(machineScope, moment => postponeJob(moment, job, error));
}

/** false: the case itself cannot take the incident now, e.g. its release cannot be read; the job is tried again later. */
async function isGivenUp(store: Store, job: Job, error: string): Promise<boolean> {
  try {
    await giveUp(store, job, error);
    return true;
  } catch {
    return false;
  }
}

/** No further attempt: an incident in the case that somebody sees. A closed case takes none, nor one that left the step; the row keeps the error. */
async function giveUp(store: Store, job: Job, error: string): Promise<void> {
  if (!(await databaseOf(store).write(machineScope, moment => holdJob(moment, job)))) return;
  if (!(await send(store, job, { type: 'fail-job', job: job.id, error, ...(job.waits === 1 ? { awaited: true } : {}) }))) return;
  await databaseOf(store).write(machineScope, () => giveUpJob(job, error));
}

/**
 * The command id follows from the job and from when it was sent: told twice, it counts once. false: the case is suspended, the job was put back until
 * it is resumed; any other refusal means that nobody waits for the job any more.
 */
async function send(store: Store, job: Job, body: CaseCommandBody): Promise<boolean> {
  const { tenant, caseId } = job;
  const outcome = await store.execute({ ...body, id: `${caseId}.${sendingOf(job)}.${body.type}`, tenant, caseId, actor: system });
  if (outcome.ok || outcome.rejection.code !== 'case-suspended') return true;
  await databaseOf(store).write(machineScope, moment => putBackJob(moment, job, outcome.rejection.message.en));
  return false;
}

/** A job that a run waits for is asked for anew when its step is done again; another one is sent again itself, and may fail again. */
function sendingOf({ id, waits, createdAt }: Job): string {
  return waits === 1 ? id : `${id}.${createdAt}`;
}

/** How often the outbox is looked at besides being woken by hints. */
export interface JobOptions extends RunOptions {
  readonly everyMs?: number;
  readonly onError?: (error: unknown) => void;
  /** How long old rows are kept. */
  readonly retention?: Retention;
}

/**
 * Run jobs again and again (作业轮询) until stopped; a change of a case wakes it at once. A job that takes long keeps one place of `limit`, never
 * those that become due in the meantime. `stop` waits for what was begun.
 */
export function startJobs(store: Store, { everyMs = 2_000, onError = () => {}, retention, ...options }: JobOptions = {}): Loop {
  const limit = options.limit ?? batchSize;
  const running = new Set<Promise<void>>();
  const begin = async (): Promise<number> => {
    const room = limit - running.size;
    if (room <= 0) return 0;
    const jobs = await databaseOf(store).write(machineScope, moment => claimJobs(moment, room));
    for (const job of jobs) {
      const one = runJob(store, job, options)
        .catch(onError)
        .finally(() => {
          const wasFull = running.size >= limit;
          running.delete(one);
          if (wasFull) loop.wake();
        });
      running.add(one);
    }
    return jobs.length;
  };
  const loop = startLoop({ work: begin, everyMs, onError });
  const cleaning = startLoop({ work: () => clean(store, retention).then(() => 0), everyMs: cleanEveryMs, onError });
  const forget = store.onHint(({ stream }) => {
    if (stream === 'case') loop.wake();
  });
  return {
    wake: loop.wake,
    async stop() {
      forget();
      await Promise.all([loop.stop(), cleaning.stop()]);
      await Promise.all(running);
    },
  };
}
