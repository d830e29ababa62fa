import { describe, expect, it } from 'vitest';
import { shippedList } from '#forms/codes/shipped.ts';
import { LayeredList } from '#server/codes/layered.ts';
import { foundAtMost, searchCodes } from '#server/codes/search.ts';

const division = shippedList('division')!;
const find = (q: string, under?: string) => searchCodes(division, q, under).map(({ title }) => title.zh);

describe('search in code lists', () => {
  it.each([
    ['the title first', '赫山区', '赫山区'],
    ['the code', '430903', '赫山区'],
    ['an English title', 'hunan', '湖南省'],
  ])('should find by %s', (_, q, title) => {
    expect(find(q)[0]).toBe(title);
  });

  it.each([
    ['whole syllables', 'yiyang', '益阳市'],
    ['initials', 'yiyangs', '益阳市'],
    ['both mixed', 'yyangshi', '益阳市'],
    ['another reading of a character', 'chongqing', '重庆市'],
    ['from within the title', 'tonghu', '益阳市大通湖管理区'],
  ])('should find by pinyin: %s', (_, q, title) => {
    expect(find(q)).toContain(title);
  });

  it('should look below an entry only where one is given', () => {
    expect(find('lanxi', '430903')).toEqual(['兰溪镇']);
    expect(find('lanxi', '430902')).toEqual([]);
  });

  it('should give at most fifty, and nothing for nothing', () => {
    expect(find('镇')).toHaveLength(foundAtMost);
    expect(find('  ')).toEqual([]);
    expect(find('qqqqqq')).toEqual([]);
    expect(find('.*')).toEqual([]);
  });

  it('should put what is retired last', () => {
    const layer = { centre: 'c', list: 'ethnic-group', version: 1, title: null, savedBy: 'a', savedAt: 0 };
    const list = new LayeredList('ethnic-group', shippedList('ethnic-group'), [{ ...layer, entries: [{ code: '15', retired: true }] }]);

    expect(searchCodes(list, 'tu').map(({ title }) => title.zh)).toEqual(['土族', '土家族']);
  });
});
