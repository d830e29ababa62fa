import type { CodeEntry } from '#forms/schema/types.ts';
import type { CodeEntryView, CodeListRow, CodePage } from '../contract/codes.ts';
import type { AnswerOf, QueryOf } from '../contract/routes.ts';
import { notFound } from '../http/problem.ts';
import { findNames } from '../identity/names.ts';
import type { Person } from '../identity/person.ts';
import { findCentre } from '../releases/family.ts';
import type { Store } from '../store/types.ts';
import { type CentreList, codesOf } from './centre.ts';
import { searchCodes } from './search.ts';

/** Most codes that are given by name in one request. */
const codesAtMost = 50;

/** The lists of the reader's centre (字典目录), shipped ones first. */
export async function listCodeLists(store: Store, person: Person): Promise<AnswerOf<'listCodeLists'>> {
  const { lists } = await codesOf(store, person.tenant);
  return { rows: await Promise.all([...lists.values()].map(list => rowOf(store, person, list))) };
}

/** Part of a list (字典项), as the query asks. */
export async function getCodes(store: Store, person: Person, id: string, query: QueryOf<'getCodes'>): Promise<CodePage> {
  const { centre = person.tenant, ...asked } = query ?? {};
  if (!person.tenants.includes(centre)) throw notFound();
  const found = (await codesOf(store, centre)).lists.get(id);
  if (!found) throw notFound();
  const view = entryView(centre, found);
  return {
    list: await rowOf(store, person, found),
    version: found.list.version,
    entries: entriesOf(centre, found, asked).map(view),
  };
}

/** Finds a list of the reader's centre, or 404. */
export async function findList(store: Store, person: Person, id: string): Promise<CentreList> {
  const found = (await codesOf(store, person.tenant)).lists.get(id);
  if (!found) throw notFound();
  return found;
}

/** A list as the directory of lists shows it. */
export async function rowOf(store: Store, person: Person, { kind, list, shipped, layers }: CentreList): Promise<CodeListRow> {
  const names = await findNames(
    store,
    layers.map(({ savedBy }) => savedBy),
  );
  const centres = await Promise.all(layers.map(({ centre }) => findCentre(store, centre)));
  return {
    id: list.id,
    title: list.title,
    kind,
    source: shipped?.source ?? null,
    levels: [...list.levels],
    size: list.size,
    version: list.version,
    layers: layers.map(({ centre, version, entries, savedAt, savedBy }, at) => ({
      centre,
      title: centres[at]!.title,
      version,
      entries: entries.length,
      savedAt,
      savedBy: names(savedBy).name,
    })),
    own: layers.find(({ centre }) => centre === person.tenant)?.version ?? 0,
    mayChange: kind !== 'reserved' && person.permissions.has('code.manage'),
  };
}

type Asked = Omit<NonNullable<QueryOf<'getCodes'>>, 'centre'>;

function entriesOf(centre: string, { list, layers }: CentreList, { codes, mine, q, under }: Asked): readonly CodeEntry[] {
  if (codes !== undefined) return withAbove(list, codes.split(',').slice(0, codesAtMost));
  if (mine) {
    const own = layers.find(layer => layer.centre === centre);
    return (own?.entries ?? []).flatMap(({ code }) => list.find(code) ?? []);
  }
  return q === undefined ? list.children(under) : searchCodes(list, q, under);
}

/** Entries by code and everything above them, once each. */
function withAbove(list: CentreList['list'], codes: readonly string[]): CodeEntry[] {
  const found = new Map<string, CodeEntry>();
  for (const code of codes) {
    for (let entry = list.find(code); entry && !found.has(entry.code); ) {
      found.set(entry.code, entry);
      entry = entry.parent === undefined ? undefined : list.find(entry.parent);
    }
  }
  return [...found.values()];
}

function entryView(centre: string, { list, above, from, layers }: CentreList): (entry: CodeEntry) => CodeEntryView {
  const own = new Set(layers.find(layer => layer.centre === centre)?.entries.map(({ code }) => code));
  return entry => {
    const before = own.has(entry.code) ? above?.find(entry.code) : undefined;
    return {
      ...entry,
      hasChildren: list.hasChildren(entry.code),
      from: from(entry.code),
      ...(before ? { above: { title: before.title, retired: before.retired ?? false } } : {}),
    };
  };
}
