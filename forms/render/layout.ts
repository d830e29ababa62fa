import { type FormLayout, type FormPage, type FormSection, isValues, type Values } from '../schema/types.ts';

/** Names of the fields at the top of a form in reading order: `ui:order`, where `*` stands for the rest. */
export function orderOf(ui: Values, names: readonly string[]): readonly string[] {
  const order = Array.isArray(ui['ui:order']) ? ui['ui:order'].map(String) : ['*'];
  const named = new Set(order);
  const rest = names.filter(name => !named.has(name));
  const known = new Set(names);
  const placed = order.flatMap(name => (name === '*' ? rest : known.has(name) ? [name] : []));
  return order.includes('*') ? placed : [...placed, ...rest];
}

const sectionsOf = (page: unknown): readonly FormSection[] =>
  isValues(page) && Array.isArray(page.sections) ? (page.sections as readonly FormSection[]) : [];

/**
 * Where the fields of a form stand (版面): its `ui:layout`, or one page with one section of two columns. A field the layout does not know (it comes
 * with a branch) stands at the end; a section without fields and a page without sections stay away.
 */
export function layoutOf(ui: Values, names: readonly string[]): FormLayout {
  const layout = ui['ui:layout'];
  const drawn = isValues(layout) && Array.isArray(layout.pages) ? (layout.pages as readonly FormPage[]) : [];
  if (drawn.length === 0)
    return { pages: [{ id: 'form', title: { zh: '', en: '' }, sections: [{ id: 'form', columns: 2, fields: orderOf(ui, names) }] }] };
  const known = new Set(names);
  const placed = new Set(drawn.flatMap(page => sectionsOf(page).flatMap(section => section.fields)));
  const rest = orderOf(ui, names).filter(name => !placed.has(name));
  const pages = drawn.map(page => ({
    ...page,
    sections: sectionsOf(page).map(section => ({ ...section, fields: section.fields.filter(name => known.has(name)) })),
  }));
  const last = pages.at(-1)!;
  const all =
    rest.length === 0
      ? pages
      : [...pages.slice(0, -1), { ...last, sections: [...last.sections, { id: 'rest', columns: 2, fields: rest }] }];
  return {
    pages: all
      .map(page => ({ ...page, sections: page.sections.filter(section => section.fields.length > 0) }))
      .filter(page => page.sections.length > 0),
  };
}

/** Title of a page in a language; a page without one says nothing. */
export const pageTitle = (page: FormPage, lang: 'zh' | 'en'): string => page.title[lang] || page.title.zh;
