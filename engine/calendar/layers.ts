import type { Calendar, CalendarLayer, CalendarYear, OfficeHours } from './types.ts';

/** Hours of a calendar none of whose layers sets any (默认办公时间): 09:00-12:00 and 13:00-17:00. */
export const defaultHours: OfficeHours = {
  periods: [
    { from: 9 * 60, to: 12 * 60 },
    { from: 13 * 60, to: 17 * 60 },
  ],
};

/**
 * The calendar a centre works by (合成日历), from the country's layer down to its own. A lower layer's year list replaces the one above; a partial
 * year only changes the days it names, and an empty one says nothing; hours replace hours; local days stand over both. The id tells the versions
 * of all but the last layer (`cn@2+heshan`), the version is that of the last: two calendars of the same id and version are the same.
 * Throws RangeError without a layer.
 */
export function layerCalendars(layers: readonly CalendarLayer[]): Calendar {
  const last = layers.at(-1);
  if (!last) throw new RangeError('Expected at least one layer of the calendar.');
  const above = layers.slice(0, -1).map(({ id, version }) => `${id}@${version}`);
  const hours = layers.findLast(layer => layer.hours !== undefined)?.hours ?? defaultHours;
  const local = Object.assign({}, ...layers.map(layer => layer.local)) as NonNullable<Calendar['local']>;
  return {
    id: [...above, last.id].join('+'),
    version: last.version,
    years: layers.reduce(layYears, {}),
    hours,
    ...(Object.keys(local).length === 0 ? {} : { local }),
  };
}

type Years = CalendarLayer['years'];

function layYears(above: Years, layer: CalendarLayer): Years {
  const years = { ...above };
  for (const [year, list] of Object.entries(layer.years)) {
    const known = years[year];
    if (!known || (!list.partial && list.off.length > 0)) years[year] = list;
    else if (list.partial) years[year] = layYear(known, list);
  }
  return years;
}

/** A list with the days of a partial one over it. */
function layYear(above: CalendarYear, over: CalendarYear): CalendarYear {
  const taken = new Set([...over.off, ...over.makeUp, ...(over.normal ?? [])]);
  const rest = (dates: readonly string[]) => dates.filter(date => !taken.has(date));
  const names = Object.fromEntries(Object.entries(above.names ?? {}).filter(([date]) => !taken.has(date)));
  const source = [above.source, over.source].filter(Boolean).join('；');
  return {
    ...(above.partial ? { partial: true, normal: [...rest(above.normal ?? []), ...(over.normal ?? [])] } : {}),
    off: [...rest(above.off), ...over.off].sort(),
    makeUp: [...rest(above.makeUp), ...over.makeUp].sort(),
    names: { ...names, ...over.names },
    ...(source ? { source } : {}),
  };
}
