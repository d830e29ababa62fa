import { addDays, countWorkingDays, dateOf } from '#engine/calendar/index.ts';
import type { Calendar, PlainDate } from '#engine/calendar/types.ts';
import { urgingClock, urgingTitle } from '#engine/cards/milestones.ts';
import { openRungs } from '#engine/cases/supervision/ladder.ts';
import { textOf } from '../cases/rows.ts';
import type { OverdueList, OverdueRow } from '../contract/supervision.ts';
import { findNames, type Names } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { holderName } from '../identity/posts.ts';
import { type Condition, marks, participation, visibleCases } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';
import { readWords, targetColumns, targetOf, type TargetRow, type Words } from './words.ts';

/** Most rows shown; the counts are of all. */
const rowsAtMost = 300;
/** Working days over from which a limit counts as left lying (连续三个工作日, WJ-06 §4). */
const longDays = 3;

interface LimitRow extends TargetRow {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly content: string;
  readonly itemTitle: string;
  readonly holders: string;
  readonly clock: string;
  readonly rule: string;
  readonly run: number;
  readonly dueOn: PlainDate;
  readonly provisional: number;
}
interface ExplanationRow {
  readonly caseId: string;
  readonly position: number;
  readonly clock: string;
  readonly run: number;
  readonly cause: 'applicant' | 'organ' | 'other';
  readonly account: string;
  readonly at: number;
}
interface DemandRow {
  readonly caseId: string;
  readonly id: string;
  readonly kind: OverdueRow['demands'][number]['kind'];
  readonly clock: string | null;
  readonly account: string;
  readonly at: number;
  readonly answeredBy: string | null;
  readonly answeredAt: number | null;
  readonly document: string | null;
}
interface Found {
  readonly rows: readonly LimitRow[];
  readonly explanations: readonly ExplanationRow[];
  readonly demands: readonly DemandRow[];
  readonly red: ReadonlySet<string>;
  readonly words: ReadonlyMap<string, Words>;
  readonly counts: OverdueList['counts'];
}

/**
 * Limits of open cases that are due today or over (今日到期、超期未办结, WJ-06 §3-4), the longest over first: with and without explanation, with what
 * the supervision office has demanded and what it may do next. A limit that stands still is not among them.
 */
export async function listOverdue(store: Store, person: Person): Promise<OverdueList> {
  const now = store.clock.now();
  const today = dateOf(now);
  const calendars = new Map<string, Calendar>();
  for (const tenant of person.tenants) calendars.set(tenant, await store.calendar(tenant));
  const found = await store.withScope({ tenants: person.tenants, actor: person.account }, reader =>
    find(reader, person, { today, calendars }),
  );
  const names = await findNames(store, accountsOf(found));
  const rows: OverdueRow[] = [];
  for (const row of found.rows)
    rows.push(await rowOf(store, row, { found, names, today, calendar: calendars.get(row.tenant)!, isOwn: row.tenant === person.tenant }));
  return { rows, counts: found.counts, today, now };
}

async function find(
  reader: ScopedReader,
  person: Person,
  at: { readonly today: PlainDate; readonly calendars: ReadonlyMap<string, Calendar> },
): Promise<Found> {
  const { sql, params } = limitsIn(person, at.today);
  const part = participation(person);
  const rows = await reader.select<LimitRow>(
    `select c.id as "caseId", c.number as "caseNumber", c.content as "content", c.item_title as "itemTitle", c.holders as "holders",
     k.key as "clock", k.rule as "rule", k.run as "run", k.due_on as "dueOn", k.provisional as "provisional", ${targetColumns(part)}
     from clock k join "case" c on c.tenant = k.tenant and c.id = k.case_id where ${sql} order by k.due, c.number, k.key limit ?`,
    [...part.params, ...params, rowsAtMost],
  );
  const cases = [...new Set(rows.map(({ caseId }) => caseId))];
  const ofCases = { sql: `tenant in (${marks(person.tenants)}) and case_id in (${marks(cases)})`, params: [...person.tenants, ...cases] };
  const [explanations, demands, red] = cases.length === 0 ? [[], [], []] : await beside(reader, ofCases);
  const spoken = new Set([...explanations, ...demands].map(({ caseId }) => caseId));
  const targets = new Map(rows.filter(({ caseId }) => spoken.has(caseId)).map(row => [row.caseId, targetOf(row)]));
  return {
    rows,
    explanations,
    demands,
    red: new Set(red.map(({ caseId }) => caseId)),
    words: await readWords(reader, person, targets),
    counts: await count(reader, person, at),
  };
}

