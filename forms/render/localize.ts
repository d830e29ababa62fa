import type { Language } from './words.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The schema in a language (双语标题): English takes `x-title-en` and `x-description-en` where they stand, Chinese the plain titles.
 * The result is cached by schema, so that its identity is stable.
 */
export function localizeSchema<T extends Json>(schema: T, lang: Language): T {
  if (lang === 'zh') return schema;
  const known = cache.get(schema);
  if (known) return known as T;
  const english = translateNode(schema) as T;
  cache.set(schema, english);
  return english;
}

const cache = new WeakMap<Json, unknown>();

function translateNode(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(translateNode);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, translateNode(value)]));
  if (typeof copy['x-title-en'] === 'string') copy.title = copy['x-title-en'];
  if (typeof copy['x-description-en'] === 'string') copy.description = copy['x-description-en'];
  else if (typeof copy['x-title-en'] === 'string' && typeof copy.description === 'string') delete copy.description;
  return copy;
}
