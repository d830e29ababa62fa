import { labelOfAddress } from '../diff/labels.ts';
import { treeOf } from './changes.ts';
import { fold } from './fold.ts';
import { isSame, valueAt } from './json.ts';
import type { Parts } from './parts.ts';
import type { Conflict, Operation } from './types.ts';

/** Operations that still fit, and those that do not any more. */
export interface Rebased {
  readonly operations: readonly Operation[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Put operations made for one base onto another (三方合并, 跟进上级更新), property by property: what the parent did not touch is kept; what the parent
 * changed to the same is dropped; what the parent changed otherwise, or took away, is a conflict and left out.
 */
export async function rebase(operations: readonly Operation[], base: Parts, theirs: Parts): Promise<Rebased> {
  const [was, is] = [treeOf(base), treeOf(theirs)];
  const kept: Operation[] = [];
  const conflicts: Conflict[] = [];
  for (const operation of operations) {
    const [before, now] = [valueAt(was[operation.part], operation.path), valueAt(is[operation.part], operation.path)];
    if (isSame(now, operation.value)) continue;
    const isFree = isSame(before, now) && (await fits(theirs, operation));
    if (isFree) kept.push(operation);
    else conflicts.push({ operation, label: labelOfAddress(base, operation), base: before, theirs: now, ours: operation.value });
  }
  return { operations: kept, conflicts };
}

async function fits(theirs: Parts, operation: Operation): Promise<boolean> {
  return (await fold(theirs, [operation])).problems.length === 0;
}
