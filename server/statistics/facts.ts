import { dayMs } from '#engine/calendar/index.ts';
import type { Condition } from '../identity/reach.ts';
import type { ScopedReader } from '../store/types.ts';
import type { Period } from './period.ts';

/**
 * What is counted (统计指标), each of cases other than first contacts (首问登记 are no cases):
 * - `opened` 登记: registered in the period.
 * - `closed` 办结: closed in the period, whatever the result.
 * - `refused` 退办: closed in the period by 不予受理 or 不予许可.
 * - `settled` 计入按期率: the clock `promised` stopped in the period; an instant case (即办件) without such a clock counts by its closing. A case that
 *   was withdrawn or ended otherwise than by the centre is not counted, nor is one without such a clock.
 * - `onTime` 按期: settled by the end of the due day (an hour or minute limit: by the due moment); an instant case on the day of its receipt.
 * - `open` 在办 and `overdue` 超期在办: open at the end of the period, and over the limit that leads the case then. A limit that stands still (暂停) is
 *   not over.
 * - `warning`, `yellow`, `red` 预警和红黄牌: given in the period; a revoked one is not counted.
 */
export const measures = ['opened', 'closed', 'refused', 'settled', 'onTime', 'open', 'overdue', 'warning', 'yellow', 'red'] as const;
export type Measure = (typeof measures)[number];

/** A number of cases alike, with what they count for. */
export interface Fact {
  readonly tenant: string;
  readonly unit: string;
  /** '' where none was named. */
  readonly window: string;
  readonly type: string;
  /** Day of what happened, numbered from 1970-01-01 in China Standard Time; null for open cases. */
  readonly day: number | null;
  /** Stage of open cases; `none` where no step is open. */
  readonly stage?: string;
  /** A supplement was asked for; the case was refused or declined. */
  readonly supplemented?: boolean;
  readonly rejected?: boolean;
  readonly counts: Readonly<Partial<Record<Measure, number>>>;
}

/** What is asked of the rows. */
export interface Order {
  readonly period: Period;
  readonly condition: Condition;
}

/** 00:00 in China Standard Time lies this much before 00:00 UTC, in milliseconds. */
const offset = 28_800_000;

/** Day of a moment, numbered from 1970-01-01 in China Standard Time. */
export const dayOfMoment = (moment: number): number => Math.floor((moment + offset) / dayMs);
const dayOf = (moment: string) => `((${moment} + ${offset}) / ${dayMs})`;

/** A case, as opposed to a first contact. */
export const isCase = `c.intake_type <> 'first-contact'`;
const dimensions = `c.tenant as "tenant", c.unit as "unit", coalesce(c.window_id, '') as "window", c.intake_type as "type"`;
const groups = 'c.tenant, c.unit, c.window_id, c.intake_type';
const rejectedNow = `case when c.result in ('refuse', 'decline') then 1 else 0 end`;
const supplementedNow = 'case when c.supplements > 0 then 1 else 0 end';

interface Counted {
  readonly tenant: string;
  readonly unit: string;
  readonly window: string;
  readonly type: string;
  readonly n: number;
}
interface Happened extends Counted {
  readonly day: number;
}
interface Ended extends Happened {
  readonly supplemented: number;
  readonly rejected: number;
}

/** Facts of what happened in the period. */
export async function readHappened(reader: ScopedReader, order: Order): Promise<Fact[]> {
  return [
    ...(await readOpened(reader, order)),
    ...(await readClosed(reader, order)),
    ...(await readSettled(reader, order)),
    ...(await readCards(reader, order)),
  ];
}

async function readOpened(reader: ScopedReader, { period, condition }: Order): Promise<Fact[]> {
  const rows = await reader.select<Happened>(
    `select ${dimensions}, ${dayOf('c.opened_at')} as "day", count(*) as "n" from "case" c
     where ${condition.sql} and ${isCase} and c.opened_at >= ? and c.opened_at < ? group by ${groups}, ${dayOf('c.opened_at')}`,
    [...condition.params, period.start, period.until],
  );
  return rows.map(row => ({ ...whose(row), day: Number(row.day), counts: { opened: Number(row.n) } }));
}

