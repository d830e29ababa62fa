import type { FormLayout, FormPage, FormSection } from '#forms/schema/types.ts';
import { isValues } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { type Holder, holderAt, namesIn, without, withHolder, withOrder } from './holder.ts';

/** Columns a section may have on a wide page. */
const mostColumns = 3;
/** Columns of a form that says nothing about its layout. */
const plainColumns = 2;
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** An id that none of the given has: `section`, `section2`, `section3`. */
export function freshId(stem: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const id = `${stem}${n}`;
    if (!taken.has(id)) return id;
  }
}

interface Reading {
  /** Names not placed yet. */
  readonly open: Set<string>;
  readonly ids: Set<string>;
}

/** The id as written, or a new one when it is missing or used twice. */
function takeId(reading: Reading, id: unknown, stem: string): string {
  const taken = typeof id === 'string' && id !== '' && !reading.ids.has(id) ? id : freshId(stem, reading.ids);
  reading.ids.add(taken);
  return taken;
}

function readSection(reading: Reading, value: unknown): FormSection {
  const section = isValues(value) ? value : {};
  const fields = listOf(section.fields).filter((name): name is string => typeof name === 'string' && reading.open.delete(name));
  const columns = Number.isInteger(section.columns) ? Math.min(mostColumns, Math.max(1, section.columns as number)) : 1;
  return { ...section, id: takeId(reading, section.id, 'section'), columns, fields };
}

function readPage(reading: Reading, file: FormFile, value: unknown): FormPage {
  const page = isValues(value) ? value : {};
  const sections = listOf(page.sections).map(one => readSection(reading, one));
  const own = sections.length > 0 ? sections : [readSection(reading, {})];
  const title = isValues(page.title) ? (page.title as unknown as FormPage['title']) : file.title;
  return { ...page, id: takeId(reading, page.id, 'page'), title, sections: own };
}

/** The pages with the fields they do not name at the end of the last section. */
function withRest(pages: readonly FormPage[], rest: readonly string[]): readonly FormPage[] {
  const last = pages.at(-1)?.sections.at(-1);
  if (rest.length === 0 || !last) return pages;
  const filled = { ...last, fields: [...last.fields, ...rest] };
  return pages.map(page => ({ ...page, sections: page.sections.map(section => (section === last ? filled : section)) }));
}

const known = new WeakMap<FormFile, FormLayout>();

/**
 * The layout of a form (版面), put in order: every field at the top stands in it once, ids are unique, every page has a section.
 * A form without `ui:layout` gives one page with one section of two columns in `ui:order`.
 */
export function layoutOf(file: FormFile): FormLayout {
  const found = known.get(file);
  if (found) return found;
  const names = namesIn(holderAt(file, []) as Holder);
  const reading: Reading = { open: new Set(names), ids: new Set() };
  const written = isValues(file.ui) && isValues(file.ui['ui:layout']) ? listOf(file.ui['ui:layout'].pages) : [];
  const pages = (written.length > 0 ? written : [{ sections: [{ columns: plainColumns }] }]).map(page => readPage(reading, file, page));
  const layout = { pages: withRest(pages, [...reading.open]) };
  known.set(file, layout);
  return layout;
}

/** Sections of all pages in reading order. */
export const sectionsOf = ({ pages }: FormLayout): readonly FormSection[] => pages.flatMap(page => page.sections);

/** Names of the fields at the top in reading order. */
export const readingOrderOf = (layout: FormLayout): readonly string[] => sectionsOf(layout).flatMap(({ fields }) => fields);

/** true: says nothing that a form without `ui:layout` would not say. */
function isPlain({ pages }: FormLayout, file: FormFile): boolean {
  const [page, ...more] = pages;
  const [section, ...others] = page?.sections ?? [];
  if (!page || !section || more.length > 0 || others.length > 0) return false;
  const { fields: _, ...own } = written(section);
  const plain = { id: page.id, title: page.title, section: own };
  return JSON.stringify(plain) === JSON.stringify({ id: 'page1', title: file.title, section: { id: 'section1', columns: plainColumns } });
}

const textKeys: readonly (keyof FormSection)[] = ['id', 'title', 'text', 'columns', 'fields'];
/** The keys of a section in one order, without what is not set. */
const written = (section: FormSection): FormSection =>
  Object.fromEntries(textKeys.filter(key => section[key] !== undefined).map(key => [key, section[key]])) as unknown as FormSection;

/**
 * The form with another layout: keys of `properties` and `ui:order` follow its reading order. Names it does not know are left out,
 * fields it forgets go to its end; a layout that says nothing is not written into a form that had none.
 */
export function withLayout(file: FormFile, layout: FormLayout): FormFile {
  const had = isValues(file.ui) && Object.hasOwn(file.ui, 'ui:layout');
  const asked = { ...file, ui: { ...file.ui, 'ui:layout': layout } };
  const whole = layoutOf(asked);
  const pages = whole.pages.map(({ id, title, sections }) => ({ id, title, sections: sections.map(written) }));
  return withHolder(file, [], holder => {
    const ordered = withOrder(holder, readingOrderOf(whole));
    if (!had && isPlain(whole, file)) return ordered;
    return { ...ordered, ui: { 'ui:layout': { pages }, ...without(ordered.ui, 'ui:layout') } };
  });
}
