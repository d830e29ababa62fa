import type { Duration } from '../bpmn/iso8601.ts';
import { addWorkingDuration } from '../calendar/add.ts';
import { addDays, dateOf, dayMs, startOfDay } from '../calendar/dates.ts';
import type { Calendar, Millis } from '../calendar/types.ts';

/** How durations are added: plain time, or working days and office time of a calendar (工作时间). */
export interface Reckoning {
  readonly working: boolean;
  readonly calendar: Calendar;
}

/** The moment `times` durations (时长) after another. Throws RangeError when it lies too far away to be reckoned. */
export function addDuration(from: Millis, duration: Duration, times: number, { working, calendar }: Reckoning): Millis {
  const months = (duration.years * 12 + duration.months) * times;
  const at = months === 0 ? from : addMonths(from, months);
  const days = duration.days * times;
  const minutes = (duration.hours * 60 + duration.minutes + duration.seconds / 60) * times;
  if (working) return addWorkingDuration(calendar, at, { days, minutes }).at;
  return at + days * dayMs + Math.round(minutes * 60_000);
}

/** Same local time on the same day of a later month; a day the month does not have becomes its last (1-31 + P1M = 2-28). */
function addMonths(from: Millis, months: number): Millis {
  const date = dateOf(from);
  const [year, month, day] = date.split('-').map(Number);
  const index = year! * 12 + month! - 1 + months;
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  const next = addDays(first, 31).slice(0, 8);
  const last = Number(addDays(`${next}01`, -1).slice(8));
  return startOfDay(addDays(first, Math.min(day!, last) - 1)) + (from - startOfDay(date));
}
