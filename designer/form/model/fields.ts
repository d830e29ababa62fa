import type { Field } from '#forms/fields/types.ts';
import { titleOfSchema } from '#forms/schema/messages.ts';
import type { FormSchema } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { FieldPath } from '../editor.ts';
import { isSound } from './guard.ts';
import {
  fieldAt,
  holderAt,
  insideOf,
  namesIn,
  propertiesOf,
  schemaOf,
  without,
  withFieldIn,
  withHolder,
  withOrder,
  withOrders,
} from './holder.ts';
import { layoutOf, sectionsOf, withLayout } from './layout.ts';
import { dropMentions, isMentioned } from './mentions.ts';
import { freshName, freshTitle, freshXId, xIdsOf } from './names.ts';
import { sectionOfField } from './pages.ts';
import { isSamePath, isWithin, mapRules, type Moves, movedText, readsOf, sightOf } from './rules.ts';

/** Where a field is put (放置位置): a section of the layout, or a group or table. `index` counts the fields there, a field that moves not counted. */
export type Place = { readonly section: string; readonly index: number } | { readonly inside: FieldPath; readonly index: number };

/** A changed form, and where the field stands in it. A change that cannot be made gives the form as it was. */
export interface Placed {
  readonly file: FormFile;
  readonly path: FieldPath;
}

/** Path of the group or table a place is in; empty for the form itself. */
export const holderOf = (place: Place): FieldPath => ('inside' in place ? place.inside : []);
const inserted = (names: readonly string[], index: number, name: string): string[] =>
  names.filter(other => other !== name).toSpliced(Math.max(0, index), 0, name);

/**
 * true: a holder takes a field (可否放入). A table takes plain fields, a group takes these and tables; groups and tables are not put into themselves.
 */
export function mayHold(file: FormFile, inside: FieldPath, field: Pick<Field, 'schema'>): boolean {
  if (inside.length === 0) return true;
  const holder = fieldAt(file, inside);
  const kind = holder ? insideOf(holder.schema) : null;
  const own = insideOf(field.schema);
  return kind === 'rows' ? own === null : kind === 'group' && own !== 'group';
}

/** true: the place is there. */
export function isPlace(file: FormFile, place: Place): boolean {
  if ('inside' in place) return place.inside.length > 0 && holderAt(file, place.inside) !== undefined;
  return sectionsOf(layoutOf(file)).some(({ id }) => id === place.section);
}

/** The form with a field of the holder at a place among its fields. */
function arranged(file: FormFile, name: string, place: Place): FormFile {
  if ('inside' in place) return withHolder(file, place.inside, holder => withOrder(holder, inserted(namesIn(holder), place.index, name)));
  const pages = layoutOf(file).pages.map(page => ({
    ...page,
    sections: page.sections.map(section => {
      if (section.id === place.section) return { ...section, fields: inserted(section.fields, place.index, name) };
      return section.fields.includes(name) ? { ...section, fields: section.fields.filter(other => other !== name) } : section;
    }),
  }));
  return withLayout(file, { pages });
}

/** The form with a field put under a name that is free there. */
export const put = (file: FormFile, name: string, field: Field, place: Place): FormFile =>
  arranged(
    withHolder(file, holderOf(place), holder => withFieldIn(holder, name, field)),
    name,
    place,
  );

/** The form without a field and without whatever names it, rules apart. */
function taken(file: FormFile, path: FieldPath): FormFile {
  const name = path.at(-1) as string;
  const layout = path.length === 1 ? layoutOf(file) : null;
  const cut = withHolder(file, path.slice(0, -1), ({ schema, ui }) => ({
    schema: dropMentions(schema, name),
    ui: without(
      withOrders(ui, names => (names.includes(name) ? names.filter(other => other !== name) : names)),
      name,
    ),
  }));
  return layout ? withLayout(cut, layout) : cut;
}

/** The form with a field changed (修改字段): its schema, settings, and whether it must be filled. The form itself where there is none. */
export function withField(file: FormFile, path: FieldPath, change: (field: Field) => Field): FormFile {
  const field = fieldAt(file, path);
  if (!field) return file;
  return withHolder(file, path.slice(0, -1), holder => withFieldIn(holder, path.at(-1) as string, change(field)));
}

/** The field with new x-ids for everything in it, none of them of the form. The field's own x-id is `xId`. */
export function freshInner(file: FormFile, field: Field, xId: string): Field {
  const ids = new Set([...xIdsOf(schemaOf(file)), xId]);
  const renew = (schema: FormSchema, id: string): FormSchema => {
    const own = insideOf(schema);
    const holder = own === 'rows' ? (schema.items as FormSchema) : schema;
    const properties = Object.fromEntries(
      Object.entries(own === null ? {} : propertiesOf(holder)).map(([name, inner]) => {
        const next = freshIdOf(ids, `${id}_${name}`, inner);
        return [name, renew(inner, next)] as const;
      }),
    );
    const inner = own === null ? holder : { ...holder, properties };
    const outer = own === 'rows' ? { ...schema, items: inner } : inner;
    return id === '' ? outer : { ...outer, 'x-id': id };
  };
  return { ...field, schema: renew(field.schema, xId) };
}

