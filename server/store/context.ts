import { layerCalendars } from '#engine/calendar/layers.ts';
import type { Calendar, CalendarLayer } from '#engine/calendar/types.ts';
import type { Organisation, ReleaseDefinition } from '#engine/cases/context.ts';
import type { Text } from '#engine/problem.ts';
import { officialId, shippedLayer } from '../calendars/official.ts';
import { KnownTexts } from './execute/journal-texts.ts';
import { KnownCases } from './execute/known-cases.ts';
import { find, type Plan, select } from './plan.ts';

/** What one transaction has looked up already: its versions cannot change under it but by what it writes itself. */
export interface Memo {
  readonly organisations: Map<string, Organisation>;
  readonly calendars: Map<string, Calendar>;
  /**
   * Where this process alone writes: number of the span of time in which commands on cases were all that was written (独写期), so that what was
   * looked up in it, the heads of cases among it, still stands. null: others write as well.
   */
  span: number | null;
  /** Set by a plan that writes nothing but rows of cases; any other ends the span. */
  isCase: boolean;
  /** Others than commands on cases wrote in this transaction: what is looked up now may never be committed. */
  isMixed: boolean;
  /** Cases of which something was decided and is not written yet. */
  readonly unwritten: Set<string>;
  /** What is being asked has nothing to do with what is not written yet. */
  isApart: boolean;
}

/** Memo of a transaction that begins. */
export function emptyMemo(): Memo {
  return {
    organisations: new Map(),
    calendars: new Map(),
    span: null,
    isCase: false,
    isMixed: false,
    unwritten: new Set(),
    isApart: false,
  };
}

/** Immutable data that `decide` reads, kept per tenant and checked against the database's version number on every use. */
export class ContextCache {
  readonly #organisations = new Map<string, Organisation>();
  readonly #layers = new Map<string, CalendarLayer>();
  readonly #calendars = new Map<string, Calendar>();
  readonly #releases = new Map<string, ReleaseDefinition | null>();
  /** Cases used last. */
  readonly cases = new KnownCases();
  readonly texts = new KnownTexts();

  /** Organisation (组织机构) of a tenant in its newest version. */
  *organisation(tenant: string, memo?: Memo): Plan<Organisation> {
    const seen = memo?.organisations.get(tenant);
    if (seen !== undefined) return seen;
    const found = yield* this.#organisation(tenant, memo?.isMixed);
    memo?.organisations.set(tenant, found);
    return found;
  }

  *#organisation(tenant: string, isMixed = false): Plan<Organisation> {
    const newest = yield* find<{ version: number }>('select version from organisation_version where tenant = ?', [tenant]);
    const version = newest?.version ?? 0;
    const known = this.#organisations.get(tenant);
    if (known?.version === version) return known;
    const loaded = yield* loadOrganisation(tenant, version);
    if (!isMixed) this.#organisations.set(tenant, loaded);
    return loaded;
  }

  /** Calendar (工作日历) of a tenant: the layers in force from the country through the centres above down to its own. */
  *calendar(tenant: string, memo?: Memo): Plan<Calendar> {
    const seen = memo?.calendars.get(tenant);
    if (seen !== undefined) return seen;
    const found = yield* this.#calendar(tenant, memo?.isMixed);
    memo?.calendars.set(tenant, found);
    return found;
  }

  *#calendar(tenant: string, isMixed = false): Plan<Calendar> {
    const found = yield* select<ActiveLayer>(activeLayers, [tenant, officialId]);
    const active = found.filter(({ id }, place) => found.findIndex(other => other.id === id) === place);
    const key = active.map(({ id, active: version }) => `${id}@${version}`).join('+');
    const known = this.#calendars.get(key);
    if (known !== undefined) return known;
    const layers: CalendarLayer[] = active[0]?.id === officialId ? [] : [shippedLayer()];
    for (const { id, active: version } of active) layers.push(yield* this.#layer(id, version, isMixed));
    const calendar = layerCalendars(layers);
    if (!isMixed) this.#calendars.set(key, calendar);
    return calendar;
  }

  *#layer(id: string, version: number, isMixed: boolean): Plan<CalendarLayer> {
    const key = `${id}@${version}`;
    const known = this.#layers.get(key) ?? (yield* loadLayer(id, version));
    if (!isMixed) this.#layers.set(key, known);
    return known;
  }

  /** Compiled release by content, undefined where there is none: what `decide` asks. */
  readonly find = (content: string): ReleaseDefinition | undefined => this.#releases.get(content) ?? undefined;

  /** Compiled release by content; null when the content is not stored; undefined when it has not been loaded yet. */
  release(content: string): ReleaseDefinition | null | undefined {
    return this.#releases.get(content);
  }

  keepRelease(content: string, release: ReleaseDefinition | null): void {
    this.#releases.set(content, release);
  }

  /** A content that was missing may be stored from now on, by this node or another one. */
  forgetMissing(content: string): void {
    if (this.#releases.get(content) === null) this.#releases.delete(content);
  }
}

