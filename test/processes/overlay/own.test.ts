import { describe, expect, it } from 'vitest';
import type { ServiceItem } from '#engine/cases/state.ts';
import { foldItem } from '#processes/overlay/items.ts';
import { followOwn } from '#processes/overlay/own.ts';
import type { ItemOperation } from '#processes/overlay/types.ts';
import { shipped } from '../shipped.ts';

const parent = shipped.promised!.items.find(({ id }) => id === 'food-business-new')!;
const say = (field: string, value: unknown): ItemOperation => ({ path: [field], value });
const over = (own: number, ...operations: ItemOperation[]) => ({
  item: parent.id,
  version: parent.version,
  unit: 'economic',
  operations,
  own,
});
/** The item here in a version, with its changes. */
const here = (version: number, ...operations: ItemOperation[]): ServiceItem => ({
  ...foldItem(parent, over(version, ...operations)).item,
  version,
});
const stages = (review: number) => say('stageLimits', { ...parent.stageLimits, review });

describe('followOwn', () => {
  it('should take what was changed here meanwhile, and keep what the overlay changes', () => {
    const { overlay, conflicts } = followOwn(over(1, say('statutoryLimit', 8)), { parent, before: here(1), now: here(2, stages(2)) });
    expect(conflicts).toEqual([]);
    expect(overlay).toEqual(over(2, { path: ['stageLimits', 'review'], value: 2 }, say('statutoryLimit', 8)));
  });

  it('should go back with what was taken back here', () => {
    const { overlay } = followOwn(over(1, say('promisedLimit', parent.promisedLimit - 1)), {
      parent,
      before: here(1, say('promisedLimit', parent.promisedLimit - 1)),
      now: here(2),
    });
    expect(overlay).toEqual(over(2));
  });

  it('should leave the overlay as it is where both changed a value otherwise, and list all that was changed beside it', () => {
    // given
    const mine = over(1, stages(3));
    // when
    const { overlay, conflicts, changes } = followOwn(mine, { parent, before: here(1), now: here(2, stages(2), say('statutoryLimit', 9)) });
    // then
    expect(overlay).toBe(mine);
    expect(conflicts).toMatchObject([{ path: ['stageLimits', 'review'], was: parent.stageLimits.review, is: 2 }]);
    expect(changes.map(({ path }) => path.join('.'))).toEqual(['stageLimits.review', 'statutoryLimit']);
  });

  it('should have no conflict where both say the same, and take the later one where it is told to', () => {
    const [mine, theirs] = [stages(3), stages(2)];
    expect(followOwn(over(1, mine), { parent, before: here(1), now: here(2, mine) })).toMatchObject({
      overlay: over(2, mine),
      conflicts: [],
    });
    const { overlay } = followOwn(over(1, mine), { parent, before: here(1), now: here(2, theirs) }, 'now');
    expect(overlay).toEqual(over(2, { path: ['stageLimits', 'review'], value: 2 }));
  });

  it('should wait with an overlay that does not fit the item of the centre above', () => {
    const odd = over(1, say('pack', 'instant'), say('statutoryLimit', 8));
    expect(followOwn(odd, { parent, before: here(1), now: here(2, stages(2)) }).overlay).toBe(odd);
  });
});
