import { isBranch, isSame, type Values } from './json.ts';
import { keyedParts, type Parts } from './parts.ts';
import { readElements } from './elements.ts';
import type { Operation } from './types.ts';

/** One change between two states of a pack: the address at which they first differ, and what stood and stands there; undefined: nothing. */
export interface Change {
  readonly part: Operation['part'];
  readonly path: readonly string[];
  readonly was: unknown;
  readonly is: unknown;
}

const partOrder: readonly Operation['part'][] = [
  ...(['head', 'settings', 'clocks', 'cards', 'texts', 'roles', 'documents', 'forms', 'decisions', 'process'] as const),
];

/** Every part of a pack by the steps of its addresses. A process that cannot be read is one value. */
export function treeOf(parts: Parts): Readonly<Record<Operation['part'], Values>> {
  const json = Object.entries(keyedParts).map(([part, { read }]) => [part, read(parts)] as const);
  return { ...Object.fromEntries(json), process: readElements(parts.bpmn) ?? { '': { text: parts.bpmn } } } as Record<
    Operation['part'],
    Values
  >;
}

/** What differs between two states of a pack (变更), in a stable order: by part, then by address. Layout is no change. */
export function changesOf(before: Parts, after: Parts): Change[] {
  const [was, is] = [treeOf(before), treeOf(after)];
  return partOrder.flatMap(part => changesIn(was[part], is[part]).map(change => ({ part, ...change })));
}

/** Where two objects differ: the shortest paths at which one lacks something or both hold other values. */
export function changesIn(before: Values, after: Values): Omit<Change, 'part'>[] {
  const found: Omit<Change, 'part'>[] = [];
  const waiting: { path: readonly string[]; was: unknown; is: unknown }[] = [{ path: [], was: before, is: after }];
  for (const { path, was, is } of waiting) {
    if (path.length > 0 && !(isBranch(was) && isBranch(is))) {
      if (!isSame(was, is)) found.push({ path, was, is });
      continue;
    }
    const keys = new Set([...Object.keys(was as Values), ...Object.keys(is as Values)]);
    for (const key of keys) waiting.push({ path: [...path, key], was: own(was as Values, key), is: own(is as Values, key) });
  }
  return found.sort((a, b) => compare(a.path, b.path));
}

function own(values: Values, key: string): unknown {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

function compare(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join('\u0000'), b.join('\u0000')];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