function* loadOrganisation(tenant: string, version: number): Plan<Organisation> {
  const centre = yield* find('select * from centre where tenant = ?', [tenant]);
  const units = yield* select<{ id: string; title: string; parent: string | null }>(
    'select id, title, parent from unit where tenant = ? order by position, id',
    [tenant],
  );
  const posts = yield* select<{ account: string; name: string; post: string; unit: string }>(
    `select g.account, a.name, g.post, g.unit from role_grant g join account a on a.id = g.account
     where g.tenant = ? and a.active = 1 order by g.account, g.post, g.unit`,
    [tenant],
  );
  const absences = yield* select<{ account: string; substitute: string; since: number; until: number }>(
    'select account, substitute, since, until from absence where tenant = ? order by account, since, id',
    [tenant],
  );
  return {
    version,
    ...(typeof centre?.leaders === 'string' && { leaders: JSON.parse(centre.leaders) as string[] }),
    ...(absences.length > 0 && {
      absences: absences.map(({ since, until, ...who }) => ({ ...who, from: Number(since), until: Number(until) })),
    }),
    centre: {
      id: tenant,
      title: centre === undefined ? { zh: tenant, en: tenant } : readText(centre.title),
      shortName: String(centre?.short_name ?? ''),
      code: String(centre?.code ?? ''),
      address: String(centre?.address ?? ''),
      phone: String(centre?.phone ?? ''),
    },
    units: units.map(({ id, title, parent }) => ({ id, title: readText(title), ...(parent !== null && { parent }) })),
    posts: posts.map(({ account, name, post, unit }) => ({ account, name, post, unit: unit === '' ? null : unit })),
  };
}

interface ActiveLayer {
  readonly id: string;
  readonly active: number;
}

/** Most centres above each other that are looked at: a circle of centres ends here. */
const levels = 16;

/** Layers in force for a centre, the country's first where it is not the shipped one, its own last. Parameters: tenant, id of the country's. */
const activeLayers = `with recursive above (id, depth) as (
    select cast(? as text), 0 union all
    select p.parent, a.depth + 1 from above a join calendar_parent p on p.id = a.id where a.depth < ${levels})
  select c.id, c.active, a.depth from above a join calendar c on c.id = a.id
  union all select id, active, ${levels + 1} from calendar where id = ? order by 3 desc`;

function* loadLayer(id: string, version: number): Plan<CalendarLayer> {
  const row = yield* find<{ days: string }>('select days from calendar_version where id = ? and version = ?', [id, version]);
  if (row === undefined) throw new Error(`Expected version ${version} of the calendar ${id} to be stored, but it is not.`);
  return JSON.parse(row.days) as CalendarLayer;
}

function readText(value: unknown): Text {
  return JSON.parse(String(value)) as Text;
}
