import type { ServiceItem } from '#engine/cases/state.ts';
import type { Text } from '#engine/problem.ts';
import { labelOfItem } from '../diff/labels.ts';
import { changesIn } from './changes.ts';
import { adaptable, foldItem, keyed, operationsTo } from './items.ts';
import { isSame, removed, valueAt, type Values, withValue } from './json.ts';
import type { ItemOverlay } from './types.ts';

/** What was changed of this centre's item beside the overlay (另行修改): what stood there when the overlay was begun, and what stands there now. */
export interface OwnChange {
  readonly path: readonly string[];
  readonly label: Text;
  readonly was: unknown;
  readonly is: unknown;
}

/** An overlay of an item over what the item has become here. */
export interface Followed {
  readonly overlay: ItemOverlay;
  /** What was changed beside it and otherwise in it; while there is any, the overlay is as it was. */
  readonly conflicts: readonly OwnChange[];
  /** All that was changed beside it. */
  readonly changes: readonly OwnChange[];
}

/** The parent's item, this centre's as the overlay was begun from, and as it stands now. */
export interface OwnItem {
  readonly parent: ServiceItem;
  readonly before: ServiceItem;
  readonly now: ServiceItem;
}

/**
 * Puts an overlay of an item onto the item as it stands in this centre now (跟进本中心修改): what was changed there meanwhile stays, what the overlay changes
 * stays, and what both changed to different values is told. `winner` 'now': the item keeps such a value.
 */
export function followOwn(overlay: ItemOverlay, { parent, before, now }: OwnItem, winner?: 'now'): Followed {
  const folded = foldItem(parent, overlay);
  const ours = keyed(folded.item);
  const changes = changesIn(keyed(before), keyed(now)).filter(({ path }) => adaptable.has(path[0]!));
  const told = changes.map(change => ({ ...change, label: labelOfItem(now, change.path) }));
  const conflicts = told.filter(({ path, was, is }) => ![was, is].some(value => isSame(valueAt(ours, path), value)));
  if (winner === undefined && conflicts.length > 0) return { overlay, conflicts, changes: told };
  // what does not fit the parent's item is mended first: nothing of it gets lost on the way
  if (folded.problems.some(({ code }) => !code.startsWith('item-'))) return { overlay, conflicts: [], changes: told };
  if (told.every(({ path, is }) => isSame(valueAt(ours, path), is)))
    return { overlay: { ...overlay, own: now.version }, conflicts: [], changes: told };
  const merged = told.reduce<Values>((values, { path, is }) => withValue(values, path, is === undefined ? removed : is) ?? values, ours);
  return { overlay: { ...overlay, operations: operationsTo(parent, merged), own: now.version }, conflicts: [], changes: told };
}
