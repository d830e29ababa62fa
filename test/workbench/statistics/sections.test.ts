import { describe, expect, it } from 'vitest';
import type { Statistics } from '#server/contract/statistics.ts';
import { statisticsMessages } from '#workbench/statistics/messages.ts';
import { isNothing, numbersOf } from '#workbench/statistics/numbers.ts';
import { barsAtMost, cellWords, percent, sectionsOf, summaryOf } from '#workbench/statistics/sections.ts';
import type { SayStatistics, Words } from '#workbench/statistics/useStatisticsText.ts';

const t: SayStatistics = (key, values = {}) =>
  statisticsMessages[key].zh.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
const words: Words = { t, pick: ({ zh }) => zh, lang: 'zh' };
const text = (zh: string) => ({ zh, en: zh });
const none = { opened: 0, closed: 0, settled: 0, onTime: 0, rate: null, warning: 0, yellow: 0, red: 0 };
const days = (n: number) => Array.from({ length: n }, (_, at) => ({ day: `2026-10-${String(at + 1).padStart(2, '0')}`, ...none }));

/** October of a district with one township. */
const answer: Statistics = {
  ...{ from: '2026-10-01', to: '2026-10-31', until: Date.parse('2026-11-01T00:00:00+08:00'), now: 0 },
  centres: [
    { id: 'hs', title: text('赫山') },
    { id: 'hl', title: text('衡龙桥') },
  ],
  totals: {
    ...{ opened: 8, closed: 6, open: 2, overdue: 1, supplements: 1, refused: 2, firstContacts: 1, rated: 2, satisfied: 1 },
    ...{ settled: 5, onTime: 3, rate: 3 / 5, warning: 3, yellow: 2, red: 1 },
  },
  byType: [
    { type: 'promised', opened: 8, closed: 6, settled: 5, onTime: 3, rate: 3 / 5 },
    { type: 'of-a-newer-pack', opened: 0, closed: 0, settled: 0, onTime: 0, rate: null },
  ],
  byStage: [
    { stage: 'handle', open: 2, overdue: 1 },
    { stage: 'none', open: 0, overdue: 0 },
  ],
  byWindow: [{ centre: 'hl', window: '', ...none, opened: 1 }],
  byUnit: [
    { centre: 'hs', unit: 'health', title: text('卫健局'), open: 1, ...none, opened: 7, settled: 4, onTime: 2, rate: 1 / 2 },
    { centre: 'hl', unit: 'health', title: text('卫健办'), open: 1, ...none, opened: 1, settled: 1, onTime: 1, rate: 1 },
  ],
  byCentre: [
    { centre: 'hs', title: text('赫山'), open: 1, ...none, opened: 7 },
    { centre: 'hl', title: text('衡龙桥'), open: 1, ...none, opened: 1 },
  ],
  byMonth: [{ month: '2026-10', ...none, opened: 8, closed: 6 }],
  byDay: days(31).map(row => (row.day === '2026-10-12' ? { ...row, opened: 8, closed: 2, warning: 1 } : row)),
  byRating: [5, 4, 3, 2, 1].map(level => ({ level, count: level === 5 ? 1 : 0 })),
};
const section = (id: string, of: Statistics = answer) => {
  const found = sectionsOf(of, words).find(one => one.id === id);
  if (!found) throw new Error(`no section ${id}`);
  return found;
};

