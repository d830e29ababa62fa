import { describe, expect, it } from 'vitest';
import type { ItemBranch } from '#engine/cases/state.ts';
import { checkBranches } from '#processes/check/branches.ts';
import { shipped } from '../shipped.ts';

const joint = shipped.joint!;
const item = joint.items.find(({ id }) => id === 'catering-one-thing')!;
const branch = (id: string, promisedLimit = 3): ItemBranch => ({ id, unit: 'health', title: { zh: '意见', en: 'Opinion' }, promisedLimit });
const found = (branches: readonly ItemBranch[], pack = joint) =>
  checkBranches({ ...item, branches }, pack).map(({ code, pointer }) => [code, pointer]);

describe('checkBranches', () => {
  it('should find nothing wrong with the shipped joint items', () => {
    expect(joint.items.flatMap(one => checkBranches(one, joint))).toEqual([]);
  });

  it('should want two branches at least', () => {
    expect(found([branch('one')])).toEqual([['item-branches', '/branches']]);
    expect(found([])).toEqual([['item-branches', '/branches']]);
  });

  it('should want every id once', () => {
    expect(found([branch('one'), branch('two'), branch('one')])).toEqual([['item-branch-twice', '/branches/2/id']]);
  });

  it('should want no branch to take longer than the whole case', () => {
    expect(found([branch('one', 7), branch('two', 8)])).toEqual([['item-branch-longer', '/branches/1/promisedLimit']]);
  });

  it('should want branches of joint items alone', () => {
    expect(found([branch('one'), branch('two')], shipped.promised!)).toEqual([['item-branches', '/branches']]);
  });
});
