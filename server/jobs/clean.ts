import { databaseOf, machineScope } from '../store/database.ts';
import { forgetReceipts, receiptMs } from '../store/execute/receipt.ts';
import type { Plan } from '../store/plan.ts';
import { run } from '../store/plan.ts';
import type { Store } from '../store/types.ts';

/** Remove what has outlived its use (清理): receipts after 30 days, done jobs likewise, sessions that ended. Answers the number of rows. */
export async function clean(store: Store): Promise<number> {
  const database = databaseOf(store);
  const receipts = await forgetReceipts(database);
  return receipts + (await database.write(machineScope, ({ now }) => removeOld(now)));
}

function* removeOld(now: number): Plan<number> {
  const jobs = yield* run(`delete from job where status = 'done' and done_at < ?`, [now - receiptMs]);
  return jobs + (yield* run('delete from session where expires_at < ?', [now]));
}
