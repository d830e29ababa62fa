import { findKind, kindOf } from '#forms/fields/index.ts';
import { titleOfSchema } from '#forms/schema/messages.ts';
import type { FormPage, FormSection } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import type { Say, useText } from '../../ui/preferences.tsx';
import { fieldAt, layoutOf, pageOfSection, type Place, sectionOfField, sectionsOf } from '../model/index.ts';
import { selectionOfKey } from './keys.ts';
import { type Carried, pageOfSpot, type Spot } from './spots.ts';

/** Sentences in the chosen language. */
export type Words = ReturnType<typeof useText>;

/** What a section is called: its heading, or its number in the form. */
export function titleOfSection(file: FormFile, section: FormSection, { say, pick }: Words): string {
  const own = section.title ? pick(section.title) : '';
  return own || say('builder.section', { n: sectionsOf(layoutOf(file)).findIndex(({ id }) => id === section.id) + 1 });
}

/** What a page is called. */
export const titleOfPage = (file: FormFile, page: FormPage, { say, pick }: Words): string =>
  pick(page.title) || say('builder.place.pages', { n: layoutOf(file).pages.indexOf(page) + 1 });

/** What a thing on the canvas is called. */
export function titleOfKey(file: FormFile, key: string, words: Words): string {
  const selection = selectionOfKey(key);
  if (selection.kind === 'form') return words.pick(file.title);
  if (selection.kind === 'field') return words.pick(titleOfSchema(fieldAt(file, selection.path)?.schema, selection.path.at(-1) ?? ''));
  if (selection.kind === 'section') {
    const section = sectionsOf(layoutOf(file)).find(({ id }) => id === selection.id);
    return section ? titleOfSection(file, section, words) : '';
  }
  const page = layoutOf(file).pages.find(({ id }) => id === selection.id);
  return page ? titleOfPage(file, page, words) : '';
}

/** What is being put somewhere is called. */
export function titleOfCarried(file: FormFile, carried: Carried, words: Words): string {
  if (carried.kind === 'new') return words.pick(findKind(carried.kindId)?.title ?? { zh: '', en: '' });
  if (carried.kind === 'field') return words.pick(titleOfSchema(fieldAt(file, carried.path)?.schema, carried.path.at(-1) ?? ''));
  return titleOfKey(file, `${carried.kind === 'section' ? 's' : 'p'}:${carried.id}`, words);
}

function pageTitle(file: FormFile, id: string | null | undefined, words: Words): string {
  const page = layoutOf(file).pages.find(one => one.id === id);
  return page ? titleOfPage(file, page, words) : '';
}

function placeWords(file: FormFile, place: Place, words: Words): string {
  const n = place.index + 1;
  if ('inside' in place) return words.say('builder.place.inside', { n, holder: titleOfKey(file, `f:${place.inside.join('.')}`, words) });
  const section = sectionsOf(layoutOf(file)).find(({ id }) => id === place.section);
  const page = pageTitle(file, pageOfSection(file, place.section)?.id, words);
  return words.say('builder.place.section', { n, page, section: section ? titleOfSection(file, section, words) : '' });
}

/** Where a place is, said to somebody who does not see it. */
export function spotWords(file: FormFile, spot: Spot, words: Words): string {
  if (spot.kind === 'page') return words.say('builder.place.pages', { n: spot.index + 1 });
  if (spot.kind === 'field') return placeWords(file, spot.place, words);
  return words.say('builder.place.sections', { n: spot.index + 1, page: pageTitle(file, pageOfSpot(file, spot), words) });
}

/** The page a thing on the canvas stands on. */
export function pageOfKey(file: FormFile, key: string | null): string | null {
  const selection = selectionOfKey(key);
  if (selection.kind === 'page') return layoutOf(file).pages.some(({ id }) => id === selection.id) ? selection.id : null;
  const section =
    selection.kind === 'section' ? selection.id : selection.kind === 'field' && sectionOfField(file, selection.path[0] as string)?.id;
  return (section && pageOfSection(file, section)?.id) || null;
}

/** What kind of field it is, in words. */
export const kindWords = (field: Parameters<typeof kindOf>[0], { pick }: Words): string => pick(kindOf(field).title);

/** Sentence of the designer by a computed key of badges. */
export const badgeWords = (badge: string, say: Say): string => say(`builder.badge.${badge}` as Parameters<Say>[0]);
