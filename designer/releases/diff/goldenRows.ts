import { isSame, isValues } from '#processes/overlay/json.ts';
import type { Scenario } from '#processes/types.ts';
import type { RowKind } from './partRows.ts';

type Scenarios = Readonly<Record<string, Scenario>>;

/** A golden case beside its other version (用例对比): fields of it that differ, those of what is expected after `expect.`. */
export interface GoldenRow {
  readonly id: string;
  readonly kind: RowKind;
  readonly was: Scenario | null;
  readonly is: Scenario | null;
  readonly changed: readonly string[];
}

/** Golden cases of two versions side by side: who changes what is expected, changes what the gate asks for. */
export function goldenRowsOf(before: Scenarios | null, after: Scenarios): GoldenRow[] {
  const ids = [...new Set([...Object.keys(after), ...Object.keys(before ?? {})])];
  return ids.map(id => {
    const was = before && Object.hasOwn(before, id) ? before[id]! : null;
    const is = Object.hasOwn(after, id) ? after[id]! : null;
    const changed = was && is ? changedIn(was, is) : [];
    return { id, kind: !was ? 'added' : !is ? 'removed' : changed.length > 0 ? 'changed' : 'same', was, is, changed };
  });
}

function changedIn({ expect: was, ...before }: Scenario, { expect: is, ...after }: Scenario): string[] {
  return [...differing(before, after), ...differing(was, is).map(key => `expect.${key}`)];
}

function differing(was: unknown, is: unknown): string[] {
  const [left, right] = [isValues(was) ? was : {}, isValues(is) ? is : {}];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(key => !isSame(left[key], right[key]));
}
