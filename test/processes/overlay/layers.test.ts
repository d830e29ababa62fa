import { describe, expect, it } from 'vitest';
import { fold } from '#processes/overlay/fold.ts';
import { layeredDifferences, layeredItemDifferences } from '#processes/overlay/layers.ts';
import type { Operation } from '#processes/overlay/types.ts';
import { shipped } from '../shipped.ts';
import { partsOf } from './parts.ts';

const layer = (centre: string) => ({ centre, title: { zh: centre, en: centre } });
const root = partsOf('promised');
const limit = (value: string): Operation => ({ part: 'clocks', path: ['notice', 'length'], value });

describe('layeredDifferences', () => {
  it('should name the layer that made each difference last', async () => {
    // given
    const town = (await fold(root, [limit('= 3'), { part: 'texts', path: ['zh', 'accepted'], value: '好' }])).parts;
    const village = (await fold(town, [limit('= 2')])).parts;
    // when
    const found = layeredDifferences([
      { layer: layer('district'), parts: root },
      { layer: layer('town'), parts: town },
      { layer: layer('village'), parts: village },
    ]);
    // then
    expect(found.map(one => [one.path.join(' '), one.was, one.is, one.layer!.centre])).toEqual([
      ['notice length', '= 5', '= 2', 'village'],
      ['zh accepted', root.texts.zh.accepted, '好', 'town'],
    ]);
  });

  it('should tell nothing that a layer changed and the next changed back', async () => {
    const town = (await fold(root, [limit('= 3')])).parts;
    const village = (await fold(town, [limit('= 5')])).parts;
    expect(
      layeredDifferences([
        { layer: layer('district'), parts: root },
        { layer: layer('town'), parts: town },
        { layer: layer('village'), parts: village },
      ]),
    ).toEqual([]);
  });
});

describe('layeredItemDifferences', () => {
  it('should name the layer of each field, and leave out the units', () => {
    // given
    const item = shipped.promised!.items[0]!;
    const town = { ...item, unit: 'economic', promisedLimit: 4 };
    const village = { ...town, unit: 'station', stageLimits: {} };
    // when
    const found = layeredItemDifferences([
      { layer: layer('district'), item },
      { layer: layer('town'), item: town },
      { layer: layer('village'), item: village },
    ]);
    // then
    expect(new Set(found.map(one => `${one.path[1]} ${one.layer!.centre}`))).toEqual(
      new Set(['promisedLimit town', 'stageLimits village']),
    );
  });
});
