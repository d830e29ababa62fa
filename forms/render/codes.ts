import { createContext, createElement, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { codesIn, type NamedCodes, pathOfCode, titleOfCode } from '../schema/codes.ts';
import type { CodeBook, Values } from '../schema/types.ts';
import { type CodeSource, noCodes } from './code-source.ts';
import type { Language } from './words.ts';

export { type CodeFetcher, type CodeItem, type CodePage, type CodeQuery, type CodeSource, createCodeSource } from './code-source.ts';

const CodesContext = createContext<CodeSource>(noCodes);

/** Gives the forms below it their code lists (字典提供者). */
export function CodesProvider({ source, children }: { readonly source: CodeSource; readonly children?: ReactNode }) {
  return createElement(CodesContext.Provider, { value: source }, children);
}

/** The code lists of this page; draws again when more is at hand. */
export function useCodes(): CodeSource {
  const source = useContext(CodesContext);
  useSyncExternalStore(source.subscribe, source.revision, source.revision);
  return source;
}

/** The code lists of this page; everything that the answers to a form name is loaded, and drawn again when it is there. */
export function useCodesOf(schema: Values, answers: unknown): CodeSource {
  const source = useCodes();
  const named = useMemo(() => codesIn(schema, answers), [schema, answers]);
  useEffect(() => {
    loadNamed(source, named).catch(() => {});
  }, [source, named]);
  return source;
}

/** Loads every code of some answers, list by list. Rejects when one list cannot be had. */
export async function loadNamed(source: CodeSource, named: NamedCodes): Promise<void> {
  await Promise.all([...named].map(([list, codes]) => source.load(list, codes)));
}

/** Title of a code in the language of the page; a code that is not loaded or not known is shown as it is. */
export const titleOf = (book: CodeBook, list: string, code: string, lang: Language): string => titleOfCode(book, list, code)[lang];

/** Titles from the top level down to a code (各级名称), to be joined by the page. */
export const pathOf = (book: CodeBook, list: string, code: string, lang: Language): string[] =>
  pathOfCode(book, list, code).map(title => title[lang]);
