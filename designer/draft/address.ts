import type { Operation, WholeBody } from '#processes/overlay/types.ts';

/** All parts of a pack as the editor holds them (模板包内容). */
export type Parts = WholeBody['pack'];
/** Where a value of a pack stands: the part and the path of ids and names inside it, as in `Operation`. */
export type Address = Pick<Operation, 'part' | 'path'>;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const idOf = (entry: unknown): unknown => (isObject(entry) ? entry.id : entry);

/** Names that stand beside the list in clocks.json and cards.json; every other first name is an id in the list. */
const besides: Readonly<Record<string, readonly string[]>> = { clocks: ['procedures'], cards: ['basis', 'scope', 'once'] };
const listOf: Readonly<Record<string, string>> = { clocks: 'clocks', cards: 'rules', roles: 'roles', settings: 'values' };

/** The names to walk from the parts: `['promised', 'length']` of clocks is clocks -> clocks -> promised -> length. */
function walkOf({ part, path }: Address): readonly string[] {
  if (part === 'head' && path[0] === 'statusOf') return path;
  const list = listOf[part];
  return list && !besides[part]?.includes(path[0] ?? '') ? [part, list, ...path] : [part, ...path];
}

function childOf(node: unknown, name: string): unknown {
  if (Array.isArray(node)) return node.find(entry => idOf(entry) === name);
  return isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined;
}

function withEntry(list: readonly unknown[], name: string, value: unknown): unknown[] {
  const at = list.findIndex(entry => idOf(entry) === name);
  if (value === undefined) return list.filter((_, index) => index !== at);
  return at < 0 ? [...list, value] : list.map((entry, index) => (index === at ? value : entry));
}

function withName(node: Json, name: string, value: unknown): Json {
  const { [name]: _, ...rest } = node;
  return value === undefined ? rest : { ...node, [name]: value };
}

/** `node` with the value under the names of `path`; undefined takes it away. What is not there yet is made. */
export function withDeep(node: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const next = withDeep(childOf(node, name), rest, value);
  if (Array.isArray(node)) return withEntry(node, name, next);
  return withName(isObject(node) ? node : {}, name, next);
}

/** The value under the names of `path`; undefined: nothing stands there. */
export const deepIn = (node: unknown, path: readonly string[]): unknown => path.reduce(childOf, node);

/** The value at an address of a pack; undefined: nothing stands there. */
export const valueAt = (parts: Parts, address: Address): unknown => walkOf(address).reduce<unknown>(childOf, parts);

/** The pack with another value at an address; undefined takes it away. The given pack stays as it is. */
export const withValue = (parts: Parts, address: Address, value: unknown): Parts => withDeep(parts, walkOf(address), value) as Parts;

/** true: `path` is `of`, or leads to something inside it. */
export const isInside = (path: readonly string[], of: readonly string[]): boolean => of.every((name, index) => path[index] === name);

/** true: both say the same as JSON, whatever the order of names. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, index) => isSame(entry, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every(name => Object.hasOwn(b, name) && isSame(a[name], b[name]));
}
