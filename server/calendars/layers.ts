import { layerCalendars } from '#engine/calendar/index.ts';
import type { Calendar, CalendarLayer } from '#engine/calendar/types.ts';
import type { Text } from '#engine/problem.ts';
import { officialId, shippedLayer } from './official.ts';

/** Asks rows of shared tables: `store.shared.select`, or a connection aside. */
export type Ask = <R>(sql: string, params: readonly (string | number)[]) => Promise<R[]>;

/** The tree of centres as their calendars inherit (日历继承). */
export interface CentreTree {
  /** Every centre with its title. */
  readonly titles: ReadonlyMap<string, Text>;
  /** Ids of the layers over a calendar and itself: the country, the centres above from the highest down, the calendar's own. */
  chain(id: string): readonly string[];
  /** Centres whose calendars a layer is part of: itself and all below; every centre for the country's. */
  reached(id: string): readonly string[];
}

/** One layer of a chain with the version that is in force (0: none stored, or the shipped one) and what it says, if anything. */
export interface LayerInForce {
  readonly id: string;
  readonly version: number;
  readonly layer: CalendarLayer | undefined;
}

/** Reads the tree of centres. */
export async function readTree(ask: Ask): Promise<CentreTree> {
  const centres = await ask<{ tenant: string; title: string }>('select tenant, title from centre', []);
  const links = await ask<{ id: string; parent: string }>('select id, parent from calendar_parent', []);
  const parents = new Map(links.map(({ id, parent }) => [id, parent]));
  const titles = new Map(centres.map(({ tenant, title }) => [tenant, JSON.parse(title) as Text]));
  const chain = (id: string): string[] => (id === officialId ? [officialId] : [officialId, ...above(parents, id).reverse()]);
  return {
    titles,
    chain,
    reached: id => (id === officialId ? [...titles.keys()] : [...titles.keys()].filter(centre => chain(centre).includes(id))),
  };
}

/** A centre and those above it, the nearest first. A circle ends where it began. */
function above(parents: ReadonlyMap<string, string>, id: string): string[] {
  const found: string[] = [];
  for (let next: string | undefined = id; next !== undefined && !found.includes(next); next = parents.get(next)) found.push(next);
  return found;
}

/** Reads the layers of a chain that are in force. */
export async function readLayers(ask: Ask, chain: readonly string[]): Promise<LayerInForce[]> {
  const rows = await ask<{ id: string; active: number }>(
    `select id, active from calendar where id in (${chain.map(() => '?').join(', ')})`,
    chain,
  );
  return Promise.all(
    chain.map(async id => {
      const version = Number(rows.find(row => row.id === id)?.active ?? 0);
      return { id, version, layer: await readLayer(ask, id, version) };
    }),
  );
}

/** Reads a version of a layer; 0 is the shipped one of the country, of a centre nothing. Answers undefined where nothing is said or stored. */
export async function readLayer(ask: Ask, id: string, version: number): Promise<CalendarLayer | undefined> {
  if (version === 0) return id === officialId ? shippedLayer() : undefined;
  const [row] = await ask<{ days: string }>('select days from calendar_version where id = ? and version = ?', [id, version]);
  return row && (JSON.parse(row.days) as CalendarLayer);
}

/** The calendar some layers make. */
export function calendarOf(layers: readonly LayerInForce[]): Calendar {
  return layerCalendars(layers.flatMap(({ layer }) => layer ?? []));
}

/** Layers with one of them as it would be. */
export function withLayer(layers: readonly LayerInForce[], changed: Omit<LayerInForce, 'version'>): LayerInForce[] {
  return layers.map(known => (known.id === changed.id ? { ...known, layer: changed.layer } : known));
}
