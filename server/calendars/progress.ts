import type { Calendar } from '#engine/calendar/types.ts';
import type { Recompute } from '../contract/calendars.ts';
import type { WriteMoment } from '../store/database.ts';
import { find, type Plan, type Row } from '../store/plan.ts';
import type { Store } from '../store/types.ts';
import { insertMissing, update } from '../store/upsert.ts';
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

/** How long a node that died keeps the recomputation of a centre, milliseconds. */
const leaseMs = 30_000;

/** Who begins to compute what. */
export interface Claim {
  readonly tenant: string;
  readonly calendar: Calendar;
  readonly node: string;
  /** Outdated clocks counted just before. */
  readonly outdated: number;
}

/**
 * Take the recomputation of a centre (认领重算): undefined while another node is at it. One that was left before its end goes on with its counts.
 * SQLite has one server, so what another one had is free.
 */
export function* claimRecompute(moment: WriteMoment, { tenant, calendar, node, outdated }: Claim): Plan<Progress | undefined> {
  const fresh = { calendar: calendar.id, version: calendar.version, total: outdated, remaining: outdated, failed: 0, firm: 0, unfirm: 0 };
  const held = { node, lease_until: moment.now + leaseMs, done_at: null };
  yield* insertMissing('calendar_recompute', ['tenant'], [{ tenant, ...fresh, since: moment.now, ...held, lease_until: 0 }]);
  const row = (yield* find(`select ${progressColumns} from calendar_recompute where tenant = ?${moment.lock}`, [
    tenant,
  ])) as unknown as Progress;
  const leftMs = Number(row.leaseUntil) - moment.now;
  // A longer lease than any there is was given before the clock was set back.
  const isTaken = moment.lock !== '' && row.node !== node && leftMs > 0 && leftMs <= leaseMs;
  if (isTaken) return undefined;
  const goesOn = isAbout(row, calendar) && row.doneAt === null;
  const counts = goesOn ? { ...fresh, total: Math.max(row.total, outdated), firm: row.firm, unfirm: row.unfirm } : fresh;
  const since = goesOn ? Number(row.since) : moment.now;
  yield* update('calendar_recompute', { tenant }, { ...counts, since, ...held });
  const { total, firm, unfirm } = counts;
  const named = { calendar: calendar.id, version: calendar.version, node, leaseUntil: held.lease_until };
  return { ...named, total, remaining: outdated, failed: 0, firm, unfirm, since, doneAt: null };
}

/** What a node says of the recomputation it is at. */
interface Report {
  readonly tenant: string;
  readonly node: string;
  readonly progress: Progress;
}

/** Keep how far it is and hold it for longer; false: it is another node's by now. */
export function* reportRecompute(moment: WriteMoment, { tenant, node, progress }: Report): Plan<boolean> {
  return (
    (yield* update('calendar_recompute', keyOf(tenant, node, progress), { ...countsOf(progress), lease_until: moment.now + leaseMs })) === 1
  );
}

/** Put the end of a recomputation down, with the notices about it; false: it is another node's by now, and nothing is written. */
export function* finishRecompute(moment: WriteMoment, of: Report & { readonly notices: readonly Row[] }): Plan<boolean> {
  const { tenant, node, progress, notices } = of;
  const end = { ...countsOf(progress), remaining: 0, done_at: moment.now, lease_until: 0 };
  if ((yield* update('calendar_recompute', keyOf(tenant, node, progress), end)) !== 1) return false;
  yield* insertMissing(
    'notice',
    ['tenant', 'id'],
    notices.map(notice => ({ ...notice, at: moment.now })),
  );
  return true;
}

function keyOf(tenant: string, node: string, { calendar, version }: Progress): Row {
  return { tenant, node, calendar, version };
}

function countsOf({ remaining, failed, firm, unfirm }: Progress): Row {
  return { remaining, failed, firm, unfirm };
}
