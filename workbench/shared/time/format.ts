import type { Language } from '../messages/index.ts';

/** China Standard Time, without daylight saving. */
const offsetMs = 8 * 3_600_000;
const two = (value: number): string => String(value).padStart(2, '0');
const inChina = (at: number): Date => new Date(at + offsetMs);

/** `2026-11-22` of a moment, in Asia/Shanghai. */
export const toDay = (at: number): string => inChina(at).toISOString().slice(0, 10);
/** `2026-11-22 10:32`: for tables, where columns must align. */
export const formatMoment = (at: number): string => `${toDay(at)} ${inChina(at).toISOString().slice(11, 16)}`;

/** `2026年11月22日` or `22 Nov 2026` of a `YYYY-MM-DD`. */
export function formatDay(day: string, lang: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  if (lang === 'zh') return `${year}年${month}月${date}日`;
  const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][(month ?? 1) - 1];
  return `${date} ${name} ${year}`;
}

/** `2026年11月22日 10:32` of a moment. */
export function formatMomentLong(at: number, lang: Language): string {
  const date = inChina(at);
  return `${formatDay(toDay(at), lang)} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** `100.00 元` of an amount in 分. */
export const formatMoney = (cents: number, lang: Language): string =>
  lang === 'zh' ? `${(cents / 100).toFixed(2)} 元` : `CNY ${(cents / 100).toFixed(2)}`;
