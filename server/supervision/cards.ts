import { dayMs } from '#engine/calendar/index.ts';
import { textOf } from '../cases/rows.ts';
import { contentTitles } from '../cases/titles.ts';
import type { AnswerOf, QueryOf } from '../contract/routes.ts';
import type { Card, CardLevel } from '../contract/schemas.ts';
import { startOfDate } from '../http/dates.ts';
import { findNames, type Names } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { holderName } from '../identity/posts.ts';
import { type Condition, marks, participation, visibleCases } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';
import { cardActions } from './actions.ts';
import { readWords, targetColumns, targetOf, type TargetRow, type Words } from './words.ts';

interface CardRow extends Pick<Card, 'id' | 'caseId' | 'caseNumber' | 'clock' | 'run' | 'on' | 'dueOn' | 'stage'>, TargetRow {
  readonly level: CardLevel;
  readonly itemTitle: string;
  readonly at: number;
  readonly issuedAt: number;
  readonly holders: string;
  readonly cause: NonNullable<Card['cause']> | null;
  readonly points: number | null;
  readonly letter: string | null;
  readonly letterDocument: string | null;
  readonly letterContent: string | null;
  readonly appeal: 'open' | 'upheld' | 'revoked' | null;
  readonly appealedBy: string | null;
  readonly appealedAt: number | null;
  readonly decidedBy: string | null;
}

const columns = `d.id as "id", d.case_id as "caseId", c.number as "caseNumber", c.item_title as "itemTitle", d.clock as "clock", d.run as "run",
  d.level as "level", d.on_date as "on", d.at as "at", d.issued_at as "issuedAt", d.due_on as "dueOn", d.holders as "holders", d.stage as "stage",
  d.cause as "cause", d.points as "points", d.letter as "letter", l.document as "letterDocument", l.content as "letterContent",
  d.appeal as "appeal", d.appealed_by as "appealedBy", d.appealed_at as "appealedAt", d.decided_by as "decidedBy"`;

/**
 * Lists warnings and cards in force on the cases in the reader's reach (预警和红黄牌), newest first. A revoked card is in no list; the journal of its
 * case keeps it.
 */
export async function listCards(store: Store, person: Person, query: NonNullable<QueryOf<'listCards'>>): Promise<AnswerOf<'listCards'>> {
  const filter = reachOf(person, query);
  const part = participation(person);
  const { rows, total, words } = await store.withScope({ tenants: person.tenants, actor: person.account }, async reader => {
    const found = await reader.select<CardRow>(
      `select ${columns}, ${targetColumns(part)} from card d join "case" c on c.tenant = d.tenant and c.id = d.case_id
       left join document l on l.tenant = d.tenant and l.case_id = d.case_id and l.id = d.letter
       where ${filter.sql} order by d.issued_at desc, d.at desc, d.case_id, d.id limit ?`,
      [...part.params, ...filter.params, query.limit ?? 50],
    );
    const spoken = found.filter(({ appeal, cause }) => appeal !== null || cause === 'manual');
    const targets = new Map(spoken.map(row => [row.caseId, targetOf(row)]));
    return { rows: found, total: await countRows(reader, filter), words: await readWords(reader, person, targets) };
  });
  const centres = new Map(
    await Promise.all(
      [...new Set(rows.map(({ tenant }) => tenant))].map(async tenant => [tenant, await store.organisation(tenant)] as const),
    ),
  );
  const holders = rows.map(row => JSON.parse(row.holders) as string[]);
  const people = rows.flatMap(({ appealedBy, decidedBy }) => [appealedBy, decidedBy].filter(account => account !== null));
  const names = await findNames(store, [...holders.flat().map(holder => holder.replace(/^person:/, '')), ...people]);
  const titles = await contentTitles(
    store,
    rows.flatMap(({ letterContent }) => (letterContent === null ? [] : [{ content: letterContent }])),
  );
  const cards = rows.map((row, index) => ({
    id: row.id,
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    itemTitle: textOf(row.itemTitle),
    centre: row.tenant,
    centreTitle: centres.get(row.tenant)!.centre.title,
    unitTitle: centres.get(row.tenant)!.units.find(({ id }) => id === row.unit)?.title ?? { zh: row.unit, en: row.unit },
    clock: row.clock,
    run: row.run,
    level: row.level,
    on: row.on,
    at: Number(row.at),
    issuedAt: Number(row.issuedAt),
    lateBy: Number(row.issuedAt) - Number(row.at),
    dueOn: row.dueOn,
    holders: (holders[index] ?? []).map(holder => holderName(holder, centres.get(row.tenant)!, names)),
    stage: row.stage,
    revoked: false,
    cause: row.cause,
    points: row.points === null ? null : Number(row.points),
    letter: letterOf(row, titles),
    reason: words.get(row.caseId)?.card(row.id) ?? null,
    appeal: appealOf(row, names, words.get(row.caseId)),
    actions: cardActions(person, targetOf(row), { holders: holders[index] ?? [], ...contested(row) }),
  }));
  return { rows: cards, total, now: store.clock.now() };
}

