import { readdirSync, readFileSync } from 'node:fs';
import { type Calendar, type CalendarLayer, type CalendarYear, defaultHours } from '#engine/calendar/index.ts';

const folder = new URL('./official/', import.meta.url);

/** The shipped national calendar (全国工作日历): every year the State Council published, from official/<year>.json. */
export function officialCalendar(): Calendar {
  return { id: officialId, version: 1, years: readOfficialYears(), hours: defaultHours };
}

function readOfficialYears(): Record<string, CalendarYear> {
  const files = readdirSync(folder).filter(name => /^\d{4}\.json$/.test(name));
  return Object.fromEntries(files.sort().map(name => [name.slice(0, 4), readYear(name)]));
}

function readYear(name: string): CalendarYear {
  return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as CalendarYear;
}

let shipped: CalendarLayer | undefined;

/** The shipped layer of the country (随软件发布的全国日历), read once a process: version 1, in force until another is activated. */
export function shippedLayer(): CalendarLayer {
  shipped ??= officialCalendar();
  return shipped;
}

/** Id of the national calendar (全国工作日历): its stream and row. */
export const officialId = 'cn';
