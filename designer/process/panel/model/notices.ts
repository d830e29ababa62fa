import type { Parts } from '../../../draft/address.ts';
import { childrenOf, type Editable, type Factory, made, type Patch, text, withChildren } from '../../properties.ts';

/** A notice a step sends (告知): to whom, whose people, and the key of its words. */
export interface NoticeRow {
  readonly child: Editable;
  /** applicant, handler, a role, a post; FEEL with its `=`. */
  readonly to: string;
  readonly text: string;
  /** Unit whose people hear of it: id or FEEL; undefined: that of the service item. */
  readonly unit: string | undefined;
}

/** Reads the notices of an element. */
export const readNotices = (element: Editable): readonly NoticeRow[] =>
  childrenOf(element, 'bj:Notify').map(child => ({
    child,
    to: text(child.get('to')) ?? '',
    text: text(child.get('text')) ?? '',
    unit: text(child.get('unit')),
  }));

/** A key for new words: the step's id, counted up where it is taken. */
export function newTextKey(parts: Pick<Parts, 'texts'>, element: string): string {
  const base = element.replace(/[^A-Za-z0-9-]/g, '') || 'notice';
  const taken = new Set([...Object.keys(parts.texts.zh), ...Object.keys(parts.texts.en)]);
  let key = base;
  for (let n = 2; taken.has(key); n += 1) key = `${base}${n}`;
  return key;
}

/** One more notice. */
export function withNotice(element: Editable, notice: { readonly to: string; readonly text: string }, factory: Factory): Patch {
  return withChildren(element, 'bj:Notify', [...childrenOf(element, 'bj:Notify'), notice], factory);
}

/** The notices without one. */
export const withoutNotice = (element: Editable, child: Editable, factory: Factory): Patch =>
  withChildren(
    element,
    'bj:Notify',
    childrenOf(element, 'bj:Notify').filter(one => one !== child),
    factory,
  );

/** Words of a documentation (备注) of an element; '' where there is none. */
export const documentationOf = (element: Editable): string => {
  const [first] = (element.get('documentation') as readonly Editable[] | undefined) ?? [];
  return text(first?.get('text')) ?? '';
};

/** Writes the documentation; an empty text takes it away. */
export function withDocumentation(element: Editable, words: string, factory: Factory): Patch {
  const said = words.trim();
  const [first, ...rest] = (element.get('documentation') as readonly Editable[] | undefined) ?? [];
  if (first && said !== '') return { target: first, properties: { text: said } };
  const entry = said === '' ? [] : [made(factory, 'bpmn:Documentation', { text: said }, element)];
  return { target: element, properties: { documentation: [...entry, ...rest] } };
}
