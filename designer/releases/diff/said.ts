import { isValues } from '#forms/schema/types.ts';

const longest = 200;

/** What a keyword of a field says (关键字取值), short: options by their titles, lists by what they hold, the rest as it is written. */
export function saidOf(value: unknown, lang: 'zh' | 'en'): string {
  const comma = lang === 'zh' ? '、' : ', ';
  if (Array.isArray(value)) return shorten(value.map(one => titleOf(one, lang)).join(comma));
  if (isValues(value) && isValues(value.properties)) return shorten(titlesOf(value.properties, lang).join(comma));
  if (isValues(value) && Object.values(value).every(isValues)) return shorten(titlesOf(value, lang).join(comma));
  return shorten(typeof value === 'string' ? value : JSON.stringify(value));
}

const titlesOf = (fields: Readonly<Record<string, unknown>>, lang: 'zh' | 'en'): string[] =>
  Object.entries(fields).map(([name, field]) => (isValues(field) ? titleOf({ const: name, ...field }, lang) : name));

function titleOf(one: unknown, lang: 'zh' | 'en'): string {
  if (!isValues(one)) return String(one);
  const titles = lang === 'en' ? [one['x-title-en'], one.title, one.const] : [one.title, one.const];
  return String(titles.find(title => typeof title === 'string' && title !== '') ?? JSON.stringify(one));
}

const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
