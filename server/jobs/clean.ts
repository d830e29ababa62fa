import { databaseOf, machineScope } from '../store/database.ts';
import { receiptMs } from '../store/execute/receipt.ts';
import type { Plan } from '../store/plan.ts';
import { run } from '../store/plan.ts';
import type { Store } from '../store/types.ts';

/** Remove what has outlived its use (清理): receipts after 30 days, done jobs likewise, sessions that ended. Answers the number of rows. */
export function clean(store: Store): Promise<number> {
  return databaseOf(store).write(machineScope, ({ now }) => removeOld(now));
}

function* removeOld(now: number): Plan<number> {
  const receipts = yield* run('delete from command_receipt where at < ?', [now - receiptMs]);
  const jobs = yield* run(`delete from job where status = 'done' and done_at < ?`, [now - receiptMs]);
  return receipts + jobs + (yield* run('delete from session where expires_at < ?', [now]));
}
