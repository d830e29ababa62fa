import { addDays, type Calendar, type CountedDate, dayOf, type PlainDate } from '#engine/calendar/index.ts';

/** The n-th working day after a date (n < 0: before), day by day: the slow, plain way the index is compared with. null: not within 4,000 days. */
export function walkWorkingDays(calendar: Calendar, from: PlainDate, n: number): CountedDate | null {
  const step = n < 0 ? -1 : 1;
  let date = from;
  let left = Math.abs(n);
  let provisional = dayOf(calendar, from).provisional && n === 0;
  for (let walked = 0; left > 0; walked++) {
    if (walked >= 4_000) return null;
    date = addDays(date, step);
    const day = dayOf(calendar, date);
    provisional ||= day.provisional;
    if (day.working) left--;
  }
  return { date, provisional };
}

/** Working days after a up to and with b, day by day. */
export function walkBetween(calendar: Calendar, a: PlainDate, b: PlainDate): number {
  let count = 0;
  for (let date = a; date < b; ) {
    date = addDays(date, 1);
    if (dayOf(calendar, date).working) count++;
  }
  return count;
}
