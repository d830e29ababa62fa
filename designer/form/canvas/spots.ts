import { findKind } from '#forms/fields/index.ts';
import type { FormFile } from '#processes/types.ts';
import type { FieldPath, Selection } from '../editor.ts';
import {
  addField,
  fieldAt,
  holderAt,
  insideOf,
  isSamePath,
  isWithin,
  layoutOf,
  mayHold,
  moveField,
  movePage,
  moveSection,
  namesIn,
  type Place,
  pageOfSection,
  placeOf,
  sectionOfField,
  sectionsOf,
} from '../model/index.ts';
import { fieldKey, insideKey, pageKey, sectionKey, selectionOfKey } from './keys.ts';

/** What is being put somewhere (拖放的东西): a new field of a kind, or something that is on the canvas. */
export type Carried = { readonly kind: 'new'; readonly kindId: string } | Exclude<Selection, { readonly kind: 'form' }>;

/** Where on the canvas the place is shown: before or after something, or inside what is empty. */
export interface Mark {
  readonly key: string;
  readonly side: 'before' | 'after' | 'into';
}

/** A place that something can be put at (放置位置), and how it is shown. */
export type Spot = { readonly mark: Mark } & (
  | { readonly kind: 'field'; readonly place: Place }
  | { readonly kind: 'section'; readonly page: string; readonly index: number }
  | { readonly kind: 'page'; readonly index: number }
);

/** The mark of a place in a list of things; what is carried is not among them. */
function markAt(keys: readonly string[], index: number, inside: string): Mark {
  const [next, last] = [keys[index], keys.at(-1)];
  if (next !== undefined) return { key: next, side: 'before' };
  return last === undefined ? { key: insideKey(inside), side: 'into' } : { key: last, side: 'after' };
}

/** All places in a list, one more than there are things in it. */
const spotsAmong = (keys: readonly string[], inside: string): readonly { readonly index: number; readonly mark: Mark }[] =>
  [...keys, null].map((_, index) => ({ index, mark: markAt(keys, index, inside) }));

/** The field that is carried, as far as it is one. */
function fieldCarried(file: FormFile, carried: Carried) {
  if (carried.kind === 'field') return fieldAt(file, carried.path);
  return carried.kind === 'new' ? findKind(carried.kindId)?.create({ xId: 'f_new', title: { zh: '', en: '' } }) : undefined;
}

const others = (names: readonly string[], inside: FieldPath, carried: Carried): readonly string[] =>
  carried.kind === 'field' && isSamePath(carried.path.slice(0, -1), inside) ? names.filter(name => name !== carried.path.at(-1)) : names;

const isItself = (path: FieldPath, carried: Carried): boolean => carried.kind === 'field' && isWithin(path, carried.path);

/** Places inside a group or table, and inside what is in it, each after the place before the thing it is in. */
function spotsInside(file: FormFile, inside: FieldPath, carried: Carried): Spot[] {
  const holder = holderAt(file, inside);
  const field = fieldCarried(file, carried);
  if (!holder || !field || isItself(inside, carried)) return [];
  const names = others(namesIn(holder), inside, carried);
  const own = mayHold(file, inside, field)
    ? spotsAmong(
        names.map(name => fieldKey([...inside, name])),
        fieldKey(inside),
      ).map(({ index, mark }): Spot => ({ kind: 'field', place: { inside, index }, mark }))
    : [];
  return woven(own, names, name => spotsInside(file, [...inside, name], carried));
}

/** Places in a list, with those inside each thing after the place before it. */
const woven = (own: readonly Spot[], names: readonly string[], within: (name: string) => readonly Spot[]): Spot[] => [
  ...names.flatMap((name, index) => [...own.slice(index, index + 1), ...within(name)]),
  ...own.slice(names.length),
];

function spotsForFields(file: FormFile, carried: Carried): Spot[] {
  return sectionsOf(layoutOf(file)).flatMap(section => {
    const names = others(section.fields, [], carried);
    const own = spotsAmong(
      names.map(name => fieldKey([name])),
      sectionKey(section.id),
    ).map(({ index, mark }): Spot => ({ kind: 'field', place: { section: section.id, index }, mark }));
    return woven(own, names, name => spotsInside(file, [name], carried));
  });
}

