import { databaseOf, machineScope } from '../store/database.ts';
import { forgetReceipts, receiptMs } from '../store/execute/receipt.ts';
import type { Plan } from '../store/plan.ts';
import { run } from '../store/plan.ts';
import type { Store } from '../store/types.ts';
import { type Retention, usualRetention } from './periods.ts';
import { removeOutdated } from './retention.ts';

/**
 * Remove what has outlived its use (清理): receipts after 30 days, done jobs likewise, notices, drafts and looks after theirs. Answers the number of
 * rows. Sessions go by the machine's clock, not by that of a demo: those that ended are removed whenever somebody signs in.
 */
export async function clean(store: Store, retention: Retention = usualRetention): Promise<number> {
  const database = databaseOf(store);
  const receipts = await forgetReceipts(database);
  const jobs = await database.write(machineScope, ({ now }) => removeOld(now));
  return receipts + jobs + (await removeOutdated(store, retention));
}

function* removeOld(now: number): Plan<number> {
  // No job is done before it is due, by which the index finds the old ones: looking at all of a month held up the writer for seconds.
  const before = now - receiptMs;
  return yield* run(`delete from job where status = 'done' and due < ? and done_at < ?`, [before, before]);
}
