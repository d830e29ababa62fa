import { useCallback, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { type AnswerError, type FormPage, isValues, pointerSteps, type Values } from '../../schema/types.ts';
import { layoutOf } from '../layout.ts';

/** Where somebody is in a form of several pages (分步填写). A form of one page has one step, which is the last. */
export interface Wizard {
  readonly pages: readonly FormPage[];
  /** Step that is shown; `pages.length` is the overview. */
  readonly at: number;
  readonly isOverview: boolean;
  /** The form may be sent from here. */
  readonly isLast: boolean;
  /** Errors of pages that were checked so far. */
  readonly shown: (errors: readonly AnswerError[]) => readonly AnswerError[];
  /** Goes on unless this page has errors; answers the first of them. */
  readonly next: (errors: readonly AnswerError[]) => AnswerError | undefined;
  readonly back: () => void;
  readonly go: (at: number) => void;
  /** Goes to the page a field stands on, at once. */
  readonly reveal: (pointer: string) => void;
  /** Pages on which the rules hide everything are passed over. */
  readonly setEmpty: (ids: string) => void;
}

interface Place {
  readonly at: number;
  /** Pages whose errors are shown. */
  readonly checked: readonly string[];
  readonly empty: string;
}

const namesOf = (schema: Values | undefined): readonly string[] => (isValues(schema?.properties) ? Object.keys(schema.properties) : []);

/** Branches may bring fields of their own. */
const allNames = (schema: Values): readonly string[] => {
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap(name => (Array.isArray(schema[name]) ? (schema[name] as unknown[]) : []));
  const parts = [schema, ...branches, schema.then, schema.else].filter(isValues);
  return [
    ...new Set(
      parts.flatMap(part => [...namesOf(part), ...(part === schema ? [] : [part.then, part.else].filter(isValues).flatMap(namesOf))]),
    ),
  ];
};

const pageOf = (pages: readonly FormPage[], pointer: string): number => {
  const [name = ''] = pointerSteps(pointer);
  return pages.findIndex(page => page.sections.some(section => section.fields.includes(name)));
};

/** Steps of a form by its layout. `form` null: there is none. */
export function useWizard(form: { readonly schema: Values; readonly ui: Values } | null): Wizard {
  const [place, setPlace] = useState<Place>({ at: 0, checked: [], empty: '' });
  const schema = form?.schema;
  const ui = form?.ui;
  const all = useMemo(() => (schema && ui ? layoutOf(ui, allNames(schema)).pages : []), [schema, ui]);
  const { empty, checked } = place;
  const pages = useMemo(() => {
    const gone = new Set(empty.split(' '));
    const left = all.filter(page => !gone.has(page.id));
    return left.length > 0 ? left : all;
  }, [all, empty]);
  const isSingle = all.length <= 1;
  const at = isSingle ? 0 : Math.min(place.at, pages.length);
  const isOverview = !isSingle && at === pages.length;
  const go = useCallback((next: number) => setPlace(before => ({ ...before, at: Math.max(0, next) })), []);
  const next = (errors: readonly AnswerError[]): AnswerError | undefined => {
    const page = pages[at];
    if (!page) return undefined;
    const first = errors.find(error => pageOf(pages, error.pointer) === at);
    setPlace(before => ({ ...before, at: first ? at : at + 1, checked: [...new Set([...before.checked, page.id])] }));
    return first;
  };
  const shown = (errors: readonly AnswerError[]): readonly AnswerError[] => {
    if (isSingle || isOverview) return errors;
    return errors.filter(error => {
      const page = pages[pageOf(pages, error.pointer)];
      return !page || checked.includes(page.id);
    });
  };
  const reveal = (pointer: string): void => {
    const target = pageOf(pages, pointer);
    if (isSingle || target < 0 || target === at) return;
    flushSync(() => setPlace(before => ({ ...before, at: target, checked: all.map(({ id }) => id) })));
  };
  const setEmpty = useCallback((ids: string) => setPlace(before => (before.empty === ids ? before : { ...before, empty: ids })), []);
  return { pages, at, isOverview, isLast: isSingle || isOverview, shown, next, back: () => go(at - 1), go, reveal, setEmpty };
}