async function readClosed(reader: ScopedReader, { period, condition }: Order): Promise<Fact[]> {
  const rows = await reader.select<Ended>(
    `select ${dimensions}, ${dayOf('c.closed_at')} as "day", ${supplementedNow} as "supplemented", ${rejectedNow} as "rejected", count(*) as "n"
     from "case" c where ${condition.sql} and ${isCase} and c.closed_at >= ? and c.closed_at < ?
     group by ${groups}, ${dayOf('c.closed_at')}, ${supplementedNow}, ${rejectedNow}`,
    [...condition.params, period.start, period.until],
  );
  return rows.map(row => ({
    ...ended(row),
    counts: { closed: Number(row.n), refused: Number(row.rejected) === 1 ? Number(row.n) : 0 },
  }));
}

/** Moment a case was settled: its promise stopped; an instant case without one was closed. */
const settledAt = `coalesce(k.stopped_at, c.closed_at)`;
const inTime = `case
    when c.intake_type = 'instant' then case when ${dayOf(settledAt)} = ${dayOf('c.opened_at')} then 1 else 0 end
    when k.unit in ('working-day', 'calendar-day') then case when ${dayOf('k.stopped_at')} <= ${dayOf('(k.due - 1)')} then 1 else 0 end
    when k.stopped_at <= k.due then 1 else 0 end`;

async function readSettled(reader: ScopedReader, { period, condition }: Order): Promise<Fact[]> {
  const rows = await reader.select<Ended & { readonly inTime: number }>(
    `select ${dimensions}, ${dayOf(settledAt)} as "day", ${supplementedNow} as "supplemented", ${rejectedNow} as "rejected", count(*) as "n",
       sum(${inTime}) as "inTime"
     from "case" c left join clock k on k.tenant = c.tenant and k.case_id = c.id and k.key = 'promised'
     where ${condition.sql} and ${isCase} and ${settledAt} >= ? and ${settledAt} < ?
       and (k.status = 'stopped' or (k.key is null and c.intake_type = 'instant'))
       and coalesce(c.result, '') not in ('withdraw', 'terminate')
     group by ${groups}, ${dayOf(settledAt)}, ${supplementedNow}, ${rejectedNow}`,
    [...condition.params, period.start, period.until],
  );
  return rows.map(row => ({ ...ended(row), counts: { settled: Number(row.n), onTime: Number(row.inTime) } }));
}

async function readCards(reader: ScopedReader, { period, condition }: Order): Promise<Fact[]> {
  const rows = await reader.select<Happened & { readonly level: 'warning' | 'yellow' | 'red' }>(
    `select ${dimensions}, ${dayOf('d.issued_at')} as "day", d.level as "level", count(*) as "n"
     from card d join "case" c on c.tenant = d.tenant and c.id = d.case_id
     where ${condition.sql} and ${isCase} and d.revoked = 0 and d.issued_at >= ? and d.issued_at < ?
     group by ${groups}, ${dayOf('d.issued_at')}, d.level`,
    [...condition.params, period.start, period.until],
  );
  return rows.map(row => ({ ...whose(row), day: Number(row.day), counts: { [row.level]: Number(row.n) } }));
}

/** Cases open at the end of the period of which nothing was written down since: as they stand. */
export async function readStillOpen(reader: ScopedReader, { period, condition }: Order): Promise<Fact[]> {
  const over = `case when c.clock_status = 'running' and ${dayOf('(c.due_at - 1)')} < ? then 1 else 0 end`;
  const rows = await reader.select<Counted & { readonly stage: string; readonly overdue: number }>(
    `select ${dimensions}, coalesce(c.stage, 'none') as "stage", count(*) as "n", sum(${over}) as "overdue" from "case" c
     where ${condition.sql} and ${openAtEnd} and c.head_at < ? group by ${groups}, c.stage`,
    [dayOfMoment(period.until), ...condition.params, period.until, period.until, period.until],
  );
  return rows.map(row => ({
    ...whose(row),
    day: null,
    stage: row.stage,
    counts: { open: Number(row.n), overdue: Number(row.overdue) },
  }));
}

/** Condition: a case open at a moment given twice. */
export const openAtEnd = `${isCase} and c.opened_at < ? and (c.closed_at is null or c.closed_at >= ?)`;

function whose({ tenant, unit, window, type }: Counted) {
  return { tenant, unit, window, type };
}

function ended(row: Ended) {
  return { ...whose(row), day: Number(row.day), supplemented: Number(row.supplemented) === 1, rejected: Number(row.rejected) === 1 };
}
