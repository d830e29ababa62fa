import { hash } from 'node:crypto';

/** JSON text with sorted keys: equal values give equal texts. */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return listText(value);
  let text = '';
  for (const key of sortedKeys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (!isAbsent(item)) text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalText(item)}`;
  }
  return `{${text}}`;
}

function listText(items: readonly unknown[]): string {
  let text = '';
  for (const [place, item] of items.entries()) text += `${place === 0 ? '' : ','}${isAbsent(item) ? 'null' : canonicalText(item)}`;
  return `[${text}]`;
}

/** Objects with more keys are sorted by the library. */
const fewKeys = 32;

/** Most objects have few keys, many of them in order already: each is moved down to its place. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  if (keys.length > fewKeys) return keys.sort();
  for (let next = 1; next < keys.length; next += 1) {
    const key = keys[next]!;
    let place = next;
    for (; place > 0 && key < keys[place - 1]!; place -= 1) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
}

/** Names of fields as JSON text; the same few hundred come again and again. */
const quotedKeys = new Map<string, string>();
const quotedKept = 2_000;

function quoted(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const text = JSON.stringify(key);
  if (quotedKeys.size < quotedKept) quotedKeys.set(key, text);
  return text;
}

/** What JSON has no word for. */
function isAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'function' || typeof value === 'symbol';
}

/** Hash of a command's body: tells the same command sent twice from another one under the same id. */
export function bodyHash(body: object): string {
  return hash('sha256', canonicalText(body), 'base64url');
}
