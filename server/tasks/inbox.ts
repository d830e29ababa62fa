import type { Inbox } from '../contract/schemas.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { type Condition, fittingRanges } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';
import { type ListedTask, taskColumns, taskJoin, taskOrder, taskRow } from './rows.ts';

type Dialect = Store['dialect'];

/**
 * My open tasks (我的待办) as `mine`, looked up by holder and by principal, and task `t` of each: I hold it, or nobody does and I am a
 * candidate. `named` stands between `with` and the query, `from` in it.
 */
export function inboxOf(person: Person, dialect: Dialect): { readonly named: Condition; readonly from: Condition } {
  const { tenant, account } = person;
  const held = { sql: 'select h.case_id, h.id as task from task h where h.tenant = ? and h.holder = ?', params: [tenant, account] };
  const offered = fittingRanges('a.principal', [...person.actor.principals, 'anyone'], dialect).map(fit => ({
    sql: `select a.case_id, a.task from task_candidate a where a.tenant = ? and ${fit.sql}`,
    params: [tenant, ...fit.params],
  }));
  const parts = [held, ...offered];
  return {
    named: { sql: `mine as (${parts.map(({ sql }) => sql).join(' union ')})`, params: parts.flatMap(({ params }) => params) },
    from: {
      sql: 'mine m join task t on t.tenant = ? and t.case_id = m.case_id and t.id = m.task and (t.holder is null or t.holder = ?)',
      params: [tenant, account],
    },
  };
}

/** Lists my inbox (待办箱), least remaining working time first. */
export async function listInbox(store: Store, person: Person, limit: number): Promise<Inbox> {
  const { named, from } = inboxOf(person, store.dialect);
  const { rows, total } = await store.withScope({ tenants: [person.tenant], actor: person.account }, async reader => ({
    rows: await reader.select<ListedTask>(`with ${named.sql} select ${taskColumns} from ${from.sql} ${taskJoin} order by ${taskOrder} limit ?`, [
      ...named.params,
      ...from.params,
      limit,
    ]),
    total: await countInbox(reader, person, store.dialect),
  }));
  const names = await findNames(
    store,
    rows.flatMap(({ holder }) => holder ?? []),
  );
  const sight = { me: person.account, names, now: store.clock.now(), calendar: await store.calendar(person.tenant), unmasked: true };
  return { rows: rows.map(row => taskRow(row, sight)), total, now: sight.now };
}

/** Number of tasks in my inbox. */
export async function countInbox(reader: ScopedReader, person: Person, dialect: Dialect): Promise<number> {
  const { named, from } = inboxOf(person, dialect);
  const [row] = await reader.select<{ n: number }>(`with ${named.sql} select count(*) as n from ${from.sql}`, [
    ...named.params,
    ...from.params,
  ]);
  return Number(row?.n ?? 0);
}
