import { v7 } from 'uuid';
import type { Actor } from '#engine/cases/commands.ts';
import { databaseOf, machineScope } from '../store/database.ts';
import type { CaseInput, Store } from '../store/types.ts';
import { attemptsAtMost, claimTimers, type DueTimer, holdTimer, postponeTimer, putBackTimer, setTimerAside } from './claim.ts';
import { reasonOf } from './failures.ts';

/** The machine as an actor (系统). */
export const system: Actor = { account: 'system', name: '系统', principals: ['system'] };

/** How much one sweep takes (一轮). */
export interface SweepSize {
  /** Rows at most. */
  readonly limit?: number;
  /** Rows fired at a time. */
  readonly batch?: number;
}

/**
 * Send what is due down the write path (到点检查): `review-clock` for clocks, `fire-timer` for drawn timers, in due order; late rather
 * than never. Timers of one case go one after another, different cases together; while they do, the next are claimed. Answers the number of rows taken.
 */
export async function sweep(store: Store, { limit = 2_000, batch = 500 }: SweepSize = {}): Promise<number> {
  const failures: unknown[] = [];
  const claim = (left: number, firing: readonly DueTimer[]) =>
    databaseOf(store).write(machineScope, moment => claimTimers(moment, Math.min(batch, left), firing));
  let taken = 0;
  for (let due = await claim(limit, []); due.length > 0; ) {
    taken += due.length;
    const fired = fireAll(store, due);
    const isLast = due.length < batch || taken >= limit;
    const next = isLast ? [] : claim(limit - taken, due).catch((error: unknown) => void failures.push(error));
    failures.push(...(await fired));
    due = (await next) ?? [];
  }
  if (failures.length > 0) throw new AggregateError(failures, `Expected ${taken} due timers to be handled, but ${failures.length} failed.`);
  return taken;
}

/** Answers what was thrown. */
async function fireAll(store: Store, due: readonly DueTimer[]): Promise<unknown[]> {
  const byCase = Map.groupBy(due, ({ tenant, caseId }) => `${tenant} ${caseId}`);
  return (await Promise.all([...byCase.values()].map(timers => sendAll(store, timers)))).flat();
}

/** Timers of one case, one after another. One that fails never stands in the way of the next. Answers what was thrown. */
async function sendAll(store: Store, timers: readonly DueTimer[]): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const timer of timers) {
    try {
      await send(store, timer);
    } catch (error) {
      failures.push(error);
      await noteFailure(store, timer, reasonOf(error)).catch(worse => failures.push(worse));
    }
  }
  return failures;
}

async function send(store: Store, timer: DueTimer): Promise<void> {
  const outcome = await store.execute(commandOf(timer));
  if (outcome.ok) return;
  const { code, message } = outcome.rejection;
  if (code !== 'case-suspended') return noteFailure(store, timer, `${message.zh} ${message.en}`);
  await databaseOf(store).write(machineScope, moment => putBackTimer(moment, timer, message.en));
}

/** Try again later, or after the last try leave an incident that somebody sees and set the row aside. */
async function noteFailure(store: Store, timer: DueTimer, error: string): Promise<void> {
  const told = timer.attempts < attemptsAtMost ? 'later' : await tell(store, timer, error);
  if (told === 'later') await databaseOf(store).write(machineScope, moment => postponeTimer(moment, timer, error));
  if (told === 'never') await databaseOf(store).write(machineScope, () => setTimerAside(timer, error));
}

/**
 * never: the case cannot take the incident: it is closed, is not there, or cannot be read. later: the database takes nothing now, e.g. its disk is full.
 * not-mine: another sweeper has the row by now.
 */
async function tell(store: Store, timer: DueTimer, error: string): Promise<'told' | 'never' | 'later' | 'not-mine'> {
  const { tenant, caseId, kind, ref } = timer;
  if (!(await databaseOf(store).write(machineScope, moment => holdTimer(moment, timer)))) return 'not-mine';
  try {
    return (await store.execute({ id: v7(), tenant, caseId, actor: system, type: 'fail-timer', kind, ref, error })).ok ? 'told' : 'never';
  } catch {
    return (await isReadable(store, timer)) ? 'later' : 'never';
  }
}

async function isReadable(store: Store, { tenant, caseId }: DueTimer): Promise<boolean> {
  try {
    const state = await store.withScope({ tenants: [tenant], actor: system.account }, reader => reader.findCase(caseId));
    return state !== undefined;
  } catch {
    return false;
  }
}

function commandOf(timer: DueTimer): CaseInput {
  const head = { id: v7(), tenant: timer.tenant, caseId: timer.caseId, actor: system };
  if (timer.kind === 'clock') return { ...head, type: 'review-clock', clock: timer.ref };
  return { ...head, type: 'fire-timer', wait: timer.ref, occurrence: timer.occurrence };
}
