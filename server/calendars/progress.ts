import type { Calendar } from '#engine/calendar/types.ts';
import type { Recompute } from '../contract/calendars.ts';
import type { Store } from '../store/types.ts';
import { ask, countOutdated } from './outdated-clocks.ts';

/** How far the recomputation of a centre's clocks is, as its row says. */
export interface Progress {
  readonly calendar: string;
  readonly version: number;
  readonly total: number;
  readonly remaining: number;
  readonly failed: number;
  readonly firm: number;
  readonly unfirm: number;
  readonly since: number;
  readonly doneAt: number | null;
  readonly node: string;
  readonly leaseUntil: number;
}

/** Columns of `Progress` in table calendar_recompute. */
export const progressColumns =
  'calendar, version, total, remaining, failed, firm, unfirm, since, done_at as "doneAt", node, lease_until as "leaseUntil"';

/** Row of a centre, or undefined when its clocks have never been recomputed. */
export async function findProgress(store: Store, tenant: string): Promise<Progress | undefined> {
  const [row] = await ask<Progress>(store, `select ${progressColumns} from calendar_recompute where tenant = ?`, [tenant]);
  return row;
}

/** true: the row is about this calendar. */
export function isAbout(row: Progress, calendar: Calendar): boolean {
  return row.calendar === calendar.id && row.version === calendar.version;
}

/** How far the recomputation of some centres is (重算进度): what has not begun yet is counted. */
export async function readProgress(store: Store, tenants: readonly string[]): Promise<Recompute> {
  let sum: Recompute = { total: 0, remaining: 0, failed: 0, since: null };
  for (const tenant of tenants) sum = add(sum, await progressOf(store, tenant));
  return sum;
}

async function progressOf(store: Store, tenant: string): Promise<Recompute> {
  const calendar = await store.calendar(tenant);
  const row = await findProgress(store, tenant);
  if (row === undefined || !isAbout(row, calendar)) {
    const outdated = await countOutdated(store, tenant, calendar);
    return { total: outdated, remaining: outdated, failed: 0, since: outdated === 0 ? null : store.clock.now() };
  }
  const { total, remaining, failed, since, doneAt } = row;
  return { total, remaining, failed, since: doneAt === null ? Number(since) : null };
}

function add(a: Recompute, b: Recompute): Recompute {
  const since = a.since === null || b.since === null ? (a.since ?? b.since) : Math.min(a.since, b.since);
  return { total: a.total + b.total, remaining: a.remaining + b.remaining, failed: a.failed + b.failed, since };
}