function letterOf({ letter, letterDocument, letterContent }: CardRow, titles: Awaited<ReturnType<typeof contentTitles>>): Card['letter'] {
  if (letter === null || letterDocument === null || letterContent === null) return null;
  return { id: letter, title: titles({ content: letterContent, document: letterDocument }) };
}

function contested({ appeal, appealedBy, appealedAt }: CardRow) {
  if (appeal === null || appealedBy === null) return {};
  return { appeal: { by: appealedBy, at: Number(appealedAt), ...(appeal === 'open' ? {} : { outcome: appeal }) } };
}

function appealOf({ id, appeal, appealedBy, appealedAt, decidedBy }: CardRow, names: Names, words: Words | undefined): Card['appeal'] {
  if (appeal === null || appealedBy === null) return null;
  return {
    by: names(appealedBy).name,
    at: Number(appealedAt),
    reason: words?.appeal(id) ?? '',
    outcome: appeal === 'open' ? null : appeal,
    decidedBy: decidedBy === null ? null : names(decidedBy).name,
    decision: words?.decision(id) ?? null,
  };
}

/** Number of yellow and red cards in force on open cases in the reader's reach. */
export function countCards(reader: ScopedReader, person: Person): Promise<number> {
  const filter = reachOf(person);
  return countRows(reader, { sql: `${filter.sql} and d.level <> 'warning' and c.phase <> 'closed'`, params: filter.params });
}

async function countRows(reader: ScopedReader, filter: Condition): Promise<number> {
  const [row] = await reader.select<{ n: number }>(
    `select count(*) as n from card d join "case" c on c.tenant = d.tenant and c.id = d.case_id where ${filter.sql}`,
    filter.params,
  );
  return Number(row?.n ?? 0);
}

type Narrow = Pick<NonNullable<QueryOf<'listCards'>>, 'level' | 'appeal' | 'centre' | 'from' | 'to'>;

function reachOf(person: Person, { level, appeal, centre, from, to }: Narrow = {}): Condition {
  const parts: Condition[] = [
    { sql: `d.tenant in (${marks(person.tenants)}) and d.revoked = 0`, params: person.tenants },
    visibleCases(person, 'card'),
  ];
  if (level) parts.push({ sql: 'd.level = ?', params: [level] });
  if (appeal) parts.push({ sql: 'd.appeal = ?', params: [appeal] });
  if (centre) parts.push({ sql: 'd.tenant = ?', params: [centre] });
  if (from) parts.push({ sql: 'd.issued_at >= ?', params: [startOfDate(from)] });
  if (to) parts.push({ sql: 'd.issued_at < ?', params: [startOfDate(to) + dayMs] });
  return { sql: parts.map(({ sql }) => sql).join(' and '), params: parts.flatMap(({ params }) => params) };
}
