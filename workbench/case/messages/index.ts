import { useMemo } from 'react';
import type { Text } from '#engine/problem.ts';
import { type Language, usePreferences } from '../../shared/messages/index.ts';
import { en } from './en.ts';
import { type CaseKey, zh } from './zh.ts';

/** Looks up a sentence of the case page and fills its `{places}`. */
export type Say = (key: CaseKey, values?: Readonly<Record<string, string | number>>) => string;

const tables: Record<Language, Record<CaseKey, string>> = { zh, en };

/** The sentences of the case page in a language. */
export const sayIn =
  (lang: Language): Say =>
  (key, values = {}) =>
    tables[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

/** The sentence of a computed key such as `message.<name>`, or of `other` when there is none. */
export const sayOr = (say: Say, key: string, other: CaseKey): string => say(key in zh ? (key as CaseKey) : other);

/** Sentences of the case page in the chosen language. */
export function useCaseText(): { say: Say; pick: (text: Text) => string; lang: Language } {
  const { lang } = usePreferences();
  return useMemo(() => ({ say: sayIn(lang), pick: (text: Text) => text[lang] || text.zh, lang }), [lang]);
}

export type { CaseKey };
