import type { CalendarView } from '#server/contract/calendars.ts';

/** Deadline calculator (期限推算). */
export function DeadlineTab({ calendar }: { readonly calendar: CalendarView }) {
  return <p>{calendar.id}</p>;
}
