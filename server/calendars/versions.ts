import type { Calendar } from '#engine/calendar/types.ts';
import { type Ask, calendarOf, readLayer, readLayers, readTree, withLayer } from './layers.ts';
import { officialId } from './official.ts';

/** Which calendar (哪个日历): the country's or a centre's by id, as now in force or with a version of its own layer. */
export interface CalendarChoice {
  readonly id: string;
  readonly version?: number;
}

/** The calendar somebody asks for by id and version of its layer (指定版本的日历); undefined: there is no such centre or version. Version 0: nothing of its own. */
export async function calendarAt(ask: Ask, { id, version }: CalendarChoice): Promise<Calendar | undefined> {
  const tree = await readTree(ask);
  if (id !== officialId && !tree.titles.has(id)) return undefined;
  const layers = await readLayers(ask, tree.chain(id));
  if (version === undefined) return calendarOf(layers);
  const layer = await readLayer(ask, id, version);
  if (version !== 0 && layer === undefined) return undefined;
  return calendarOf(withLayer(layers, { id, layer }));
}
