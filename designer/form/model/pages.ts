import type { FormLayout, FormPage, FormSection } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { freshId, layoutOf, sectionsOf, withLayout } from './layout.ts';

const idsOf = ({ pages }: FormLayout): ReadonlySet<string> =>
  new Set(pages.flatMap(page => [page.id, ...page.sections.map(({ id }) => id)]));
const inserted = <T>(list: readonly T[], index: number, entry: T): T[] =>
  list.toSpliced(Math.max(0, Math.min(index, list.length)), 0, entry);

function withSections(layout: FormLayout, change: (section: FormSection) => readonly FormSection[]): FormLayout {
  return { pages: layout.pages.map(page => ({ ...page, sections: page.sections.flatMap(change) })) };
}

/** The form with a page changed (分页); the form itself where there is no such page. */
export function withPage(file: FormFile, id: string, change: (page: FormPage) => FormPage): FormFile {
  const layout = layoutOf(file);
  if (!layout.pages.some(page => page.id === id)) return file;
  return withLayout(file, { pages: layout.pages.map(page => (page.id === id ? change(page) : page)) });
}

/** The form with a section changed (区段); the form itself where there is no such section. */
export function withSection(file: FormFile, id: string, change: (section: FormSection) => FormSection): FormFile {
  const layout = layoutOf(file);
  if (!sectionsOf(layout).some(section => section.id === id)) return file;
  return withLayout(
    file,
    withSections(layout, section => [section.id === id ? change(section) : section]),
  );
}

/** The page a section stands in. */
export const pageOfSection = (file: FormFile, section: string): FormPage | undefined =>
  layoutOf(file).pages.find(page => page.sections.some(({ id }) => id === section));

/** The section a field at the top stands in. */
export const sectionOfField = (file: FormFile, name: string): FormSection | undefined =>
  sectionsOf(layoutOf(file)).find(({ fields }) => fields.includes(name));

/** A new page with one empty section, at `index` or at the end (添加分页). */
export function addPage(file: FormFile, index = Number.POSITIVE_INFINITY): { readonly file: FormFile; readonly id: string } {
  const layout = layoutOf(file);
  const ids = idsOf(layout);
  const id = freshId('page', ids);
  const n = layout.pages.length + 1;
  const section: FormSection = { id: freshId('section', ids), columns: layout.pages.at(-1)?.sections.at(-1)?.columns ?? 1, fields: [] };
  const page: FormPage = { id, title: { zh: `第 ${n} 页`, en: `Page ${n}` }, sections: [section] };
  return { file: withLayout(file, { pages: inserted(layout.pages, index, page) }), id };
}

/** A new empty section in a page, at `index` or at its end (添加区段); nothing where there is no such page. */
export function addSection(
  file: FormFile,
  page: string,
  index = Number.POSITIVE_INFINITY,
): { readonly file: FormFile; readonly id: string } {
  const layout = layoutOf(file);
  const id = freshId('section', idsOf(layout));
  const columns = layout.pages.find(one => one.id === page)?.sections.at(-1)?.columns ?? 1;
  return {
    file: withPage(file, page, one => ({ ...one, sections: inserted(one.sections, index, { id, columns, fields: [] }) })),
    id,
  };
}

/** The form without a page (去掉分页): its sections go to the page before it, or after it; nothing is lost. The only page stays. */
export function removePage(file: FormFile, id: string): FormFile {
  const { pages } = layoutOf(file);
  const at = pages.findIndex(page => page.id === id);
  if (at < 0 || pages.length === 1) return file;
  const heir = at === 0 ? 1 : at - 1;
  const left = (pages[at] as FormPage).sections.filter(({ fields }) => fields.length > 0);
  const joined = (sections: readonly FormSection[]): readonly FormSection[] => (at === 0 ? [...left, ...sections] : [...sections, ...left]);
  const next = pages.map((page, index) => (index === heir ? { ...page, sections: joined(page.sections) } : page));
  return withLayout(file, { pages: next.filter((_, index) => index !== at) });
}

/** The form without a section (去掉区段): its fields go to the section before it, or after it; nothing is lost. The only section of a page stays. */
export function removeSection(file: FormFile, id: string): FormFile {
  const page = pageOfSection(file, id);
  const at = page?.sections.findIndex(section => section.id === id) ?? -1;
  if (!page || page.sections.length === 1) return file;
  const heir = at === 0 ? 1 : at - 1;
  const left = (page.sections[at] as FormSection).fields;
  const joined = (fields: readonly string[]): readonly string[] => (at === 0 ? [...left, ...fields] : [...fields, ...left]);
  const next = page.sections.map((section, index) => (index === heir ? { ...section, fields: joined(section.fields) } : section));
  return withPage(file, page.id, one => ({ ...one, sections: next.filter((_, index) => index !== at) }));
}

/** The form with a page at another place; `index` counts the other pages (移动分页). */
export function movePage(file: FormFile, id: string, index: number): FormFile {
  const { pages } = layoutOf(file);
  const page = pages.find(one => one.id === id);
  if (!page) return file;
  const others = pages.filter(one => one !== page);
  return withLayout(file, { pages: inserted(others, index, page) });
}

/** The form with a section at another place; `index` counts the other sections of that page (移动区段). A page left without sections gets an empty one. */
export function moveSection(file: FormFile, id: string, place: { readonly page: string; readonly index: number }): FormFile {
  const layout = layoutOf(file);
  const section = sectionsOf(layout).find(one => one.id === id);
  if (!section || !layout.pages.some(page => page.id === place.page)) return file;
  const taken = withSections(layout, one => (one === section ? [] : [one]));
  const put = (page: FormPage): FormPage =>
    page.id === place.page ? { ...page, sections: inserted(page.sections, place.index, section) } : page;
  return withLayout(file, { pages: taken.pages.map(put) });
}
