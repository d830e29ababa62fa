import type { Calendar } from '#engine/calendar/types.ts';
import { databaseOf, machineScope } from '../store/database.ts';
import type { Row, Value } from '../store/plan.ts';
import type { Store } from '../store/types.ts';

/** A clock of an open case that was computed with another calendar than the one in force (未按现行日历推算的时限). */
export interface OutdatedClock {
  readonly caseId: string;
  readonly key: string;
  readonly provisional: number;
}

/** A stretch of the clocks of a centre in the order of their cases: those after `after` up to `until`. */
export interface Stretch {
  readonly after: string;
  readonly until: string;
}

/** Clock rows looked at in one statement: bounds how long it holds the event loop up. */
const rowsAtOnce = 2_000;

/** Centres with clocks, found without reading them all. */
export async function centresWithClocks(store: Store): Promise<string[]> {
  const rows = await ask<{ tenant: string | null }>(
    store,
    `with recursive found (tenant) as (
       select min(tenant) from clock union all
       select (select min(c.tenant) from clock c where c.tenant > found.tenant) from found where found.tenant is not null)
     select tenant from found where tenant is not null`,
    [],
  );
  return rows.flatMap(({ tenant }) => tenant ?? []);
}

/** The stretches of a centre's clocks, one after another: whoever looks at one lets others go on in between. */
export async function* stretchesOf(store: Store, tenant: string): AsyncGenerator<Stretch> {
  for (let after = ''; ; ) {
    const [row] = await ask<{ until: string | null }>(
      store,
      'select max(case_id) as until from (select case_id from clock where tenant = ? and case_id > ? order by case_id limit ?) as next',
      [tenant, after, rowsAtOnce],
    );
    const until = row?.until ?? null;
    if (until === null) return;
    yield { after, until };
    after = until;
    await letOthersGo();
  }
}

/** The outdated clocks of open cases in a stretch. */
export function outdatedIn(store: Store, tenant: string, of: { readonly stretch: Stretch; readonly calendar: Calendar }) {
  const { stretch, calendar } = of;
  return ask<OutdatedClock>(
    store,
    `select case_id as "caseId", key, provisional from clock where tenant = ? and case_id > ? and case_id <= ?
     and status <> 'stopped' and (calendar <> ? or calendar_version <> ?) order by case_id, key`,
    [tenant, stretch.after, stretch.until, calendar.id, calendar.version],
  );
}

/** Every clock of an open case in a stretch; `outdated` 1: not computed with this calendar. */
export function openIn(store: Store, tenant: string, of: { readonly stretch: Stretch; readonly calendar: Calendar }) {
  const { stretch, calendar } = of;
  return ask<OutdatedClock & { readonly outdated: number }>(
    store,
    `select case_id as "caseId", key, provisional, case when calendar = ? and calendar_version = ? then 0 else 1 end as outdated
     from clock where tenant = ? and case_id > ? and case_id <= ? and status <> 'stopped'`,
    [calendar.id, calendar.version, tenant, stretch.after, stretch.until],
  );
}

/** Number of outdated clocks of a centre, counted stretch by stretch. */
export async function countOutdated(store: Store, tenant: string, calendar: Calendar): Promise<number> {
  let count = 0;
  for await (const { after, until } of stretchesOf(store, tenant)) {
    const [row] = await ask<{ n: number }>(
      store,
      `select count(*) as n from clock where tenant = ? and case_id > ? and case_id <= ?
       and status <> 'stopped' and (calendar <> ? or calendar_version <> ?)`,
      [tenant, after, until, calendar.id, calendar.version],
    );
    count += Number(row?.n ?? 0);
  }
  return count;
}

/** Reads as the machine does: across centres. */
export async function ask<R>(store: Store, sql: string, params: readonly Value[]): Promise<R[]> {
  const rows: Row[] = await databaseOf(store).read(machineScope, read => read(sql, params));
  return rows as R[];
}

/** Turns of the event loop given to others: a request takes some from its first byte to its answer. They cost nothing when nobody waits. */
const turns = 6;

/** Requests that wait are served before the work goes on. */
export async function letOthersGo(): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise(resolve => setImmediate(resolve));
}
