import { dayMs } from '#engine/calendar/dates.ts';
import type { Calendar } from '#engine/calendar/types.ts';
import type { Organisation } from '#engine/cases/context.ts';
import type { CaseList, CaseRow } from '../contract/schemas.ts';
import type { QueryOf } from '../contract/routes.ts';
import { startOfDate } from '../http/dates.ts';
import { refusal } from '../http/problem.ts';
import { maskName } from '../identity/masking.ts';
import type { Person } from '../identity/person.ts';
import { type Condition, marks, participation, visibleCases } from '../identity/reach.ts';
import type { Store } from '../store/types.ts';
import { holderName } from '../identity/posts.ts';
import { findNames } from '../identity/names.ts';
import { caseColumns, caseJoin, chipOf, type ListedCase, textOf } from './rows.ts';

type Query = NonNullable<QueryOf<'listCases'>>;
type Listed = ListedCase & { readonly participates: number };

/** Lists the cases a person may see (办件列表), newest first, a page at a time; `next` is the cursor of the page after. */
export async function listCases(store: Store, person: Person, query: Query): Promise<CaseList> {
  const limit = query.limit ?? 50;
  const filter = allOf([scopeOf(person), visibleCases(person), ...filtersOf(person, query)]);
  const cursor = readCursor(query.cursor);
  const part = participation(person);
  const { rows, total } = await store.withScope({ tenants: person.tenants, actor: person.account }, async reader => ({
    rows: await reader.select<Listed>(
      `select ${caseColumns}, case when ${part.sql} then 1 else 0 end as "participates" from "case" c ${caseJoin}
       where ${filter.sql} and ${cursor.sql} order by c.opened_at desc, c.id desc limit ?`,
      [...part.params, ...filter.params, ...cursor.params, limit + 1],
    ),
    total: await reader.select<{ n: number }>(`select count(*) as n from "case" c where ${filter.sql}`, filter.params),
  }));
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    rows: await shapeRows(store, person, page),
    next: last ? `${last.openedAt}_${last.caseId}` : null,
    total: Number(total[0]?.n ?? 0),
    now: store.clock.now(),
  };
}

async function shapeRows(store: Store, person: Person, rows: readonly Listed[]): Promise<CaseRow[]> {
  const [centres, now] = [await centresOf(store, rows), store.clock.now()];
  const holders = rows.map(row => JSON.parse(row.holders) as string[]);
  const names = await findNames(
    store,
    holders.flat().map(holder => holder.replace(/^person:/, '')),
  );
  return rows.map((row, index) => {
    const { organisation, calendar } = centres.get(row.tenant)!;
    return {
      caseId: row.caseId,
      centre: row.tenant,
      centreTitle: organisation.centre.title,
      unitTitle: organisation.units.find(({ id }) => id === row.unit)?.title ?? { zh: row.unit, en: row.unit },
      number: row.number,
      itemTitle: textOf(row.itemTitle),
      applicantName:
        Number(row.participates) === 1 || (row.tenant === person.tenant && person.permissions.has('case.unmask'))
          ? row.applicantName
          : maskName(row.applicantName, row.applicantKind),
      intakeType: row.intakeType,
      status: row.status,
      phase: row.phase,
      stage: row.stage,
      openedAt: Number(row.openedAt),
      closedAt: row.closedAt === null ? null : Number(row.closedAt),
      time: chipOf(row, now, calendar),
      card: row.card,
      holders: [...new Set((holders[index] ?? []).map(holder => holderName(holder, organisation, names).name))],
    };
  });
}

interface Centre {
  readonly organisation: Organisation;
  /** Working days of the centre: each case is timed by those of its own. */
  readonly calendar: Calendar;
}

/** The centres the rows are of, each read once. */
async function centresOf(store: Store, rows: readonly Listed[]): Promise<ReadonlyMap<string, Centre>> {
  const found = new Map<string, Centre>();
  for (const tenant of new Set(rows.map(row => row.tenant)))
    found.set(tenant, { organisation: await store.organisation(tenant), calendar: await store.calendar(tenant) });
  return found;
}

function scopeOf(person: Person): Condition {
  return { sql: `c.tenant in (${marks(person.tenants)})`, params: person.tenants };
}

function filtersOf(person: Person, query: Query): Condition[] {
  const filters: Condition[] = [];
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
  for (const word of words) filters.push(holding(person, `%${word.replace(/[\\%_]/g, '\\$&')}%`));
  if (query.status) filters.push({ sql: 'c.status = ?', params: [query.status] });
  if (query.stage) filters.push({ sql: 'c.stage = ?', params: [query.stage] });
  if (query.card) filters.push({ sql: 'c.card = ?', params: [query.card] });
  if (query.type) filters.push(ofType(query.type));
  if (query.phase) filters.push({ sql: 'c.phase = ?', params: [query.phase] });
  if (query.centre) filters.push({ sql: 'c.tenant = ?', params: [query.centre] });
  if (query.unit) filters.push({ sql: 'c.unit = ?', params: [query.unit] });
  if (query.item) filters.push({ sql: 'c.item = ?', params: [query.item] });
  if (query.from) filters.push({ sql: 'c.opened_at >= ?', params: [startOfDate(query.from)] });
  if (query.to) filters.push({ sql: 'c.opened_at < ?', params: [startOfDate(query.to) + dayMs] });
  if (query.mine)
    filters.push({
      sql: `exists (select 1 from case_participant m where m.tenant = c.tenant and m.case_id = c.id and m.principal = ?)`,
      params: [`person:${person.account}`],
    });
  return filters;
}

/** Cases of one of the seven types (办件类型): supplement and rejection are told by what happened, the others by registration. */
function ofType(type: string): Condition {
  if (type === 'supplement') return { sql: 'c.supplements > 0', params: [] };
  if (type === 'rejection') return { sql: `c.result in ('refuse', 'decline')`, params: [] };
  return { sql: 'c.intake_type = ?', params: [type] };
}

/**
 * Cases that hold a word: whoever sees names masked finds nobody by name; an applicant shown whole, and the number and the item, are found
 * by all.
 */
function holding(person: Person, pattern: string): Condition {
  const part = participation(person);
  const whole = person.permissions.has('case.unmask') ? 'c.tenant = ?' : `'' = ?`;
  return {
    sql: `(c.search like ? escape '\\' and (${whole} or ${part.sql} or lower(c.number || ' ' || c.item_title) like ? escape '\\' or (c.applicant_kind = 'organisation' and lower(c.applicant_name) like ? escape '\\')))`,
    params: [pattern, person.tenant, ...part.params, pattern, pattern],
  };
}

function readCursor(cursor: string | undefined): Condition {
  if (cursor === undefined) return { sql: '1 = 1', params: [] };
  const [at, id] = cursor.split('_');
  if (!id || !/^\d{1,15}$/.test(at ?? ''))
    throw refusal(400, 'cursor-not-valid', {
      zh: '翻页位置无效，请重新查询。',
      en: 'Expected the cursor of an earlier page, but it is not one. Query again.',
    });
  return { sql: '(c.opened_at < ? or (c.opened_at = ? and c.id < ?))', params: [Number(at), Number(at), id] };
}

function allOf(parts: readonly Condition[]): Condition {
  return { sql: parts.map(part => part.sql).join(' and '), params: parts.flatMap(part => part.params) };
}
