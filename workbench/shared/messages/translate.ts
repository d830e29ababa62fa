import { useMemo } from 'react';
import type { Text } from '#engine/problem.ts';
import { en } from './en.ts';
import { usePreferences } from './preferences.tsx';
import { zh } from './zh.ts';

/** Language of the interface (界面语言). */
export type Language = 'zh' | 'en';
/** Key of a sentence of the workbench; a key without a sentence does not compile. */
export type MessageKey = keyof typeof zh;
/** Values put into `{name}` places of a sentence. */
export type MessageValues = Readonly<Record<string, string | number>>;
/** Look up a sentence and fill its places. */
export type Translate<K extends string = MessageKey> = (key: K, values?: MessageValues) => string;

const tables: Record<Language, Record<MessageKey, string>> = { zh, en };

const fill = (sentence: string, values: MessageValues = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

/** The sentence of a key in a language. */
export function translate(lang: Language, key: MessageKey, values?: MessageValues): string {
  return fill(tables[lang][key], values);
}

/** Whether the table has a sentence for a computed key such as `status.granted`. */
export function hasMessage(key: string): key is MessageKey {
  return key in zh;
}

/** Own table of a page (页面文字表), for `useText(table)`. */
export function defineMessages<T extends Record<string, Text>>(table: T): T {
  return table;
}

/** Sentences of the interface in the chosen language: `t` by key, `pick` of a text in both languages. */
export function useText(): { t: Translate; pick: (text: Text) => string; lang: Language };
export function useText<T extends Record<string, Text>>(
  table: T,
): { t: Translate<keyof T & string>; pick: (text: Text) => string; lang: Language };
export function useText(table?: Record<string, Text>): { t: Translate<string>; pick: (text: Text) => string; lang: Language } {
  const { lang } = usePreferences();
  return useMemo(() => {
    const own: Translate<string> = (key, values) => fill(table?.[key]?.[lang] ?? key, values);
    const common: Translate<string> = (key, values) => translate(lang, key as MessageKey, values);
    return { t: table ? own : common, pick: text => text[lang] || text.zh, lang };
  }, [lang, table]);
}
