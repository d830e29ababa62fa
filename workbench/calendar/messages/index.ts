import { useMemo } from 'react';
import type { Text } from '#engine/problem.ts';
import { type Language, usePreferences } from '../../shared/messages/index.ts';
import { en } from './en.ts';
import { type CalendarKey, zh } from './zh.ts';

/** Looks up a sentence of the calendar pages and fills its `{places}`. */
export type Say = (key: CalendarKey, values?: Readonly<Record<string, string | number>>) => string;

const tables: Record<Language, Record<CalendarKey, string>> = { zh, en };

/** The sentences of the calendar pages in a language. */
export const sayIn =
  (lang: Language): Say =>
  (key, values = {}) =>
    tables[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

/** Sentences of the calendar pages in the chosen language. */
export function useCalendarText(): { say: Say; pick: (text: Text) => string; lang: Language } {
  const { lang } = usePreferences();
  return useMemo(() => ({ say: sayIn(lang), pick: (text: Text) => text[lang] || text.zh, lang }), [lang]);
}

export type { CalendarKey };
