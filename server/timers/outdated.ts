import { v7 } from 'uuid';
import type { Calendar } from '#engine/calendar/types.ts';
import { databaseOf, machineScope } from '../store/database.ts';
import type { Row } from '../store/plan.ts';
import type { Store } from '../store/types.ts';
import { system } from './sweep.ts';

/** A clock whose figures were computed with another calendar than the one in force. */
interface Outdated {
  readonly caseId: string;
  readonly key: string;
}

const pageSize = 100;

/**
 * Review every clock that was computed with a calendar no longer in force (日历更新后重算): a limit that was provisional because its year was
 * not published waits for no milestone, so the due table alone would never find it. Answers the number of clocks reviewed.
 */
export async function reviewOutdated(store: Store): Promise<number> {
  const used = await select<{ tenant: string }>(store, `select distinct tenant from clock where status <> 'stopped'`, []);
  let reviewed = 0;
  for (const { tenant } of used) reviewed += await reviewTenant(store, tenant);
  return reviewed;
}

async function reviewTenant(store: Store, tenant: string): Promise<number> {
  const calendar = await store.calendar(tenant);
  const failures: unknown[] = [];
  let reviewed = 0;
  for (let page = await findOutdated(store, tenant, { calendar }); page.length > 0; ) {
    for (const { caseId, key } of page) {
      await store
        .execute({ id: v7(), tenant, caseId, actor: system, type: 'review-clock', clock: key })
        .catch(error => failures.push(error));
    }
    reviewed += page.length;
    page = await findOutdated(store, tenant, { calendar, after: page.at(-1)! });
  }
  if (failures.length > 0) throw new AggregateError(failures, `Expected the clocks of ${tenant} to be computed anew, but some failed.`);
  return reviewed;
}

function findOutdated(store: Store, tenant: string, { calendar, after }: { calendar: Calendar; after?: Outdated }): Promise<Outdated[]> {
  return select<Outdated>(
    store,
    `select case_id as "caseId", key from clock
     where tenant = ? and status <> 'stopped' and (calendar <> ? or calendar_version <> ?) and (case_id, key) > (?, ?)
     order by case_id, key limit ?`,
    [tenant, calendar.id, calendar.version, after?.caseId ?? '', after?.key ?? '', pageSize],
  );
}

async function select<R>(store: Store, sql: string, params: readonly (string | number)[]): Promise<R[]> {
  const rows: Row[] = await databaseOf(store).read(machineScope, read => read(sql, params));
  return rows as R[];
}
