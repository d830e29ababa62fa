export type { Language, MessageKey, Translate } from './translate.ts';
export { defineMessages, hasMessage, translate, useText } from './translate.ts';
export { LanguageProvider, PreferencesProvider, usePreferences } from './preferences.tsx';
