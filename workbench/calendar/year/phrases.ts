import type { Language } from '../../shared/messages/index.ts';
import type { Say } from '../messages/index.ts';
import type { DayRange } from './totals.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2月14日`, `14 Feb`: a day where the year is told elsewhere. */
export function shortDay(date: string, lang: Language): string {
  const [, month = 1, day] = date.split('-').map(Number);
  return lang === 'zh' ? `${month}月${day}日` : `${day} ${months[month - 1]}`;
}

/** `2月15日至23日，9 天`. */
export function rangeWords({ from, to, days }: DayRange, say: Say, lang: Language): string {
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
  const end = lang === 'zh' && isSameMonth ? `${Number(to.slice(8))}日` : shortDay(to, lang);
  const range = from === to ? shortDay(from, lang) : say('year.range', { from: shortDay(from, lang), to: end });
  return say('year.rangeDays', { range, n: days });
}

/** `09:00` of minutes since midnight. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** `09:00 至 12:00`. */
export const hoursWords = ({ from, to }: { readonly from: number; readonly to: number }, say: Say): string =>
  say('hours.period', { from: clockOf(from), to: clockOf(to) });

/** `7 小时 30 分钟`. */
export function lengthWords(minutes: number, say: Say): string {
  const parts = [
    minutes >= 60 && say('hours.hours', { n: Math.floor(minutes / 60) }),
    minutes % 60 > 0 && say('hours.minutes', { n: minutes % 60 }),
  ];
  return parts.filter(Boolean).join(' ') || say('hours.minutes', { n: 0 });
}