/** Limits of whole cases that run and are due today or over, in the reader's reach. */
function limitsIn(person: Person, today: PlainDate): Condition {
  const visible = visibleCases(person, 'card');
  return {
    sql: `k.tenant in (${marks(person.tenants)}) and k.status = 'running' and k.due_on <= ? and k.stage is null and k.task is null and c.phase <> 'closed' and ${visible.sql}`,
    params: [...person.tenants, today, ...visible.params],
  };
}

/** Explanations, demands and red cards of some cases. */
async function beside(
  reader: ScopedReader,
  { sql, params }: Condition,
): Promise<[ExplanationRow[], DemandRow[], { readonly caseId: string }[]]> {
  const explanations = await reader.select<ExplanationRow>(
    `select case_id as "caseId", position, clock, run, cause, account, at from explanation where ${sql} order by position`,
    params,
  );
  const demands = await reader.select<DemandRow>(
    `select case_id as "caseId", id, kind, clock, account, at, answered_by as "answeredBy", answered_at as "answeredAt", document from demand
     where ${sql} order by at, id`,
    params,
  );
  const red = await reader.select<{ caseId: string }>(
    `select distinct case_id as "caseId" from card where ${sql} and level = 'red' and revoked = 0`,
    params,
  );
  return [explanations, demands, red];
}

/** Counts over everything in reach, by due day and explained or not; the days of three are those of each centre's calendar. */
async function count(
  reader: ScopedReader,
  person: Person,
  { today, calendars }: { readonly today: PlainDate; readonly calendars: ReadonlyMap<string, Calendar> },
): Promise<OverdueList['counts']> {
  const { sql, params } = limitsIn(person, today);
  const groups = await reader.select<{ tenant: string; dueOn: PlainDate; explained: number; n: number }>(
    `select tenant as "tenant", due_on as "dueOn", explained as "explained", count(*) as n from
     (select k.tenant, k.due_on, case when exists (select 1 from explanation e where e.tenant = k.tenant and e.case_id = k.case_id and e.clock = k.key and e.run = k.run)
       then 1 else 0 end as explained from clock k join "case" c on c.tenant = k.tenant and c.id = k.case_id where ${sql}) found
     group by tenant, due_on, explained`,
    params,
  );
  const sum = (fits: (group: (typeof groups)[number]) => boolean) =>
    groups.reduce((all, group) => all + (fits(group) ? Number(group.n) : 0), 0);
  const since = new Map([...calendars].map(([tenant, calendar]) => [tenant, lastLongDue(calendar, today)]));
  return {
    dueToday: sum(({ dueOn }) => dueOn === today),
    unexplained: sum(({ dueOn, explained }) => dueOn < today && Number(explained) === 0),
    explained: sum(({ dueOn, explained }) => dueOn < today && Number(explained) === 1),
    threeDays: sum(({ tenant, dueOn }) => dueOn <= since.get(tenant)!),
  };
}

/** The latest due day that lies three working days back. */
function lastLongDue(calendar: Calendar, today: PlainDate): PlainDate {
  let date = today;
  while (countWorkingDays(calendar, date, today) < longDays) date = addDays(date, -1);
  return date;
}

