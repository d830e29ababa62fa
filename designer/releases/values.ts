import type { Say } from '../ui/preferences.tsx';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const longest = 160;

/** A value of a pack in words (取值文字): texts in the reader's language, lists joined, objects as `name: value`, a diagram as its length only. */
export function valueWords(value: unknown, lang: 'zh' | 'en', say: Say): string {
  if (value === undefined || value === null) return say('none');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value;
  if (Array.isArray(value)) return value.map(one => valueWords(one, lang, say)).join(lang === 'zh' ? '、' : ', ') || say('none');
  if (!isObject(value)) return String(value);
  if (typeof value.zh === 'string') return valueWords(value[lang] ?? value.zh, lang, say);
  const pairs = Object.entries(value).map(([name, one]) => `${name}: ${valueWords(one, lang, say)}`);
  return valueWords(pairs.join(lang === 'zh' ? '；' : '; '), lang, say);
}
