import { layerCalendars } from '#engine/calendar/layers.ts';
import type { Calendar, CalendarLayer } from '#engine/calendar/types.ts';
import type { ClockFigures } from '#engine/clocks/types.ts';
import type { Entry } from '#engine/cases/events.ts';
import { shippedLayer } from '../calendars/official.ts';
import type { Store } from '../store/types.ts';

/** Finds calendars as they were when figures were computed (当时的工作日历). */
export interface PastCalendars {
  /** Loads every calendar the figures of some entries name. */
  load(entries: readonly Entry[]): Promise<void>;
  of(id: string, version: number): Calendar | undefined;
}

/** Past calendars of a store: the id of a calendar names its layers, versions of layers are never changed. */
export function createPastCalendars(store: Store): PastCalendars {
  const layers = new Map<string, CalendarLayer | undefined>();
  const calendars = new Map<string, Calendar | undefined>();

  const layerOf = async (id: string, version: number): Promise<CalendarLayer | undefined> => {
    const key = `${id}@${version}`;
    if (!layers.has(key)) layers.set(key, await findLayer(store, id, version));
    return layers.get(key);
  };
  return {
    async load(entries) {
      for (const { id, version } of calendarsIn(entries)) {
        const key = `${id}@${version}`;
        if (calendars.has(key)) continue;
        const found: CalendarLayer[] = [];
        const parts = key.split('+').map(part => /^(.*)@(\d+)$/.exec(part)!);
        for (const [, of = '', number] of parts) found.push(...listed(await layerOf(of, Number(number))));
        calendars.set(key, found.length === parts.length ? layerCalendars(found) : undefined);
      }
    },
    of: (id, version) => calendars.get(`${id}@${version}`),
  };
}

const listed = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function calendarsIn(entries: readonly Entry[]): ClockFigures['calendar'][] {
  const all = entries.flatMap(({ events }) => events.flatMap(event => ('figures' in event ? [event.figures.calendar] : [])));
  return [...new Map(all.map(calendar => [`${calendar.id}@${calendar.version}`, calendar])).values()];
}

async function findLayer(store: Store, id: string, version: number): Promise<CalendarLayer | undefined> {
  const shipped = shippedLayer();
  const [row] = await store.shared.select<{ days: string }>('select days from calendar_version where id = ? and version = ?', [
    id,
    version,
  ]);
  if (row) return JSON.parse(row.days) as CalendarLayer;
  return shipped.id === id && shipped.version === version ? shipped : undefined;
}