/** Every place that something can be put at, in reading order over all pages (全部可放位置). */
export function spotsFor(file: FormFile, carried: Carried): readonly Spot[] {
  const { pages } = layoutOf(file);
  if (carried.kind === 'page') {
    const rest = pages.filter(({ id }) => id !== carried.id).map(({ id }) => pageKey(id));
    return spotsAmong(rest, 'form').map(({ index, mark }) => ({ kind: 'page', index, mark }));
  }
  if (carried.kind !== 'section') return spotsForFields(file, carried);
  return pages.flatMap(page => {
    const rest = page.sections.filter(({ id }) => id !== carried.id).map(({ id }) => sectionKey(id));
    return spotsAmong(rest, pageKey(page.id)).map(({ index, mark }): Spot => ({ kind: 'section', page: page.id, index, mark }));
  });
}

const isSameMark = (a: Mark, b: Mark): boolean => a.key === b.key && a.side === b.side;

/** The place among all places that is meant by a mark, such as the one under the pointer; undefined when nothing can be put there. */
export function spotAt(spots: readonly Spot[], mark: Mark): Spot | undefined {
  const found = spots.find(spot => isSameMark(spot.mark, mark));
  if (found || mark.side !== 'after') return found;
  // after one thing is before the next in the same list
  const before = spots.findIndex(spot => isSameMark(spot.mark, { ...mark, side: 'before' }));
  const spot = spots[before];
  return spot && spots.slice(before + 1).find(other => isSameList(other, spot));
}

const listOf = (spot: Spot): string => {
  if (spot.kind !== 'field') return spot.kind === 'section' ? `page ${spot.page}` : 'form';
  return 'inside' in spot.place ? `in ${spot.place.inside.join('.')}` : `section ${spot.place.section}`;
};
const isSameList = (a: Spot, b: Spot): boolean => listOf(a) === listOf(b);
const indexOf = (spot: Spot): number => (spot.kind === 'field' ? spot.place.index : spot.index);

/** Where what is carried stands now, among the places it can be put at; -1 when it stands nowhere. */
export function spotNow(file: FormFile, carried: Carried, spots: readonly Spot[]): number {
  const is = (spot: Spot): boolean => {
    if (carried.kind === 'page' && spot.kind === 'page')
      return indexOf(spot) === layoutOf(file).pages.findIndex(({ id }) => id === carried.id);
    if (carried.kind === 'section' && spot.kind === 'section') {
      const page = pageOfSection(file, carried.id);
      return spot.page === page?.id && spot.index === page.sections.findIndex(({ id }) => id === carried.id);
    }
    if (carried.kind !== 'field' || spot.kind !== 'field') return false;
    const place = placeOf(file, carried.path);
    return place !== undefined && listOf({ ...spot, place }) === listOf(spot) && place.index === spot.place.index;
  };
  return spots.findIndex(is);
}

/** The page a place is on; null for places among pages. */
export function pageOfSpot(file: FormFile, spot: Spot): string | null {
  if (spot.kind === 'page') return null;
  if (spot.kind === 'section') return spot.page;
  return pageOfPlace(file, spot.place);
}

function pageOfPlace(file: FormFile, place: Place): string | null {
  const section = 'section' in place ? place.section : sectionOfField(file, place.inside[0] as string)?.id;
  return (section !== undefined && pageOfSection(file, section)?.id) || null;
}

/** The form with what is carried at a place, and what is chosen then (放下). Nothing changed when the form cannot have it there. */
export function dropped(
  file: FormFile,
  carried: Carried,
  spot: Spot,
  form: string,
): { readonly file: FormFile; readonly selection: Selection } {
  if (spot.kind === 'page' && carried.kind === 'page') return { file: movePage(file, carried.id, spot.index), selection: carried };
  if (spot.kind === 'section' && carried.kind === 'section') return { file: moveSection(file, carried.id, spot), selection: carried };
  if (spot.kind !== 'field') return { file, selection: { kind: 'form' } };
  if (carried.kind !== 'new' && carried.kind !== 'field') return { file, selection: carried };
  const placed = carried.kind === 'new' ? addField(file, carried.kindId, spot.place, form) : moveField(file, carried.path, spot.place);
  return { file: placed.file, selection: placed.path.length > 0 ? { kind: 'field', path: placed.path } : { kind: 'form' } };
}

