import { readdirSync, readFileSync } from 'node:fs';
import type { Calendar, CalendarYear } from '#engine/calendar/index.ts';

const folder = new URL('./official/', import.meta.url);

/** Hours of a centre that has set none (默认办公时间): 09:00-12:00 and 13:00-17:00. */
const defaultHours = {
  periods: [
    { from: 9 * 60, to: 12 * 60 },
    { from: 13 * 60, to: 17 * 60 },
  ],
};

/** The shipped national calendar (全国工作日历): every year the State Council published, from official/<year>.json. */
export function officialCalendar(): Calendar {
  return { id: 'cn', version: 1, years: readOfficialYears(), hours: defaultHours };
}

function readOfficialYears(): Record<string, CalendarYear> {
  const files = readdirSync(folder).filter(name => /^\d{4}\.json$/.test(name));
  return Object.fromEntries(files.sort().map(name => [name.slice(0, 4), readYear(name)]));
}

function readYear(name: string): CalendarYear {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CalendarYear;
}