describe('breakdowns of the statistics', () => {
  it('should say the same in the plot and in the table', () => {
    for (const { plot, rows, columns, id } of sectionsOf(answer, words)) {
      for (const series of plot.series) {
        const column = columns.findIndex(({ title }) => title === series.name);
        expect(series.values, id).toEqual(rows.slice(0, plot.categories.length).map(row => row[column]));
      }
    }
  });

  it('should show days of a month as lines and months of a year as bars', () => {
    expect([section('time').title, section('time').plot.kind, section('time').plot.categories[11]]).toEqual([
      '每日登记、办结和按期',
      'lines',
      '10-12',
    ]);
    const year = {
      ...answer,
      byDay: [],
      byMonth: Array.from({ length: 12 }, (_, at) => ({ ...answer.byMonth[0]!, month: `2026-${at + 1}` })),
    };
    expect([section('time', year).title, section('time', year).plot.kind]).toEqual(['每月登记、办结和按期', 'bars']);
    expect(section('cards', year).title).toBe('预警和红黄牌：按月');
  });

  it('should leave out days that have not come', () => {
    const lasting = { ...answer, until: Date.parse('2026-10-12T18:00:00+08:00') };
    expect(section('time', lasting).rows.at(-1)?.[0]).toBe('2026-10-12');
    expect(numbersOf(lasting, words).find(({ id }) => id === 'opened')?.trend).toHaveLength(12);
  });

  it('should name the centre of units and windows where there are several, and leave it out where there is one', () => {
    expect(section('unit').rows.map(row => row.slice(0, 3))).toEqual([
      ['赫山', '卫健局', 7],
      ['衡龙桥', '卫健办', 1],
    ]);
    expect(section('unit').plot.categories).toEqual(['卫健局\n赫山', '卫健办\n衡龙桥']);
    const single = { ...answer, byCentre: answer.byCentre.slice(0, 1) };
    expect(section('unit', single).columns[0]?.title).toBe('实施部门');
    expect(sectionsOf(single, words).map(({ id }) => id)).not.toContain('centre');
    expect(section('window').rows[0]?.slice(0, 2)).toEqual(['衡龙桥', '未记窗口']);
  });

  it('should add up what may be added, the rate from its parts, and the overlapping types not at all', () => {
    expect(section('unit').total).toEqual(['合计', '', 8, 0, 2, 5, 3, 3 / 5, 0, 0, 0]);
    expect(section('type').total).toBeNull();
    expect(section('window').total).toBeNull();
  });

  it('should draw the first of many and say that the table has all', () => {
    const many = {
      ...answer,
      byWindow: Array.from({ length: 15 }, (_, at) => ({ centre: 'hs', window: `窗口 ${at}`, ...none, opened: 15 - at })),
    };
    const found = section('window', many);
    expect([found.plot.categories.length, found.rows.length]).toEqual([barsAtMost, 15]);
    expect(found.note).toContain('其余见表');
  });

  it('should have words for what a newer pack brings, and tell where nothing was counted', () => {
    expect(section('type').rows[1]?.[0]).toBe('其他');
    expect(section('stage').rows.map(row => [row[0], row[2], row[3]])).toEqual([
      ['承办', 1, 1],
      ['等待补正、上级等', 0, 0],
    ]);
    expect(section('rating').isEmpty).toBe(false);
    expect(section('cards', { ...answer, byDay: days(31) }).isEmpty).toBe(true);
  });

  it('should tell a plot in words, without what is nought', () => {
    expect(summaryOf(section('unit'), words)).toBe('卫健局 赫山：登记 7、办结 0；卫健办 衡龙桥：登记 1、办结 0');
    expect(summaryOf(section('time'), words)).toBe('10-12：登记 8、办结 2、按期 0');
  });
});

describe('main numbers', () => {
  it('should tell shares with what they are made of, and how they went', () => {
    const numbers = new Map(numbersOf(answer, words).map(one => [one.id, one]));
    expect(numbers.get('rate')).toMatchObject({ value: '60%', note: '5 件中按期 3 件' });
    expect(numbers.get('cards')).toMatchObject({ value: '6', note: '预警 3、黄牌 2、红牌 1' });
    expect(numbers.get('satisfied')).toMatchObject({ value: '50%' });
    expect(numbers.get('overdue')).toMatchObject({ value: '1', tone: 'over' });
    expect(numbers.get('opened')?.trend).toHaveLength(31);
  });

  it('should not call nothing a share of nothing', () => {
    const totals = { ...answer.totals, settled: 0, onTime: 0, rate: null, rated: 0, satisfied: 0, overdue: 0 };
    const numbers = new Map(numbersOf({ ...answer, totals }, words).map(one => [one.id, one]));
    expect([numbers.get('rate')?.value, numbers.get('satisfied')?.value, numbers.get('overdue')?.tone]).toEqual(['–', '–', undefined]);
  });

  it('should know a period in which nothing was counted', () => {
    const zeros = Object.fromEntries(Object.keys(answer.totals).map(key => [key, 0])) as Statistics['totals'];
    expect([isNothing(answer), isNothing({ ...answer, totals: { ...zeros, rate: null } })]).toEqual([false, true]);
    expect(isNothing({ ...answer, totals: { ...zeros, rate: null, firstContacts: 1 } })).toBe(false);
  });
});

describe('cells in words', () => {
  it('should round shares to a tenth of a percent', () => {
    expect([percent(2 / 3), percent(1), percent(0), cellWords(0.5, 'rate'), cellWords(null, 'rate'), cellWords(3, 'count')]).toEqual([
      ...['66.7%', '100%', '0%', '50%', '–', '3'],
    ]);
  });
});