/**
 * The place for a new field when nobody points at one (添加位置): after what is chosen, or after what that is in where it cannot stand there;
 * in an empty group or table that is chosen; at the end of a section or page that is chosen, else of the page that is shown.
 */
export function placeAfter(file: FormFile, selection: Selection, kindId: string, shown: string): Place | null {
  const field = fieldCarried(file, { kind: 'new', kindId });
  if (!field) return null;
  if (selection.kind === 'field') {
    const holder = holderAt(file, selection.path);
    if (holder && namesIn(holder).length === 0 && mayHold(file, selection.path, field)) return { inside: selection.path, index: 0 };
    for (let path = selection.path; path.length > 0; path = path.slice(0, -1)) {
      const place = placeOf(file, path);
      if (place && mayHold(file, path.slice(0, -1), field)) return { ...place, index: place.index + 1 };
    }
  }
  const { pages } = layoutOf(file);
  const page = pages.find(({ id }) => id === (selection.kind === 'page' ? selection.id : shown)) ?? pages[0];
  const chosen = sectionsOf(layoutOf(file)).find(({ id }) => selection.kind === 'section' && id === selection.id);
  const section = chosen ?? page?.sections.at(-1);
  return section ? { section: section.id, index: section.fields.length } : null;
}

/** One thing of a page in the order the arrow keys go (可聚焦的行). */
export interface Row {
  readonly key: string;
  /** 1: a section. */
  readonly level: number;
  /** Its place among its neighbours, from 1, and how many they are. */
  readonly position: number;
  readonly size: number;
  readonly isHolder: boolean;
}

function rowsInside(file: FormFile, inside: FieldPath, names: readonly string[]): Row[] {
  return names.flatMap((name, index) => {
    const path = [...inside, name];
    const field = fieldAt(file, path);
    if (!field) return [];
    const holder = insideOf(field.schema) === null ? undefined : holderAt(file, path);
    const row = { key: fieldKey(path), level: path.length + 1, position: index + 1, size: names.length, isHolder: holder !== undefined };
    return [row, ...(holder ? rowsInside(file, path, namesIn(holder)) : [])];
  });
}

/** Everything on a page from top to bottom: sections, their fields, and what is in those. */
export function rowsOf(file: FormFile, page: string): readonly Row[] {
  const sections = layoutOf(file).pages.find(({ id }) => id === page)?.sections ?? [];
  return sections.flatMap((section, index) => [
    { key: sectionKey(section.id), level: 1, position: index + 1, size: sections.length, isHolder: true },
    ...rowsInside(file, [], section.fields),
  ]);
}

/** What the arrow keys lead to from a row. */
export function neighbourOf(rows: readonly Row[], key: string | null, to: string): string | null {
  const at = rows.findIndex(row => row.key === key);
  const row = rows[at];
  if (!row) return rows[0]?.key ?? null;
  const parent = rows.slice(0, at).findLast(other => other.level < row.level);
  const targets: Readonly<Record<string, Row | undefined>> = {
    ArrowDown: rows[at + 1],
    ArrowUp: rows[at - 1],
    ArrowRight: rows[at + 1]?.level === row.level + 1 ? rows[at + 1] : undefined,
    ArrowLeft: parent,
    Home: rows[0],
    End: rows.at(-1),
  };
  return targets[to]?.key ?? null;
}

/** What is chosen once a row is gone: the next of its neighbours, the one before, or what it was in. */
export function heirOf(rows: readonly Row[], key: string): Selection {
  const at = rows.findIndex(row => row.key === key);
  const row = rows[at];
  if (!row) return { kind: 'form' };
  const after = rows.slice(at + 1).find(other => other.level <= row.level);
  if (after?.level === row.level) return selectionOfKey(after.key);
  const before = rows.slice(0, at).findLast(other => other.level <= row.level);
  return selectionOfKey(before?.key ?? null);
}
