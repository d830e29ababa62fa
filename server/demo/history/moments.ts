import { addDays, type Calendar, dateOf, dayOf, type Millis, type PlainDate, startOfDay } from '#engine/calendar/index.ts';
import type { Random } from './random.ts';

const minuteMs = 60_000;

/** The working days from one date to another, both included (工作日). */
export function workingDays(calendar: Calendar, from: PlainDate, until: PlainDate): PlainDate[] {
  const found: PlainDate[] = [];
  for (let date = from; date <= until; date = addDays(date, 1)) if (dayOf(calendar, date).working) found.push(date);
  return found;
}

/** A moment within the office hours of a day (办公时间内), to the second. */
export function withinHours(calendar: Calendar, date: PlainDate, random: Random): Millis {
  const { from, to } = random.pick(calendar.hours.periods);
  return startOfDay(date) + random.between(from * 60, to * 60 - 60) * 1000;
}

/**
 * The moment somebody comes to it: `days` working days later within the hours, or with 0 the same day some minutes on; past the close of the day, the
 * next working day.
 */
export function later(calendar: Calendar, after: Millis, { days, random }: { readonly days: number; readonly random: Random }): Millis {
  if (days === 0) {
    const soon = after + random.between(8 * 60, 95 * 60) * 1000;
    if (isOpen(calendar, soon)) return soon;
    const afternoon = inLaterPeriod(calendar, soon, random);
    if (afternoon !== undefined) return afternoon;
  }
  let date = dateOf(after);
  for (let left = Math.max(1, days); left > 0; ) {
    date = addDays(date, 1);
    if (dayOf(calendar, date).working) left--;
  }
  return withinHours(calendar, date, random);
}

function isOpen(calendar: Calendar, at: Millis): boolean {
  const minute = (at - startOfDay(dateOf(at))) / minuteMs;
  return dayOf(calendar, dateOf(at)).working && calendar.hours.periods.some(({ from, to }) => minute >= from && minute < to);
}

/** Some minutes into the next period of the same day, if there is one. */
function inLaterPeriod(calendar: Calendar, at: Millis, random: Random): Millis | undefined {
  const date = dateOf(at);
  const minute = (at - startOfDay(date)) / minuteMs;
  const next = dayOf(calendar, date).working ? calendar.hours.periods.find(({ from }) => from > minute) : undefined;
  return next && startOfDay(date) + next.from * minuteMs + random.between(60, 40 * 60) * 1000;
}
