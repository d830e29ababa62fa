import { en } from './en.ts';
import { type ViewerKey, zh } from './zh.ts';

/** Language of the pages (界面语言). */
export type Lang = 'zh' | 'en';
/** Looks up a sentence of the viewer and fills its `{places}`. */
export type Say = (key: ViewerKey, values?: Readonly<Record<string, string | number>>) => string;

const tables: Record<Lang, Record<ViewerKey, string>> = { zh, en };

/** The viewer's words in a language. */
export const sayIn =
  (lang: Lang): Say =>
  (key, values = {}) =>
    tables[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

/** Words for a message a step waits for; pack authors' names are not shown raw. */
export function messageWords(name: string | null, say: Say): string {
  const key = `message.${name}`;
  return say(key in zh ? (key as ViewerKey) : 'message.other');
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-18 10:32` of a moment, in Asia/Shanghai. */
export function momentWords(at: number): string {
  const china = new Date(at + 8 * 3_600_000);
  return `${china.toISOString().slice(0, 10)} ${two(china.getUTCHours())}:${two(china.getUTCMinutes())}`;
}

export type { ViewerKey };
