import { describe, expect, it } from 'vitest';
import { createStageSet } from '#engine/simulation/stage-set.ts';

describe('the centre of golden cases', () => {
  it('should have the units of items and branches, and somebody for every post a pack names', () => {
    // given
    const branches = [{ id: 'fire', unit: 'emergency', title: { zh: '消防', en: 'Fire' }, promisedLimit: 3 }];
    // when
    const { units, posts } = createStageSet([{ roles: { clerk: ['window-staff'], mayor: ['mayor'] } }], [{ unit: 'health', branches }]);
    // then
    expect(units.map(({ id }) => id)).toEqual(['emergency', 'health']);
    expect(posts.filter(({ post }) => post === 'handler').map(({ account }) => account)).toEqual(['handler.emergency', 'handler.health']);
    expect(posts.filter(({ post }) => post === 'mayor')).toEqual([{ account: 'mayor', name: 'mayor', post: 'mayor', unit: null }]);
  });
});
