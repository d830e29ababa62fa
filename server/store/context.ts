import type { Calendar } from '#engine/calendar/types.ts';
import type { Organisation, ReleaseDefinition } from '#engine/cases/context.ts';
import type { Text } from '#engine/problem.ts';
import { officialCalendar } from '../calendars/official.ts';
import { KnownCases } from './execute/known-cases.ts';
import { find, type Plan, select } from './plan.ts';

const official = officialCalendar();

/** Id of the national calendar (全国工作日历): its stream and row. */
export const officialId = official.id;

/** What one transaction has looked up already: its versions cannot change under it but by what it writes itself. */
export interface Memo {
  readonly organisations: Map<string, Organisation>;
  readonly calendars: Map<string, Calendar>;
}

/** Memo of a transaction that begins. */
export function emptyMemo(): Memo {
  return { organisations: new Map(), calendars: new Map() };
}

/** Immutable data that `decide` reads, kept per tenant and checked against the database's version number on every use. */
export class ContextCache {
  readonly #organisations = new Map<string, Organisation>();
  readonly #calendars = new Map<string, Calendar>();
  readonly #releases = new Map<string, ReleaseDefinition | null>();
  /** Cases used last. */
  readonly cases = new KnownCases();

  /** Organisation (组织机构) of a tenant in its newest version. */
  *organisation(tenant: string, memo?: Memo): Plan<Organisation> {
    const seen = memo?.organisations.get(tenant);
    if (seen !== undefined) return seen;
    const found = yield* this.#organisation(tenant);
    memo?.organisations.set(tenant, found);
    return found;
  }

  *#organisation(tenant: string): Plan<Organisation> {
    const newest = yield* find<{ version: number }>('select version from organisation_version where tenant = ?', [tenant]);
    const version = newest?.version ?? 0;
    const known = this.#organisations.get(tenant);
    if (known?.version === version) return known;
    const loaded = yield* loadOrganisation(tenant, version);
    this.#organisations.set(tenant, loaded);
    return loaded;
  }

  /** Calendar (工作日历) of a tenant: its own where one is active, else the national one. */
  *calendar(tenant: string, memo?: Memo): Plan<Calendar> {
    const seen = memo?.calendars.get(tenant);
    if (seen !== undefined) return seen;
    const found = yield* this.#calendar(tenant);
    memo?.calendars.set(tenant, found);
    return found;
  }

  *#calendar(tenant: string): Plan<Calendar> {
    const rows = yield* select<{ id: string; active: number }>('select id, active from calendar where id in (?, ?)', [tenant, officialId]);
    const row = rows.find(({ id }) => id === tenant) ?? rows[0];
    if (row === undefined) return official;
    const key = `${row.id} ${row.active}`;
    const known = this.#calendars.get(key) ?? (yield* loadCalendar(row.id, row.active));
    this.#calendars.set(key, known);
    return known;
  }

  /** Compiled release by content; null when the content is not stored; undefined when it has not been loaded yet. */
  release(content: string): ReleaseDefinition | null | undefined {
    return this.#releases.get(content);
  }

  keepRelease(content: string, release: ReleaseDefinition | null): void {
    this.#releases.set(content, release);
  }

  /** A content that was missing may have been stored since. */
  forgetMissing(content: string): void {
    if (this.#releases.get(content) === null) this.#releases.delete(content);
  }
}

function* loadOrganisation(tenant: string, version: number): Plan<Organisation> {
  const centre = yield* find('select * from centre where tenant = ?', [tenant]);
  const units = yield* select<{ id: string; title: string }>('select id, title from unit where tenant = ? order by position, id', [tenant]);
  const posts = yield* select<{ account: string; name: string; post: string; unit: string }>(
    `select g.account, a.name, g.post, g.unit from role_grant g join account a on a.id = g.account
     where g.tenant = ? and a.active = 1 order by g.account, g.post, g.unit`,
    [tenant],
  );
  return {
    version,
    centre: {
      id: tenant,
      title: centre === undefined ? { zh: tenant, en: tenant } : readText(centre.title),
      shortName: String(centre?.short_name ?? ''),
      code: String(centre?.code ?? ''),
      address: String(centre?.address ?? ''),
      phone: String(centre?.phone ?? ''),
    },
    units: units.map(({ id, title }) => ({ id, title: readText(title) })),
    posts: posts.map(({ account, name, post, unit }) => ({ account, name, post, unit: unit === '' ? null : unit })),
  };
}

function* loadCalendar(id: string, version: number): Plan<Calendar> {
  const row = yield* find<{ days: string }>('select days from calendar_version where id = ? and version = ?', [id, version]);
  return row === undefined ? official : (JSON.parse(row.days) as Calendar);
}

function readText(value: unknown): Text {
  return JSON.parse(String(value)) as Text;
}
