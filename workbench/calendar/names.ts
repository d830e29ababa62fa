import type { Text } from '#engine/problem.ts';
import type { CalendarRow } from '#server/contract/calendars.ts';
import type { Language } from '../shared/messages/index.ts';
import { type Say, sayIn } from './messages/index.ts';

type Layer = CalendarRow['layers'][number];

/** Id of the country's calendar (全国). */
export const countryId = 'cn';

/** Title of a layer; the country by its usual word. */
export const titleOf = (layer: Pick<Layer, 'id' | 'title'>, lang: Language, say: Say): string =>
  layer.id === countryId ? say('calendar.cn') : layer.title[lang] || layer.title.zh;

/** The calendar a page begins with: the one asked for, the reader's own centre's, else the lowest one they may change or work by. */
export function calendarShown<Row extends Pick<CalendarRow, 'id' | 'mayChange'>>(
  rows: readonly Row[],
  asked: string | undefined,
  centre: string,
): Row | undefined {
  const of = (id: string | undefined): Row | undefined => rows.find(row => row.id === id);
  return of(asked) ?? of(centre) ?? rows.findLast(({ mayChange }) => mayChange) ?? rows.at(-1);
}

/** `第 2 版`, `出厂版`, `不设自己的安排`: a version of a calendar in words. */
export function versionWords(calendarId: string, version: number, say: Say): string {
  if (version > 0) return say('versions.n', { n: version });
  return say(calendarId === countryId ? 'versions.zero' : 'versions.zeroCentre');
}

/** Version of the country's calendar that comes with the software. */
const shippedVersion = 1;

/**
 * The calendar of a computation in words (按哪版日历): `全国第 2 版`, `赫山区政务服务中心第 1 版，在全国（出厂版）之上`. Its id names the layers from the
 * country down with their versions (`cn@2+heshan`), its version is that of the last. A centre whose title is not known is told by its id.
 */
export function calendarWords(
  calendar: { readonly id: string; readonly version: number },
  titles: ReadonlyMap<string, Text>,
  lang: Language,
): string {
  const say = sayIn(lang);
  const parts = calendar.id.split('+');
  const layers = parts.map((part, index) => {
    const [id = part, version] = part.split('@');
    return layerWords({ id, version: index === parts.length - 1 ? calendar.version : Number(version) }, titles, lang);
  });
  const own = layers.at(-1) ?? calendar.id;
  const above = layers
    .slice(0, -1)
    .reverse()
    .join(lang === 'zh' ? '、' : ', ');
  return above ? say('calendar.above', { own, above }) : own;
}

function layerWords({ id, version }: { id: string; version: number }, titles: ReadonlyMap<string, Text>, lang: Language): string {
  const say = sayIn(lang);
  const title = titleOf({ id, title: titles.get(id) ?? { zh: id, en: id } }, lang, say);
  return id === countryId && version === shippedVersion ? say('calendar.shipped', { title }) : say('calendar.of', { title, version });
}
