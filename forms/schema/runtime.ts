import { formats } from './formats.ts';
import { compilePattern, type Pattern } from './patterns.ts';

/** What a compiled validator calls from outside itself (校验模块的运行时): handed in, so that a module imports nothing. */
export interface ValidatorRuntime {
  readonly formats: Readonly<Record<string, { readonly validate: (text: string) => boolean }>>;
  readonly pattern: (source: string) => Pattern;
  readonly require: (name: string) => { readonly default: unknown };
}

/** Length of a text in characters, not in units of UTF-16 (字数). */
function characters(text: string): number {
  let length = text.length;
  for (let at = 0; at + 1 < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) !== 0xd800 || (text.charCodeAt(at + 1) & 0xfc00) !== 0xdc00) continue;
    length--;
    at++;
  }
  return length;
}

/** Whether two JSON values are the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every(name => Object.hasOwn(b, name) && isSame((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]));
}

const helpers: Readonly<Record<string, { readonly default: unknown }>> = {
  'ajv/dist/runtime/ucs2length': { default: characters },
  'ajv/dist/runtime/equal': { default: isSame },
};

/** The runtime of every validator, on the server and in the browser. */
export const runtime: ValidatorRuntime = {
  formats: Object.fromEntries(Object.entries(formats).map(([name, { test }]) => [name, { validate: test }])),
  pattern: compilePattern,
  require(name) {
    const found = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
    if (!found) throw new Error(`Expected a validator to need ucs2length or equal only, but it needs "${name}"`);
    return found;
  },
};
