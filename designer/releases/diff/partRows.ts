import type { Text } from '#engine/problem.ts';
import { labelOfAddress } from '#processes/diff/labels.ts';
import { treeOf } from '#processes/overlay/changes.ts';
import { isBranch, isSame, isValues } from '#processes/overlay/json.ts';
import type { Parts } from '#processes/overlay/parts.ts';
import type { Operation } from '#processes/overlay/types.ts';

export type RowKind = 'added' | 'removed' | 'changed' | 'same';

/** One line of a part beside its other version (并排行): the address, its words, and both values; undefined: not there. */
export interface PartRow {
  readonly part: Operation['part'];
  readonly path: readonly string[];
  readonly label: Text;
  readonly kind: RowKind;
  readonly was: unknown;
  readonly is: unknown;
}

/** Rows of one thing of a part (一条规则、一个角色), e.g. of one clock. */
export interface PartGroup {
  readonly id: string;
  readonly kind: RowKind;
  readonly rows: readonly PartRow[];
}

/** Parts of a pack side by side (并排对比), a group for each thing in them: what one side lacks is added or removed, what differs is changed. */
export function groupsOf(part: Operation['part'], before: Parts | null, after: Parts): PartGroup[] {
  const [was, is] = [before ? treeOf(before)[part] : {}, treeOf(after)[part]];
  const ids = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return ids.map(id => {
    const rows = leaves(was[id], is[id]).map(leaf => rowOf(part, { before, after }, { ...leaf, path: [id, ...leaf.path] }));
    return { id, kind: kindOf(was[id], is[id]), rows };
  });
}

interface Leaf {
  readonly path: readonly string[];
  readonly was: unknown;
  readonly is: unknown;
}

/** The places at which values stand that are no objects of their own, on either side. */
function leaves(was: unknown, is: unknown): Leaf[] {
  const found: Leaf[] = [];
  const waiting: Leaf[] = [{ path: [], was, is }];
  for (const { path, was: left, is: right } of waiting) {
    if (!(isOpen(left) || isOpen(right)) || !(isOpen(left) || left === undefined) || !(isOpen(right) || right === undefined)) {
      found.push({ path, was: left, is: right });
      continue;
    }
    const keys = new Set([...Object.keys(isValues(left) ? left : {}), ...Object.keys(isValues(right) ? right : {})]);
    for (const key of keys) waiting.push({ path: [...path, key], was: own(left, key), is: own(right, key) });
  }
  return found.sort((a, b) => a.path.join('\u0000').localeCompare(b.path.join('\u0000')));
}

const isOpen = (value: unknown): boolean => isBranch(value) && Object.keys(value).length > 0;

function own(value: unknown, key: string): unknown {
  return isValues(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function kindOf(was: unknown, is: unknown): RowKind {
  if (was === undefined) return 'added';
  if (is === undefined) return 'removed';
  return isSame(was, is) ? 'same' : 'changed';
}

function rowOf(part: Operation['part'], { before, after }: { before: Parts | null; after: Parts }, { path, was, is }: Leaf): PartRow {
  const parts = is === undefined && before ? before : after;
  return { part, path, label: labelOfAddress(parts, { part, path }), kind: kindOf(was, is), was, is };
}
