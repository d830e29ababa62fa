import { describe, expect, it } from 'vitest';
import { shippedBook, shippedList, shippedLists } from '#forms/codes/shipped.ts';

const all = (id: string) => [...shippedList(id)!.entries()];
const countByLevel = (id: string) => {
  const counts: number[] = [];
  for (const { level } of all(id)) counts[level - 1] = (counts[level - 1] ?? 0) + 1;
  return counts;
};
const pathTo = (code: string): string[] => {
  const entry = shippedBook.find('division', code);
  return entry ? [...(entry.parent ? pathTo(entry.parent) : []), entry.title.zh] : [];
};

describe('shipped code lists', () => {
  it.each(shippedLists.map(({ id }) => id))('should have in %s well formed codes once each, a title, and every parent', id => {
    const list = shippedList(id)!;
    const entries = all(id);

    expect(entries.filter(({ code, parent }) => list.codeFault(code, parent) !== null)).toEqual([]);
    expect(entries.filter(({ title }) => title.zh.trim() !== title.zh || title.zh === '' || /[\p{C}<>&]/u.test(title.zh))).toEqual([]);
    expect(new Set(entries.map(({ code }) => code)).size).toBe(list.size);
    expect(entries).toHaveLength(list.size);
    const levels = new Map(entries.map(({ code, level }) => [code, level]));
    const misplaced = entries.filter(({ parent, level }) => (parent === undefined ? level !== 1 : !(levels.get(parent)! < level)));
    expect(misplaced).toEqual([]);
    expect(Math.max(...levels.values())).toBe(list.levels.length);
  });

  it('should have 31 provinces, Taiwan, Hong Kong and Macao, and all of China down to the townships', () => {
    expect(countByLevel('division')).toEqual([34, 342, 2975, 41_352]);
    expect(
      shippedList('division')!
        .children()
        .slice(-3)
        .map(({ title }) => title.zh),
    ).toEqual(['台湾省', '香港特别行政区', '澳门特别行政区']);
  });

  it('should have 赫山区 of 益阳市 with its townships', () => {
    const townships = shippedList('division')!.children('430903');

    expect(pathTo('430903111')).toEqual(['湖南省', '益阳市', '赫山区', '兰溪镇']);
    expect(townships).toHaveLength(17);
    expect(townships.map(({ title }) => title.zh)).toContain('沧水铺镇');
    expect(shippedList('division')!.hasChildren('430903')).toBe(true);
    expect(shippedList('division')!.hasChildren('430903111')).toBe(false);
  });

  it('should have the townships of cities without counties right below the city', () => {
    expect(pathTo('441900003')).toEqual(['广东省', '东莞市', '东城街道']);
    expect(shippedList('division')!.children('441900').length).toBeGreaterThan(30);
  });

  it('should have 20 sections and 97 divisions of industry, and 56 ethnic groups with two more entries', () => {
    expect(countByLevel('industry')).toEqual([20, 97]);
    expect(shippedBook.find('industry', '62')).toMatchObject({ title: { zh: '餐饮业' }, parent: 'H' });
    const groups = all('ethnic-group').filter(({ title }) => title.zh.endsWith('族'));
    expect(groups.map(({ code }) => code)).toEqual(Array.from({ length: 56 }, (_, at) => String(at + 1).padStart(2, '0')));
    expect(shippedBook.find('ethnic-group', '15')?.title).toEqual({ zh: '土家族', en: 'Tujia' });
    expect(shippedBook.find('id-type', '111')?.title.zh).toBe('居民身份证');
  });

  it('should know neither other lists nor other codes, prototype names among them', () => {
    expect(shippedBook.find('division', '999999')).toBeNull();
    expect(shippedBook.find('division', '430903999')).toBeNull();
    expect(shippedBook.find('division', '810000001')).toBeNull();
    expect(shippedBook.find('division', 'constructor')).toBeNull();
    expect(shippedBook.find('__proto__', '11')).toBeNull();
  });

  it('should refuse codes of a form the list does not have', () => {
    const fault = (list: string, code: string, parent?: string) => shippedList(list)!.codeFault(code, parent)?.zh;

    expect(fault('division', '430903120', '430903')).toBeUndefined();
    expect(fault('division', '430903111201', '430903111')).toBeUndefined();
    expect(fault('division', '430990', '430900')).toBeUndefined();
    expect(fault('division', '430902120', '430903')).toContain('以上级代码开头');
    expect(fault('division', '43090', '430900')).toContain('6 位');
    expect(fault('industry', '621', '62')).toBeUndefined();
    expect(fault('industry', '521', '62')).toContain('以上级代码开头');
    expect(fault('ethnic-group', '5')).toContain('2 位');
  });
});