interface Sight {
  readonly found: Found;
  readonly names: Names;
  readonly today: PlainDate;
  readonly calendar: Calendar;
  /** A case of the reader's own centre: he acts in no other. */
  readonly isOwn: boolean;
}

async function rowOf(store: Store, row: LimitRow, { found, names, today, calendar, isOwn }: Sight): Promise<OverdueRow> {
  const organisation = await store.organisation(row.tenant);
  const release = await store.release(row.content);
  const days = countWorkingDays(calendar, row.dueOn, today);
  const group = row.dueOn === today ? 'due-today' : days >= longDays ? 'three-days' : 'overdue';
  const words = found.words.get(row.caseId);
  const explained = found.explanations.findLast(one => one.caseId === row.caseId && one.clock === row.clock && one.run === row.run);
  const demands = found.demands
    .filter(({ caseId, clock }) => caseId === row.caseId && (clock === null || clock === row.clock))
    .toReversed();
  return {
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    itemTitle: textOf(row.itemTitle),
    centre: row.tenant,
    centreTitle: organisation.centre.title,
    unitTitle: organisation.units.find(({ id }) => id === row.unit)?.title ?? { zh: row.unit, en: row.unit },
    clock: row.clock,
    clockTitle:
      row.rule === urgingClock
        ? urgingTitle
        : (release?.clocks.find(({ id }) => id === row.rule)?.title ?? { zh: row.clock, en: row.clock }),
    dueOn: row.dueOn,
    provisional: Number(row.provisional) === 1,
    days,
    holders: (JSON.parse(row.holders) as string[]).map(holder => holderName(holder, organisation, names)),
    group,
    explanation: explained
      ? {
          cause: explained.cause,
          by: names(explained.account).name,
          at: Number(explained.at),
          ...(words?.explanation(Number(explained.position)) ?? { text: '', plan: '' }),
        }
      : null,
    demands: demands.map(demand => ({
      id: demand.id,
      kind: demand.kind,
      by: names(demand.account).name,
      at: Number(demand.at),
      text: words?.demand(demand.id) ?? '',
      answer:
        demand.answeredBy === null
          ? null
          : { by: names(demand.answeredBy).name, at: Number(demand.answeredAt), text: words?.answer(demand.id) ?? '' },
      document: demand.document,
    })),
    next: isOwn ? nextOf({ group, cause: explained?.cause, demands, red: found.red.has(row.caseId), clock: row.clock }) : [],
  };
}

/** What the office may do next: the open rungs not climbed yet, and after three days the branch of F12 T5 by whose cause it is. */
export function nextOf(at: {
  readonly group: OverdueRow['group'];
  readonly cause: 'applicant' | 'organ' | 'other' | undefined;
  readonly demands: readonly Pick<DemandRow, 'kind' | 'clock'>[];
  readonly red: boolean;
  readonly clock: string;
}): OverdueRow['next'] {
  const made = (kind: DemandRow['kind']) => at.demands.some(demand => demand.kind === kind && demand.clock === at.clock);
  const rungs = openRungs({ hinted: true, due: true, reminded: made('oral-reminder'), red: at.red }).filter(
    kind => !made(kind) && !(kind === 'explanation' && at.cause !== undefined),
  );
  if (at.group !== 'three-days' || at.cause === undefined) return rungs;
  // The applicant's papers: ask for them or send the case back. Anything else: hear the applicant (WJ-06 §4).
  if (at.cause === 'applicant') return ['supplement', 'rejection', ...rungs];
  return made('consultation') ? rungs : ['consultation', ...rungs];
}

function accountsOf({ rows, explanations, demands }: Found): string[] {
  const holders = rows.flatMap(row => (JSON.parse(row.holders) as string[]).map(holder => holder.replace(/^person:/, '')));
  const asked = demands.flatMap(({ account, answeredBy }) => (answeredBy === null ? [account] : [account, answeredBy]));
  return [...holders, ...asked, ...explanations.map(({ account }) => account)];
}
