import type { DifferenceView } from '#server/contract/designing.ts';

/** How an element of a diagram differs from the other diagram (元素变化). */
export type ChangeKind = DifferenceView['kind'];

/** Whole elements are added or removed by an address of one name; anything deeper changes an element both have. */
const kindOf = ({ kind, path }: DifferenceView): ChangeKind => (path.length > 1 ? 'changed' : kind);

/** Marks of the elements on one side (对比标记): `from` shows what was removed, `to` what was added, both what changed. */
export function changeMarks(differences: readonly DifferenceView[], side: 'from' | 'to'): ReadonlyMap<string, ChangeKind> {
  const marks = new Map<string, ChangeKind>();
  for (const difference of differences) {
    const kind = kindOf(difference);
    if (!difference.element || kind === (side === 'from' ? 'added' : 'removed')) continue;
    if (marks.get(difference.element) === undefined || kind !== 'changed') marks.set(difference.element, kind);
  }
  return marks;
}
