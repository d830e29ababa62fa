import { existsSync, readFileSync } from 'node:fs';
import { checkCalendar, checkLayer } from '#engine/calendar/check.ts';
import { layerCalendars } from '#engine/calendar/layers.ts';
import type { Calendar, CalendarLayer } from '#engine/calendar/types.ts';
import type { Problem, Text } from '#engine/problem.ts';
import { officialCalendar, officialId } from '../../calendars/official.ts';
import { existingDatabase } from '../database.ts';
import { refuse } from '../output.ts';
import type { DeadlineOptions } from './options.ts';

/** A calendar, with what is wrong with the file it is from. */
export interface FoundCalendar {
  readonly calendar: Calendar;
  readonly problems: readonly Problem[];
}

/** The calendar the options name: a file, a version or a centre of the database, else the shipped one (version 0 and 1 of the country). undefined: refused, and said why. */
export async function findCalendar(options: DeadlineOptions): Promise<FoundCalendar | undefined> {
  const { calendar, calendarVersion, centre, database } = options;
  if (calendar !== undefined) return readFile(calendar);
  if (calendarVersion === undefined && centre === undefined && database === undefined)
    return { calendar: officialCalendar(), problems: [] };
  const version = calendarVersion === undefined ? undefined : Number(calendarVersion);
  if (version !== undefined && !(Number.isInteger(version) && version >= 0)) {
    refuse({
      zh: `--calendar-version 应为 0 或更大的整数，实际为「${calendarVersion}」。`,
      en: `Expected --calendar-version to be a whole number of 0 or more, but it was "${calendarVersion}".`,
    });
    return undefined;
  }
  const isShipped = version === undefined || version === 0 || version === officialCalendar().version;
  if (isShipped && centre === undefined && database === undefined) return { calendar: officialCalendar(), problems: [] };
  const url = existingDatabase(database);
  if (url === undefined) return undefined;
  return readStored(url, { id: centre ?? officialId, ...(version === undefined ? {} : { version }) });
}

/** A file holds a calendar, or the layers of one from the country down. */
function readFile(path: string): FoundCalendar | undefined {
  if (!existsSync(path)) {
    refuse({ zh: `没有日历文件 ${path}。`, en: `Expected the calendar file ${path}, but there is none.` });
    return undefined;
  }
  try {
    return calendarIn(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    refuse({ zh: `日历文件 ${path} 不是有效的 JSON。`, en: `Expected ${path} to be JSON, but it cannot be read.` });
    return undefined;
  }
}

function calendarIn(value: unknown): FoundCalendar {
  if (!Array.isArray(value)) return { calendar: value as Calendar, problems: checkCalendar(value) };
  const problems = value.length === 0 ? checkLayer(undefined) : value.flatMap(checkLayer);
  const isSound = problems.every(({ severity }) => severity !== 'error');
  return { calendar: isSound ? layerCalendars(value as CalendarLayer[]) : officialCalendar(), problems };
}

async function readStored(url: string, choice: { readonly id: string; readonly version?: number }): Promise<FoundCalendar | undefined> {
  const { openStore } = await import('../audit.ts');
  const { calendarAt } = await import('../../calendars/versions.ts');
  const store = await openStore({ url, readOnly: true });
  try {
    const calendar = await calendarAt(store.shared.select, choice);
    if (calendar) return { calendar, problems: [] };
    refuse(notFound(choice));
    return undefined;
  } finally {
    await store.close();
  }
}

function notFound({ id, version }: { readonly id: string; readonly version?: number }): Text {
  if (version === undefined)
    return { zh: `没有编号为「${id}」的中心。`, en: `Expected the id of a centre, but there is no centre "${id}".` };
  return { zh: `日历「${id}」没有版本 ${version}。`, en: `Expected version ${version} of the calendar "${id}", but there is none.` };
}
