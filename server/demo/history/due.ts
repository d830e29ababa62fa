import type { Millis } from '#engine/calendar/index.ts';
import { runJobs } from '../../jobs/index.ts';
import { databaseOf, machineScope } from '../../store/database.ts';
import type { OpenStore } from '../../store/types.ts';
import { sweep } from '../../timers/index.ts';
import type { HistoryClock } from './clock.ts';

/** The next moment at which a timer or job is due (最早到期): whatever is leased waits for the end of its lease. */
const nextDue = `select min(due) as due from (
  select case when due > lease_until then due else lease_until end as due from timer where aside = 0
  union all select case when due > lease_until then due else lease_until end as due from job where status = 'queued') waiting`;

/** Goes to a moment and does everything that falls due on the way, each at its own time (途中到期). */
export async function goTo(store: OpenStore, clock: HistoryClock, moment: Millis): Promise<void> {
  for (;;) {
    const due = await readNext(store);
    if (due === undefined || due > moment) break;
    clock.moveTo(due);
    while ((await sweep(store)) > 0);
    while ((await runJobs(store)) > 0);
  }
  clock.moveTo(moment);
}

async function readNext(store: OpenStore): Promise<Millis | undefined> {
  const [row] = await databaseOf(store).read(machineScope, select => select(nextDue, []));
  return row?.due === null || row?.due === undefined ? undefined : Number(row.due);
}
