/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Write a value as canonical JSON (规范 JSON): keys sorted by code unit, no spaces, texts NFC with LF line ends, undefined fields left out.
 * Equal meanings give equal texts on every machine and with every version of every library. Throws on what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'string') return JSON.stringify(normalizeText(value));
  if (typeof value === 'number') return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map(one => canonicalJson(one ?? null)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`Expected a JSON value, but found ${typeof value}.`);
  const entries = Object.entries(value as Readonly<Record<string, unknown>>).filter(([, one]) => one !== undefined);
  const written = entries.map(([key, one]) => [JSON.stringify(normalizeText(key)), canonicalJson(one)] as const);
  return `{${written
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${key}:${one}`)
    .join(',')}}`;
}

/** NFC and LF, so that the same words typed on another system are the same text. */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError('Expected a finite number.');
  return JSON.stringify(Object.is(value, -0) ? 0 : value);
}
