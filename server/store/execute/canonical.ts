import { hash } from 'node:crypto';

/** JSON text with sorted keys: equal values give equal texts. */
export function canonicalText(value: unknown): string {
  if (typeof value === 'string') return plain.test(value) ? `"${value}"` : JSON.stringify(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return Array.isArray(value) ? listText(value) : objectText(value, nothing);
}

/** Texts that JSON writes as they are, between quotes: to look is quicker than to have them written. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const nothing: Readonly<Record<string, unknown>> = {};

/** Text of an object in which the fields of `instead` stand in place of its own. */
function objectText(value: object, instead: Readonly<Record<string, unknown>>): string {
  let text = '{';
  for (const key of sortedKeys(value)) {
    const item = Object.hasOwn(instead, key) ? instead[key] : (value as Readonly<Record<string, unknown>>)[key];
    if (isAbsent(item)) continue;
    if (text.length > 1) text += ',';
    text += quoted(key);
    text += canonicalText(item);
  }
  return `${text}}`;
}

function listText(items: readonly unknown[]): string {
  let text = '[';
  for (let place = 0; place < items.length; place += 1) {
    if (place > 0) text += ',';
    text += isAbsent(items[place]) ? 'null' : canonicalText(items[place]);
  }
  return `${text}]`;
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

/** Names of fields as JSON text, with their colon; the same few hundred come again and again. */
const quotedKeys = new Map<string, string>();
const quotedKept = 2_000;

function quoted(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const text = `${JSON.stringify(key)}:`;
  if (quotedKeys.size < quotedKept) quotedKeys.set(key, text);
  return text;
}

/** What JSON has no word for. */
function isAbsent(value: unknown): boolean {
  return value === undefined || typeof value === 'function' || typeof value === 'symbol';
}

/**
 * Hash of a command's body: tells the same command sent twice from another one under the same id. The fields of `instead` stand in place of those of
 * the body that have their names.
 */
export function bodyHash(body: object, instead: Readonly<Record<string, unknown>> = nothing): string {
  return hash('sha256', objectText(body, instead), 'base64url');
}
