import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

type Language = 'zh' | 'en';
/** What a person chose for the pages (界面偏好): language and large type (适老化). Kept in the browser; nothing personal. */
export interface Preferences {
  readonly lang: Language;
  readonly large: boolean;
  readonly setLang: (lang: Language) => void;
  readonly setLarge: (large: boolean) => void;
}

const stored = (key: string): string | null => globalThis.localStorage?.getItem(key) ?? null;
const store = (key: string, value: string): void => globalThis.localStorage?.setItem(key, value);
const PreferencesContext = createContext<Preferences>({ lang: 'zh', large: false, setLang: () => {}, setLarge: () => {} });

/** The chosen language and type size. */
export const usePreferences = (): Preferences => useContext(PreferencesContext);

/** Holds the preferences and marks the page with its language. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [lang, setLang] = useState<Language>(stored('banjian.lang') === 'en' ? 'en' : 'zh');
  const [large, setLarge] = useState(stored('banjian.large') === '1');
  useEffect(() => {
    store('banjian.lang', lang);
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [lang]);
  useEffect(() => {
    store('banjian.large', large ? '1' : '0');
    document.documentElement.classList.toggle('bj-large', large);
  }, [large]);
  const value = useMemo(() => ({ lang, large, setLang, setLarge }), [lang, large]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

/** Fixes the language for what is inside, for tests and prints. */
export function LanguageProvider({ lang, children }: { readonly lang: Language; readonly children: ReactNode }) {
  const value = useMemo(() => ({ lang, large: false, setLang: () => {}, setLarge: () => {} }), [lang]);
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}
