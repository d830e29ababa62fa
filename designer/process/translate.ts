import { modelerWords } from './words.ts';

type Values = Readonly<Record<string, string>>;
/** Looks up a text of bpmn-js; `{places}` are filled from the values. */
export type Translate = (text: string, values?: Values) => string;

const fill = (text: string, values: Values): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** The `translate` of bpmn-js in a language (界面翻译). `onMiss` hears every text that has no Chinese. */
export function createTranslate(lang: 'zh' | 'en', onMiss: (text: string) => void = () => {}): Translate {
  return (text, values = {}) => {
    if (lang === 'en') return fill(text, values);
    const word = Object.hasOwn(modelerWords, text) ? modelerWords[text] : undefined;
    if (word === undefined) onMiss(text);
    return fill(word ?? text, values);
  };
}

/** The module that gives bpmn-js our words instead of its own. */
export const translateModule = (translate: Translate): object => ({ translate: ['value', translate] });
