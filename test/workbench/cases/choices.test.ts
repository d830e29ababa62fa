import { describe, expect, it } from 'vitest';
import { itemOptions, readUnitValue, unitOptions } from '#workbench/cases/choices.ts';

const text = (zh: string) => ({ zh, en: zh });
const pick = ({ zh }: { zh: string }) => zh;
const centres = [
  { id: 'hs', title: text('赫山') },
  { id: 'hl', title: text('衡龙桥') },
];
const choices = {
  units: [
    { centre: 'hs', id: 'health', title: text('卫健局') },
    { centre: 'hl', id: 'health', title: text('卫健办') },
  ],
  items: [
    { centre: 'hs', id: 'food', title: text('食品'), unit: 'market' },
    { centre: 'hl', id: 'food', title: text('食品（镇）'), unit: 'market' },
    { centre: 'hs', id: 'hotel', title: text('旅馆'), unit: 'health' },
  ],
};

describe('what the case list may be narrowed to', () => {
  it('should tell units of one id apart by their centre', () => {
    const options = unitOptions(choices, centres, pick);
    expect(options).toEqual([
      { label: '赫山', options: [{ value: 'hs/health', label: '卫健局' }] },
      { label: '衡龙桥', options: [{ value: 'hl/health', label: '卫健办' }] },
    ]);
    expect(readUnitValue('hl/health')).toEqual({ centre: 'hl', unit: 'health' });
  });

  it('should list the units of a single centre plainly, and none before they are known', () => {
    expect(unitOptions(choices, centres.slice(0, 1), pick)).toEqual([{ value: 'hs/health', label: '卫健局' }]);
    expect(unitOptions({ units: [], items: [] }, centres, pick)).toEqual([]);
  });

  it('should name an item once that centres share, and only those of the chosen unit', () => {
    expect(itemOptions(choices, undefined, pick).map(({ label }) => label)).toEqual(['食品', '旅馆']);
    expect(itemOptions(choices, 'health', pick).map(({ value }) => value)).toEqual(['hotel']);
  });
});
