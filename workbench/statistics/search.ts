/** Periods to choose from (统计期). */
export const periodNames = ['this-month', 'last-month', 'this-year', 'custom'] as const;
export type PeriodName = (typeof periodNames)[number];

/** What the address of the statistics page tells. */
export interface StatisticsSearch {
  readonly period?: PeriodName;
  /** Days of a custom period, both counted. */
  readonly from?: string;
  readonly to?: string;
  readonly centre?: string;
}

/** Days of a period, both counted. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const asDay = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** Reads the address; what is not understood is left out. */
export function readStatisticsSearch(search: Readonly<Record<string, unknown>>): StatisticsSearch {
  const period = periodNames.find(one => one === search.period);
  const [from, to] = [asDay(search.from), asDay(search.to)];
  const centre = typeof search.centre === 'string' && /^[\w.:@-]{1,100}$/.test(search.centre) ? search.centre : undefined;
  return {
    ...(period ? { period } : {}),
    ...(period === 'custom' && from ? { from } : {}),
    ...(period === 'custom' && to ? { to } : {}),
    ...(centre ? { centre } : {}),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');
/** Last day of a month counted from 1; month 0 is December of the year before. */
const lastDayOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** Days of the period that is asked for, seen from a day. A custom period lacks what was not chosen: it is this month's. */
export function daysOf({ period = 'this-month', from, to }: StatisticsSearch, today: string): Days {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const thisMonth = { from: `${today.slice(0, 7)}-01`, to: lastDayOf(year, month) };
  if (period === 'this-year') return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (period === 'last-month') {
    const to = lastDayOf(year, month - 1);
    return { from: `${to.slice(0, 7)}-01`, to };
  }
  if (period === 'custom') return { from: from ?? thisMonth.from, to: to ?? thisMonth.to };
  return { from: `${year}-${two(month)}-01`, to: thisMonth.to };
}