function freshIdOf(ids: Set<string>, wanted: string, schema: FormSchema): string {
  const own = schema['x-id'];
  const stem = wanted.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`).slice(0, 110);
  const free = typeof own === 'string' && !ids.has(own) ? own : stem;
  let id = free;
  for (let n = 2; ids.has(id); n += 1) id = `${stem}_${n}`;
  ids.add(id);
  return id;
}

/** The form without a field (删除字段), and without conditions and rules that read it: see `rulesReading` for what goes with it. */
export function removeField(file: FormFile, path: FieldPath): FormFile {
  if (!fieldAt(file, path)) return file;
  const cut = taken(file, path);
  return mapRules(cut, (text, owner) =>
    readsOf(file, { owner, text }).some(({ field }) => field && isWithin(field, path)) ? undefined : text,
  );
}

/** true: a condition or a dependence beside a field speaks of it, and goes when the field goes (条件引用). */
export function isInCondition(file: FormFile, path: FieldPath): boolean {
  const holder = path.length > 0 ? holderAt(file, path.slice(0, -1)) : undefined;
  return holder !== undefined && isMentioned(holder.schema, path.at(-1) as string);
}

/** Where a field stands, as a place that the same field could be put at. */
export function placeOf(file: FormFile, path: FieldPath): Place | undefined {
  const name = path.at(-1);
  if (name === undefined || !fieldAt(file, path)) return undefined;
  const inside = path.slice(0, -1);
  if (inside.length > 0) return { inside, index: namesIn(holderAt(file, inside)!).indexOf(name) };
  const section = sectionOfField(file, name);
  return section && { section: section.id, index: section.fields.indexOf(name) };
}

const copiedTitle = (file: FormFile, schema: FormSchema): FormSchema => {
  const { zh, en } = freshTitle(file, titleOfSchema(schema, ''));
  const title = { ...schema, title: zh.slice(0, 200) };
  return typeof schema['x-title-en'] === 'string' ? { ...title, 'x-title-en': en.slice(0, 200) } : title;
};

/** The form with a copy of a field right after it (复制字段): another name, x-ids of its own; its rules read what is inside the copy. `form` as in `addField`. */
export function copyField(file: FormFile, path: FieldPath, form?: string): Placed {
  const field = fieldAt(file, path);
  const place = placeOf(file, path);
  if (!field || !place) return { file, path };
  const inside = path.slice(0, -1);
  const name = freshName(file, inside, path.at(-1) as string);
  const xId = freshXId(xIdsOf(schemaOf(file)), [...inside, name].join('_'), form);
  const to = [...inside, name];
  const copy = freshInner(file, { ...field, schema: copiedTitle(file, field.schema) }, xId);
  const added = put(file, name, copy, { ...place, index: place.index + 1 });
  const moves: Moves = one => (isWithin(one, path) ? [...to, ...one.slice(path.length)] : one);
  const back: Moves = one => (isWithin(one, to) ? [...path, ...one.slice(to.length)] : one);
  const made = mapRules(added, (text, owner) =>
    isWithin(owner, to) ? movedText(text, sightOf(file, back(owner)), moves, sightOf(added, owner)) : text,
  );
  return isSound(file, made) ? { file: made, path: to } : { file, path };
}

/** The form with every rule written for the places after a change. */
export function followed(before: FormFile, after: FormFile, from: FieldPath, to: FieldPath): FormFile {
  const moves: Moves = one => (isWithin(one, from) ? [...to, ...one.slice(from.length)] : one);
  const back: Moves = one => (isWithin(one, to) ? [...from, ...one.slice(to.length)] : one);
  return mapRules(after, (text, owner) => movedText(text, sightOf(before, back(owner)), moves, sightOf(after, owner)));
}

/** The form with a field at another place (移动字段); rules that read it follow. Out of reach, or against the rules of the form: nothing changes. */
export function moveField(file: FormFile, path: FieldPath, place: Place): Placed {
  const field = fieldAt(file, path);
  const inside = holderOf(place);
  if (!field || !isPlace(file, place) || isWithin(inside, path) || !mayHold(file, inside, field)) return { file, path };
  const name = path.at(-1) as string;
  if (isSamePath(inside, path.slice(0, -1))) return { file: arranged(file, name, place), path };
  const cut = taken(file, path);
  const isFree = !Object.hasOwn(propertiesOf(holderAt(cut, inside)!.schema), name);
  const to = [...inside, isFree ? name : freshName(cut, inside, name)];
  const moved = followed(file, put(cut, to.at(-1) as string, field, place), path, to);
  return isSound(file, moved) ? { file: moved, path: to } : { file, path };
}
