import { addDays, type CalendarDay as Day, dayOf, isPublished } from '#engine/calendar/index.ts';
import type { Calendar } from '#engine/calendar/types.ts';
import type { CalendarDay } from '../contract/calendars.ts';
import type { AnswerOf } from '../contract/routes.ts';

/** Every day of a year as a calendar counts it (日历年). */
export function yearOfCalendar(calendar: Calendar, year: string): AnswerOf<'getCalendarYear'> {
  const days: CalendarDay[] = [];
  for (let date = `${year}-01-01`; date.startsWith(year); date = addDays(date, 1)) days.push(rowOf(date, dayOf(calendar, date)));
  return { days, workingDays: days.filter(({ working }) => working).length, published: isPublished(calendar, year) };
}

function rowOf(date: string, { working, why, note, provisional }: Day): CalendarDay {
  return { date, working, why, ...(note === undefined ? {} : { note }), provisional };
}
