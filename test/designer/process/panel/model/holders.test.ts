import { describe, expect, it } from 'vitest';
import { holdersOf } from '#designer/process/panel/model/holders.ts';

const title = { zh: '', en: '' };
const facts = {
  units: ['health', 'market', 'fire'].map(id => ({ id, title, parent: null })),
  posts: [
    { post: 'handler', unit: 'health', account: 'li', name: '李强' },
    { post: 'unit-leader', unit: 'health', account: 'li', name: '李强' },
    { post: 'handler', unit: 'market', account: 'zhao', name: '赵刚' },
    { post: 'administrator', unit: null, account: 'huang', name: '黄梅' },
  ],
};

describe('who could do a step today', () => {
  it('should be everybody with a post of the role, each once', () => {
    expect(holdersOf(facts, { reach: 'centre', unit: undefined }, ['handler', 'unit-leader'])).toEqual([
      { unit: null, names: ['李强', '赵刚'] },
    ]);
    expect(holdersOf(facts, { reach: 'centre', unit: undefined }, ['auditor'])).toEqual([{ unit: null, names: [] }]);
  });

  it('should be those of a named unit', () => {
    expect(holdersOf(facts, { reach: 'named', unit: 'market' }, ['handler'])).toEqual([{ unit: 'market', names: ['赵刚'] }]);
    expect(holdersOf(facts, { reach: 'named', unit: 'fire' }, ['handler'])).toEqual([{ unit: 'fire', names: [] }]);
  });

  it.each(['unit', 'window'] as const)('should be told unit by unit where the %s decides', reach => {
    expect(holdersOf(facts, { reach, unit: undefined }, ['handler'])).toEqual([
      { unit: 'health', names: ['李强'] },
      { unit: 'market', names: ['赵刚'] },
    ]);
    expect(holdersOf(facts, { reach, unit: undefined }, ['administrator'])).toEqual([]);
  });

  it('should not be told where an expression decides', () => {
    expect(holdersOf(facts, { reach: 'feel', unit: '= branch.unit' }, ['handler'])).toBeNull();
  });
});
