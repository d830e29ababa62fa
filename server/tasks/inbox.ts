import { caseJoin } from '../cases/rows.ts';
import type { Inbox } from '../contract/schemas.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { fittingRanges } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';
import { type ListedTask, stepJoin, taskColumns, taskOrder, taskRow } from './rows.ts';

/** A query on my open tasks: what `from` and `where` hold, and what stands between `with` and the query. */
interface InboxQuery {
  readonly named: string;
  readonly from: string;
  readonly where: string;
  readonly params: readonly (string | number)[];
}

/**
 * My open tasks (我的待办), task `t`: I hold it, or nobody does and I am a candidate. Looked up by holder and by principal, so that what other people
 * have to do costs nothing; `cross join` keeps SQLite to that order.
 */
export function inboxOf(person: Person): InboxQuery {
  const { tenant, account } = person;
  const held = { sql: 'select h.case_id, h.id as task from task h where h.tenant = ? and h.holder = ?', params: [tenant, account] };
  const offered = fittingRanges('a.principal', [...person.actor.principals, 'anyone']).map(fit => ({
    sql: `select a.case_id, a.task from task_candidate a where a.tenant = ? and ${fit.sql}`,
    params: [tenant, ...fit.params],
  }));
  const parts = [held, ...offered];
  return {
    named: `mine as (${parts.map(({ sql }) => sql).join(' union ')})`,
    from: 'mine m cross join task t',
    where: 't.tenant = ? and t.case_id = m.case_id and t.id = m.task and (t.holder is null or t.holder = ?)',
    params: [...parts.flatMap(({ params }) => params), tenant, account],
  };
}

/** Lists my inbox (待办箱), least remaining working time first. */
export async function listInbox(store: Store, person: Person, limit: number): Promise<Inbox> {
  const mine = inboxOf(person);
  const { rows, total } = await store.withScope({ tenants: [person.tenant], actor: person.account }, async reader => ({
    rows: await reader.select<ListedTask>(
      `with ${mine.named} select ${taskColumns} from ${mine.from} cross join "case" c ${caseJoin} ${stepJoin}
       where ${mine.where} and c.tenant = t.tenant and c.id = t.case_id order by ${taskOrder} limit ?`,
      [...mine.params, limit],
    ),
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
  const [row] = await reader.select<{ n: number }>(
    `with ${mine.named} select count(*) as n from ${mine.from} where ${mine.where}`,
    mine.params,
  );
  return Number(row?.n ?? 0);
}
