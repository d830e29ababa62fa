import { v7 } from 'uuid';
import type { Actor } from '#engine/cases/commands.ts';
import { databaseOf, machineScope } from '../store/database.ts';
import type { CaseInput, Store } from '../store/types.ts';
import { claimTimers, type DueTimer, postponeTimer } from './claim.ts';

/** The machine as an actor (系统). */
export const system: Actor = { account: 'system', name: '系统', principals: ['system'] };

/** Rows taken at a time. */
const batchSize = 100;

/**
 * Send what is due down the write path (到点检查): `review-clock` for clocks, `fire-timer` for drawn timers, in due order; late rather
 * than never. Timers of one case go one after another, different cases together. Answers the number of rows taken.
 */
export async function sweep(store: Store, options: { readonly limit?: number } = {}): Promise<number> {
  const limit = options.limit ?? batchSize;
  const due = await databaseOf(store).write(machineScope, moment => claimTimers(moment, limit));
  const byCase = Map.groupBy(due, ({ tenant, caseId }) => `${tenant} ${caseId}`);
  const failures = (await Promise.all([...byCase.values()].map(timers => sendAll(store, timers)))).flat();
  if (failures.length > 0)
    throw new AggregateError(failures, `Expected ${due.length} due timers to be handled, but ${failures.length} failed.`);
  return due.length;
}

/** A timer that is refused or fails is left alone for a while, so that it never stands in the way of the others. Answers the failures. */
async function sendAll(store: Store, timers: readonly DueTimer[]): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (const timer of timers) {
    try {
      const outcome = await store.execute(commandOf(timer));
      if (outcome.ok) continue;
    } catch (error) {
      failures.push(error);
    }
    await databaseOf(store).write(machineScope, moment => postponeTimer(moment, timer));
  }
  return failures;
}

function commandOf(timer: DueTimer): CaseInput {
  const head = { id: v7(), tenant: timer.tenant, caseId: timer.caseId, actor: system };
  if (timer.kind === 'clock') return { ...head, type: 'review-clock', clock: timer.ref };
  return { ...head, type: 'fire-timer', wait: timer.ref, occurrence: timer.occurrence };
}
