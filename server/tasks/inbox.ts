import type { Inbox } from '../contract/schemas.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { type Condition, fitsPrincipal } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';
import { type ListedTask, taskOrder, taskRow, taskSelect } from './rows.ts';

/** Condition on task `t`: I hold it, or nobody does and I am a candidate (我的待办). */
export function inboxOf(person: Person): Condition {
  const fit = fitsPrincipal('a.principal', [...person.actor.principals, 'anyone']);
  return {
    sql: `(t.tenant = ? and (t.holder = ? or (t.holder is null and exists
      (select 1 from task_candidate a where a.tenant = t.tenant and a.case_id = t.case_id and a.task = t.id and ${fit.sql}))))`,
    params: [person.tenant, person.account, ...fit.params],
  };
}

/** Lists my inbox (待办箱), least remaining working time first. */
export async function listInbox(store: Store, person: Person, limit: number): Promise<Inbox> {
  const mine = inboxOf(person);
  const { rows, total } = await store.withScope({ tenants: [person.tenant], actor: person.account }, async reader => ({
    rows: await reader.select<ListedTask>(`${taskSelect} where ${mine.sql} order by ${taskOrder} limit ?`, [...mine.params, limit]),
    total: await countInbox(reader, person),
  }));
  const names = await findNames(
    store,
    rows.flatMap(({ holder }) => holder ?? []),
  );
  const sight = { me: person.account, names, now: store.clock.now(), calendar: await store.calendar(person.tenant), unmasked: true };
  return { rows: rows.map(row => taskRow(row, sight)), total, now: sight.now };
}

/** Number of tasks in my inbox. */
export async function countInbox(reader: ScopedReader, person: Person): Promise<number> {
  const mine = inboxOf(person);
  const [row] = await reader.select<{ n: number }>(`select count(*) as n from task t where ${mine.sql}`, mine.params);
  return Number(row?.n ?? 0);
}
