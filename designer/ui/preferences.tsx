import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Text } from '#engine/problem.ts';
import { en } from '../messages/en.ts';
import { type DesignerKey, zh } from '../messages/zh.ts';

/** Language of the interface (界面语言). */
export type Lang = 'zh' | 'en';
interface Preferences {
  readonly lang: Lang;
  readonly large: boolean;
  readonly setLang: (lang: Lang) => void;
  readonly setLarge: (large: boolean) => void;
}
/** Looks up a sentence of the designer and fills its `{places}`. */
export type Say = (key: DesignerKey, values?: Readonly<Record<string, string | number>>) => string;

const tables: Record<Lang, Record<DesignerKey, string>> = { zh, en };
const Context = createContext<Preferences>({ lang: 'zh', large: false, setLang: () => {}, setLarge: () => {} });
const stored = (key: string): string | null => globalThis.localStorage?.getItem(key) ?? null;

/** Holds language and type size (界面偏好); the workbench keeps them under the same keys. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [lang, setLang] = useState<Lang>(stored('banjian.lang') === 'en' ? 'en' : 'zh');
  const [large, setLarge] = useState(stored('banjian.large') === '1');
  useEffect(() => {
    globalThis.localStorage?.setItem('banjian.lang', lang);
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  useEffect(() => {
    globalThis.localStorage?.setItem('banjian.large', large ? '1' : '0');
    document.documentElement.classList.toggle('bj-large', large);
  }, [large]);
  const value = useMemo(() => ({ lang, large, setLang, setLarge }), [lang, large]);
  return <Context value={value}>{children}</Context>;
}

/** The chosen language and type size. */
export const usePreferences = (): Preferences => useContext(Context);

/** The sentences of the designer in a language. */
export const sayIn =
  (lang: Lang): Say =>
  (key, values = {}) =>
    tables[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

/** The sentence of a computed key such as `kind.<kind>`, or of `other` when there is none. */
export const sayOr = (say: Say, key: string, other: DesignerKey): string => say(key in zh ? (key as DesignerKey) : other);

/** Sentences in the chosen language. */
export function useText(): { say: Say; pick: (text: Text) => string; lang: Lang } {
  const { lang } = usePreferences();
  return useMemo(() => ({ say: sayIn(lang), pick: (text: Text) => text[lang] || text.zh, lang }), [lang]);
}
