import { describe, expect, it } from 'vitest';
import { csvOf, fileNameOf } from '#workbench/statistics/csv.ts';

const columns = [
  { key: 'unit', title: '部门', kind: 'text' },
  { key: 'opened', title: '登记', kind: 'count' },
  { key: 'rate', title: '按期率', kind: 'rate' },
] as const;

describe('a table as CSV', () => {
  it('should begin with a byte order mark and end lines as Excel does', () => {
    expect(csvOf({ columns, rows: [['卫健局', 3, 2 / 3]], total: ['合计', 3, null] })).toBe(
      `\uFEFF部门,登记,按期率\r\n卫健局,3,${2 / 3}\r\n合计,3,\r\n`,
    );
  });

  it('should quote what would break a row, and let no name be taken for a formula', () => {
    const [, ...lines] = csvOf({
      columns,
      rows: [
        ['甲,"乙"\n丙', 0, null],
        ['=1+1', 1, 0],
        ['-2', 2, 1],
      ],
      total: null,
    }).split('\r\n');
    expect(lines).toEqual(['"甲,""乙""\n丙",0,', `'=1+1,1,0`, `'-2,2,1`, '']);
  });

  it('should name a file without what file systems refuse', () => {
    expect(fileNameOf('统计', '预警和红黄牌：按日', '2026-10-01至2026-10-31', 'a/b:c')).toBe(
      '统计-预警和红黄牌：按日-2026-10-01至2026-10-31-abc.csv',
    );
  });
});
