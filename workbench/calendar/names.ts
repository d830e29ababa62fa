import type { CalendarRow } from '#server/contract/calendars.ts';
import type { Language } from '../shared/messages/index.ts';
import type { Say } from './messages/index.ts';

type Layer = CalendarRow['layers'][number];

/** Id of the country's calendar (全国). */
export const countryId = 'cn';

/** Title of a layer; the country by its usual word. */
export const titleOf = (layer: Pick<Layer, 'id' | 'title'>, lang: Language, say: Say): string =>
  layer.id === countryId ? say('calendar.cn') : layer.title[lang] || layer.title.zh;

/** `第 2 版`, `出厂版`, `不设自己的安排`: a version of a calendar in words. */
export function versionWords(calendarId: string, version: number, say: Say): string {
  if (version > 0) return say('versions.n', { n: version });
  return say(calendarId === countryId ? 'versions.zero' : 'versions.zeroCentre');
}
