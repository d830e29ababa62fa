import type { AnswerOf, QueryOf } from '../contract/routes.ts';
import type { Card, CardLevel } from '../contract/schemas.ts';
import { textOf } from '../cases/rows.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { holderName } from '../identity/posts.ts';
import { type Condition, marks, visibleCases } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';

interface CardRow extends Pick<Card, 'id' | 'caseId' | 'caseNumber' | 'clock' | 'run' | 'on' | 'dueOn' | 'stage'> {
  readonly level: CardLevel;
  readonly itemTitle: string;
  readonly at: number;
  readonly issuedAt: number;
  readonly holders: string;
  readonly revoked: number;
}

/** Lists warnings and cards of the cases in the reader's reach (预警和红黄牌), newest first. */
export async function listCards(store: Store, person: Person, query: NonNullable<QueryOf<'listCards'>>): Promise<AnswerOf<'listCards'>> {
  const filter = reachOf(person, query.level);
  const { rows, total } = await store.withScope({ tenants: person.tenants, actor: person.account }, async reader => ({
    rows: await reader.select<CardRow>(
      `select d.id as "id", d.case_id as "caseId", c.number as "caseNumber", c.item_title as "itemTitle", d.clock as "clock", d.run as "run",
       d.level as "level", d.on_date as "on", d.at as "at", d.issued_at as "issuedAt", d.due_on as "dueOn", d.holders as "holders", d.stage as "stage",
       d.revoked as "revoked" from card d join "case" c on c.tenant = d.tenant and c.id = d.case_id
       where ${filter.sql} order by d.issued_at desc, d.at desc, d.case_id, d.id limit ?`,
      [...filter.params, query.limit ?? 50],
    ),
    total: await countRows(reader, filter),
  }));
  const organisation = await store.organisation(person.tenant);
  const holders = rows.map(row => JSON.parse(row.holders) as string[]);
  const names = await findNames(
    store,
    holders.flat().map(holder => holder.replace(/^person:/, '')),
  );
  const cards = rows.map((row, index) => ({
    ...row,
    itemTitle: textOf(row.itemTitle),
    at: Number(row.at),
    issuedAt: Number(row.issuedAt),
    revoked: row.revoked === 1,
    holders: (holders[index] ?? []).map(holder => holderName(holder, organisation, names)),
  }));
  return { rows: cards, total, now: store.clock.now() };
}

/** Number of yellow and red cards in force on open cases in the reader's reach. */
export function countCards(reader: ScopedReader, person: Person): Promise<number> {
  const filter = reachOf(person);
  return countRows(reader, {
    sql: `${filter.sql} and d.revoked = 0 and d.level <> 'warning' and c.phase <> 'closed'`,
    params: filter.params,
  });
}

async function countRows(reader: ScopedReader, filter: Condition): Promise<number> {
  const [row] = await reader.select<{ n: number }>(
    `select count(*) as n from card d join "case" c on c.tenant = d.tenant and c.id = d.case_id where ${filter.sql}`,
    filter.params,
  );
  return Number(row?.n ?? 0);
}

function reachOf(person: Person, level?: CardLevel): Condition {
  const visible = visibleCases(person, 'card');
  const params = [...person.tenants, ...visible.params, ...(level ? [level] : [])];
  return { sql: `d.tenant in (${marks(person.tenants)}) and ${visible.sql}${level ? ' and d.level = ?' : ''}`, params };
}
