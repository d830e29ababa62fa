import { labelOfAddress } from './diff/labels.ts';
import { changesOf, type Change } from './overlay/changes.ts';
import type { Parts } from './overlay/parts.ts';
import type { Difference } from './overlay/types.ts';

/**
 * What differs between two packs (差异), in words, in a stable order: parts first, then addresses. An element that came or went is one difference, of one
 * that stayed each attribute is its own. How a process is drawn, and golden cases, are no difference.
 */
export function differencesOf(before: Parts, after: Parts): Difference[] {
  return changesOf(before, after)
    .filter(change => !followsFromFlows(change))
    .map(change => differenceOf(before, after, change));
}

/** The order of conditions differs of course where a flow came or went. */
function followsFromFlows({ part, path, was, is }: Change): boolean {
  if (part !== 'process' || path[1] !== 'flowOrder') return false;
  return !(Array.isArray(was) && Array.isArray(is) && was.toSorted().join() === is.toSorted().join());
}

function differenceOf(before: Parts, after: Parts, { part, path, was, is }: Change): Difference {
  const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
  return {
    part,
    path,
    label: labelOfAddress(kind === 'removed' ? before : after, { part, path }),
    kind,
    was: was ?? null,
    is: is ?? null,
    ...(part === 'process' && path[0] ? { element: path[0] } : {}),
  };
}
