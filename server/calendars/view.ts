import { yearOf, dateOf, isPublished } from '#engine/calendar/index.ts';
import type { Calendar } from '#engine/calendar/types.ts';
import type { CalendarRow, CalendarView } from '../contract/calendars.ts';
import type { AnswerOf } from '../contract/routes.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { notFound } from '../http/problem.ts';
import type { Store } from '../store/types.ts';
import { calendarOf, type CentreTree, type LayerInForce, readLayer, readLayers, readTree, withLayer } from './layers.ts';
import { officialId } from './official.ts';
import { readProgress } from './progress.ts';
import { checkVisible, mayChange, visibleCalendars } from './reach.ts';
import { yearOfCalendar } from './year.ts';

const countryTitle = { zh: '全国', en: 'Country' };

/** Lists the calendars a person works by (工作日历目录), the country's first. */
export async function listCalendars(store: Store, person: Person): Promise<AnswerOf<'listCalendars'>> {
  const tree = await readTree(store.shared.select);
  const ids = visibleCalendars(tree, person);
  return { rows: await Promise.all(ids.map(async id => rowOf(tree, person, await readLayers(store.shared.select, tree.chain(id))))) };
}

/** A calendar with its years, versions and the recomputation under way (工作日历). */
export async function viewCalendar(store: Store, person: Person, id: string): Promise<CalendarView> {
  const tree = await readTree(store.shared.select);
  checkVisible(tree, person, id);
  const layers = await readLayers(store.shared.select, tree.chain(id));
  const calendar = calendarOf(layers);
  const own = layers.at(-1)!;
  const now = store.clock.now();
  return {
    ...rowOf(tree, person, layers),
    version: own.version,
    hours: { periods: [...calendar.hours.periods] },
    ownHours: own.layer?.hours !== undefined,
    local: localDays(layers),
    years: yearRows(calendar, yearOf(dateOf(now))),
    versions: await versionRows(store, own),
    recompute: await readProgress(store, tree.reached(id)),
    now,
  };
}

/** A year as the calendar counts it, or as it would with another version of its own layer (日历年). */
export async function viewYear(
  store: Store,
  person: Person,
  of: { readonly id: string; readonly year: string; readonly version: number | undefined },
): Promise<AnswerOf<'getCalendarYear'>> {
  const tree = await readTree(store.shared.select);
  checkVisible(tree, person, of.id);
  const layers = await readLayers(store.shared.select, tree.chain(of.id));
  if (of.version === undefined) return yearOfCalendar(calendarOf(layers), of.year);
  const layer = await readLayer(store.shared.select, of.id, of.version);
  if (of.version !== 0 && layer === undefined) throw notFound();
  return yearOfCalendar(calendarOf(withLayer(layers, { id: of.id, layer })), of.year);
}

function rowOf(tree: CentreTree, person: Person, layers: readonly LayerInForce[]): CalendarRow {
  const { id } = layers.at(-1)!;
  return {
    id,
    title: titleOf(tree, id),
    layers: layers.map(layer => ({ id: layer.id, title: titleOf(tree, layer.id), version: layer.version })),
    mayChange: person.permissions.has('calendar.manage') && mayChange(tree, person, id),
  };
}

function titleOf(tree: CentreTree, id: string) {
  return id === officialId ? countryTitle : (tree.titles.get(id) ?? { zh: id, en: id });
}

/** Local days (本地安排) of all layers; where several name a day, the lowest decides. */
function localDays(layers: readonly LayerInForce[]): CalendarView['local'] {
  const days = new Map<string, CalendarView['local'][number]>();
  for (const { id, layer } of layers)
    for (const [date, { working, why }] of Object.entries(layer?.local ?? {})) days.set(date, { date, working, why, layer: id });
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Every year there is a list of, this one and the next: a year without a list is shown as not published, never left out. */
function yearRows(calendar: Calendar, thisYear: string): CalendarView['years'] {
  const years = new Set([...Object.keys(calendar.years), thisYear, String(Number(thisYear) + 1)]);
  return [...years].sort().map(year => ({
    year,
    published: isPublished(calendar, year),
    workingDays: yearOfCalendar(calendar, year).workingDays,
    source: calendar.years[year]?.source ?? null,
  }));
}

async function versionRows(store: Store, own: LayerInForce): Promise<CalendarView['versions']> {
  const rows = await store.shared.select<{ version: number; importedAt: number; by: string | null; note: string }>(
    'select version, imported_at as "importedAt", imported_by as "by", note from calendar_version where id = ? order by version desc',
    [own.id],
  );
  const names = await findNames(
    store,
    rows.flatMap(({ by }) => by ?? []),
  );
  const stored = rows.map(({ version, importedAt, by, note }) => ({
    version,
    importedAt: Number(importedAt),
    by: by === null ? null : names(by).name,
    note,
    active: version === own.version,
  }));
  return [...stored, { version: 0, importedAt: null, by: null, note: '', active: own.version === 0 }];
}
