import type { Text } from '#engine/problem.ts';
import { type Part, partsOf as schemasIn } from './expand.ts';
import { findDefinition } from './titles.ts';
import { type CodeBook, type CodeEntry, isValues, type Values } from './types.ts';

/** Codes that answers name, by list (答案中的字典代码). */
export type NamedCodes = ReadonlyMap<string, ReadonlySet<string>>;

/** Title of a code (字典项名称) in a list; a code nobody knows is shown as it is. */
export function titleOfCode(book: CodeBook, list: string, code: string): Text {
  return book.find(list, code)?.title ?? { zh: code, en: code };
}

/** Titles from the top level down to a code (各级名称), such as 湖南省, 益阳市, 赫山区. What stands above in another list (the unit of a person) is left out. */
export function pathOfCode(book: CodeBook, list: string, code: string): Text[] {
  const titles = [titleOfCode(book, list, code)];
  const seen = new Set([code]);
  for (let next = book.find(list, code)?.parent; next !== undefined && !seen.has(next); ) {
    seen.add(next);
    const above: CodeEntry | null | undefined = book.find(list, next);
    if (above) titles.unshift(above.title);
    next = above?.parent;
  }
  return titles;
}

/** Most places looked at in one walk: far more than any form that passes its check has. */
const mostPlaces = 50_000;

/** Codes that the answers to a form name, so that they can be loaded before they are shown or judged. */
export function codesIn(schema: Values, answers: unknown): NamedCodes {
  const found = new Map<string, Set<string>>();
  const waiting: Place[] = [{ node: schema, value: answers }];
  for (let count = 0; count < mostPlaces; count++) {
    const place = waiting.pop();
    if (!place) break;
    const { node, value } = place;
    if (!isValues(node)) continue;
    if (typeof node['x-codes'] === 'string' && typeof value === 'string' && value !== '') {
      found.set(node['x-codes'], (found.get(node['x-codes']) ?? new Set<string>()).add(value));
    }
    waiting.push(...branchesOf(schema, node).map(branch => ({ node: branch, value })), ...partsOf(node, value));
  }
  return found;
}

interface Place {
  readonly node: unknown;
  readonly value: unknown;
}

/** Schemas beside one that speak of the same value. */
function branchesOf(root: Values, node: Values): unknown[] {
  const choices = [node.allOf, node.anyOf, node.oneOf].flatMap(list => (Array.isArray(list) ? (list as unknown[]) : []));
  const named = typeof node.$ref === 'string' ? [findDefinition(root, node.$ref)] : [];
  return [...choices, ...named, node.if, node.then, node.else].filter(branch => branch !== undefined);
}

/** Rows of a list and properties of an object, each with its schema. */
function partsOf(node: Values, value: unknown): Place[] {
  if (Array.isArray(value)) {
    const prefix = Array.isArray(node.prefixItems) ? (node.prefixItems as unknown[]) : [];
    return value.map((row, index) => ({ node: prefix[index] ?? node.items, value: row }));
  }
  if (!isValues(value) || !isValues(node.properties)) return [];
  return Object.entries(node.properties).flatMap(([name, child]) =>
    Object.hasOwn(value, name) ? [{ node: child, value: value[name] }] : [],
  );
}

/** Lists that a form names (表单引用的字典), each with the JSON pointers of the fields into the schema, in order of text. */
export function listsIn(schema: Values): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const waiting: Pick<Part, 'schema' | 'pointer'>[] = [{ schema, pointer: '' }];
  for (let count = 0; count < mostPlaces; count++) {
    const part = waiting.pop();
    if (!part) break;
    const list = part.schema['x-codes'];
    if (typeof list === 'string') found.set(list, [...(found.get(list) ?? []), part.pointer]);
    waiting.push(...schemasIn(part.schema, part.pointer));
  }
  for (const pointers of found.values()) pointers.sort();
  return found;
}
