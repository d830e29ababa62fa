import { canonicalJson } from '../canonical/json.ts';

/** A plain object of JSON. */
export type Values = Readonly<Record<string, unknown>>;

/** true: a plain object, not a list or null. */
export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text in both languages (双语文本) is one value: it changes as a whole. */
function isText(value: Values): boolean {
  const keys = Object.keys(value);
  return keys.length === 2 && typeof value.zh === 'string' && typeof value.en === 'string';
}

/** An object whose fields are addressed one by one. */
export function isBranch(value: unknown): value is Values {
  return isValues(value) && !isText(value);
}

/** Equal values: order of keys, of no meaning, and forms of Unicode apart. */
export function isSame(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b));
}

/** Id of a list entry (稳定标识): its own, else the level or conduct a card rule is named after, else the entry that is a text itself. */
export function idOf(entry: unknown): string | undefined {
  if (typeof entry === 'string') return entry;
  if (!isValues(entry)) return undefined;
  const when = isValues(entry.when) ? entry.when : {};
  return [entry.id, when.conduct, entry.level].find(id => typeof id === 'string');
}

/** A list as an object by the ids of its entries. */
export function byId(list: unknown): Values {
  const entries = Array.isArray(list) ? list.flatMap(entry => (idOf(entry) === undefined ? [] : [[idOf(entry)!, entry] as const])) : [];
  return Object.fromEntries(entries);
}

/** A value that an edit takes away. */
export const removed: unique symbol = Symbol('removed');

/** The value at a path; undefined when there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const step of path) at = isValues(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  return at;
}

/** The object with the value at a path replaced, added or removed; undefined when the path leads through what is not there. */
export function withValue(value: Values, path: readonly string[], next: unknown): Values | undefined {
  const trail: Values[] = [value];
  for (const step of path.slice(0, -1)) {
    const below = trail.at(-1)![step];
    if (!isValues(below) || !Object.hasOwn(trail.at(-1)!, step)) return undefined;
    trail.push(below);
  }
  const last = path.at(-1)!;
  if (next === removed && !Object.hasOwn(trail.at(-1)!, last)) return undefined;
  let made: unknown = next;
  for (let depth = path.length - 1; depth >= 0; depth--) made = withKey(trail[depth]!, path[depth]!, made);
  return made as Values;
}

function withKey(value: Values, key: string, next: unknown): Values {
  if (next !== removed) return { ...value, [key]: next };
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

/** The list with the entries as an object by id says: those gone left out, those changed in their places, new ones at the end. */
export function listOf(list: readonly unknown[], entries: Values): unknown[] {
  const kept = list.flatMap(entry => (Object.hasOwn(entries, idOf(entry) ?? '') ? [entries[idOf(entry)!]] : []));
  const known = new Set(list.map(idOf));
  return [...kept, ...Object.entries(entries).flatMap(([id, entry]) => (known.has(id) ? [] : [entry]))];
}
