import { describe, expect, it } from 'vitest';
import { shippedList } from '#forms/codes/shipped.ts';
import { LayeredList } from '#server/codes/layered.ts';
import type { StoredLayer } from '#server/codes/layers.ts';
import type { OwnCode } from '#server/store/streams/code-list.ts';

const text = (zh: string) => ({ zh, en: zh });
const layer = (centre: string, entries: readonly OwnCode[], list = 'roads', title: string | null = null): StoredLayer => ({
  ...{ centre, list, entries, version: 1, savedBy: 'a', savedAt: 0 },
  title: title === null ? null : text(title),
});

describe('a list of several layers', () => {
  it('should take the title from the highest, and let the lower one add and rename', () => {
    const list = new LayeredList('roads', undefined, [
      layer('district', [{ code: 'n', title: text('城北') }], 'roads', '道路'),
      layer('town', [
        { code: 'n', title: text('城北片区') },
        { code: 'n1', title: text('大道'), parent: 'n' },
      ]),
    ]);

    expect(list.title.zh).toBe('道路');
    expect([...list.entries()]).toEqual([
      { code: 'n', title: text('城北片区'), level: 1 },
      { code: 'n1', title: text('大道'), parent: 'n', level: 2 },
    ]);
    expect([list.from('n'), list.from('n1'), list.size, list.hasChildren('n')]).toEqual(['district', 'town', 2, true]);
  });

  it('should keep the place an entry has above, whatever a lower layer said before', () => {
    const list = new LayeredList('roads', undefined, [
      layer('district', [
        { code: 'a', title: text('甲') },
        { code: 'b', title: text('乙'), parent: 'a' },
      ]),
      layer('town', [
        { code: 'a', title: text('甲'), parent: 'b' },
        { code: 'b', title: text('乙') },
      ]),
    ]);

    expect(list.find('a')).toEqual({ code: 'a', title: text('甲'), level: 1 });
    expect(list.find('b')).toEqual({ code: 'b', title: text('乙'), parent: 'a', level: 2 });
  });

  it('should retire what stands below a retired entry, shipped or added', () => {
    const list = new LayeredList('division', shippedList('division'), [
      layer('district', [{ code: '430903', retired: true }], 'division'),
      layer('town', [{ code: '430903999', title: text('新镇'), parent: '430903' }], 'division'),
    ]);

    expect([list.find('430903111')?.retired, list.find('430903999')?.retired, list.find('430902')?.retired]).toEqual([
      true,
      true,
      undefined,
    ]);
    expect(list.children('430903').at(-1)).toMatchObject({ code: '430903999', level: 4 });
  });

  it('should put at the top what stands below an entry that is not there, and name the version after the layers', () => {
    const list = new LayeredList('roads', undefined, [layer('town', [{ code: 'x', title: text('孤'), parent: 'gone' }])]);

    expect(list.children()).toEqual([{ code: 'x', title: text('孤'), level: 1 }]);
    expect(list.version).toBe('+town.1');
  });

  it('should know no code it does not have', () => {
    const list = new LayeredList('division', shippedList('division'), [layer('town', [{ code: 'gone', retired: true }], 'division')]);

    expect(list.find('gone')).toBeUndefined();
    expect(list.find('constructor')).toBeUndefined();
  });
});
