import { describe, expect, it } from 'vitest';
import {
  addDays,
  applyChange,
  type Calendar,
  type CalendarLayer,
  dayOf,
  layerCalendars,
  type NoticeRead,
  readNoticeText,
} from '#engine/calendar/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { adjustment2019, extension2020, notices } from './texts.ts';

const official = officialCalendar();
const bare: CalendarLayer = { id: 'cn', version: 1, years: {} };
const textOf = (year: string) => notices.find(notice => notice.year === year)!.text;

/** A layer with a notice as read put into it. */
function withNotice(layer: CalendarLayer, { mode, year, days, source }: NoticeRead): CalendarLayer {
  const { layer: changed, problems } = applyChange(layer, { notice: { mode, year: year!, days, source } }, layer.version + 1);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return changed;
}

/** Days of a year, and of the December before it, that a calendar works. */
function workedIn(calendar: Calendar, year: string): string[] {
  const dates: string[] = [];
  for (let date = `${Number(year) - 1}-12-25`; date <= `${year}-12-25`; date = addDays(date, 1))
    if (dayOf(calendar, date).working) dates.push(date);
  return dates;
}

const said = (read: NoticeRead) => read.problems.map(({ severity, line, message }) => [severity, line, message.zh]);
const kinds = (read: NoticeRead) => read.days.map(({ date, kind }) => `${date.slice(5)} ${kind}`);

describe('readNoticeText, notices of shipped years', () => {
  it.each(notices.filter(({ year }) => year !== '2020' && year !== '2019'))('should give the shipped year $year', ({ year, text }) => {
    // given, when
    const read = readNoticeText(text);
    // then
    expect(said(read)).toEqual([]);
    expect(read).toMatchObject({ year, mode: 'replace' });
    expect(workedIn(layerCalendars([withNotice(bare, read)]), year)).toEqual(workedIn(official, year));
  });

  it('should give the days of 2026 one by one, with names as shipped', () => {
    // given, when
    const layer = withNotice(bare, readNoticeText(textOf('2026')));
    // then
    const { off, makeUp, names } = official.years[2026]!;
    expect(layer.years[2026]).toEqual({
      off,
      makeUp,
      names,
      source: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    });
  });

  it('should give the official days of 2020 when the extension of 2020-01-26 is imported after the list', () => {
    // given
    const before = withNotice(bare, readNoticeText(textOf('2020')));
    // when
    const read = readNoticeText(extension2020, { years: before.years });
    const after = withNotice(before, read);
    // then
    expect(said(read)).toEqual([]);
    expect(read).toMatchObject({ year: '2020', mode: 'amend' });
    expect(kinds(read)).toEqual(['01-31 off', '02-01 off', '02-02 off', '02-03 normal']);
    expect(dayOf(layerCalendars([before]), '2020-02-01')).toMatchObject({ working: true, why: 'make-up' });
    const { off, makeUp, names } = official.years[2020]!;
    expect(after.years[2020]).toMatchObject({ off, makeUp, names });
  });

  it('should give the official days of 2019 when the adjustment of 2019-03-22 is imported after the list', () => {
    // given
    const before = withNotice(bare, readNoticeText(textOf('2019')));
    // when
    const read = readNoticeText(adjustment2019, { years: before.years });
    const after = withNotice(before, read);
    // then
    expect(said(read)).toEqual([]);
    expect(kinds(read)).toEqual(['04-28 make-up', '05-01 off', '05-02 off', '05-03 off', '05-04 off', '05-05 make-up']);
    expect(workedIn(layerCalendars([before]), '2019')).not.toEqual(workedIn(official, '2019'));
    expect(workedIn(layerCalendars([after]), '2019')).toEqual(workedIn(official, '2019'));
  });

  it('should withdraw the days of the holiday that an adjustment does not name again', () => {
    // given
    const years = { 2019: { ...official.years[2019]! } };
    const text = '现将2019年劳动节假期安排调整为：2019年5月1日放假。';
    // when
    const read = readNoticeText(text, { years });
    // then
    expect(kinds(read)).toEqual(['04-28 normal', '05-01 off', '05-02 normal', '05-03 normal', '05-04 normal', '05-05 normal']);
  });
});

describe('readNoticeText, what it doubts', () => {
  it('should warn of a day of the week that is another one', () => {
    // given, when
    const read = readNoticeText('2026年劳动节：5月1日（周四）至5日（周二）放假调休，共5天。', { year: '2026' });
    // then
    expect(said(read)[0]).toEqual(['warning', 1, '2026-05-01 是星期五，通知写的是星期四，请核对。']);
    expect(kinds(read)).toHaveLength(5);
  });

  it('should warn of a total that does not come out', () => {
    // given, when
    const read = readNoticeText('一、劳动节：2026年5月1日至5日放假调休，共6天。');
    // then
    expect(said(read)).toContainEqual(['warning', 1, '通知写共 6 天，识别出 5 天，请核对。']);
  });

  it('should not take a day off for what is only encouraged', () => {
    // given
    const text = '一、春节：2024年2月10日至17日放假调休，共8天。鼓励各单位安排职工在除夕（2月9日）休息。';
    // when
    const read = readNoticeText(text);
    // then
    expect(read.days.map(({ date }) => date)).not.toContain('2024-02-09');
    expect(said(read)).toContainEqual(['warning', 1, expect.stringContaining('只是鼓励')]);
  });

  it.each([
    ['dates without a word', '一、元旦：2026年1月1日至3日。', '没有写明放假还是上班'],
    ['a word without dates', '一、元旦：放假三天。', '没有日期'],
    ['a date that does not exist', '一、春节：2026年2月29日至3月1日放假。', '日期 2026-02-29 不存在'],
    ['a range that runs backwards', '一、春节：2026年2月20日至15日放假。', '不是合理的起止日期'],
    ['two words about a day', '一、春节：2026年2月14日放假。2月14日上班。', '两种不同的安排'],
    ['a make-up day that is a weekday', '一、春节：2026年2月15日放假。2月13日上班。', '是工作日'],
    ['no year anywhere', '一、元旦：1月1日放假。', '哪年哪月'],
    ['an extension of nothing in force', '延长2020年春节假期至2月2日。', '无法知道从哪天延长'],
    ['nothing that looks like a day', '各单位要做好值班工作。', '没有识别出任何'],
    [
      'holidays left out',
      '2026年放假安排\n元旦：1月1日放假。\n春节：2月15日至23日放假。\n清明节：4月4日放假。\n劳动节：5月1日放假。\n端午节：6月19日放假。',
      '没有识别出 国庆节、中秋 的安排',
    ],
    ['the days of another year as well', ['2026', '2025'].map(textOf).join('\n'), '还有 2025 年的日期'],
  ])('should say so of %s', (_name, text, message) => {
    // given, when
    const read = readNoticeText(text);
    // then
    expect(said(read).map(([, , zh]) => zh)).toContainEqual(expect.stringContaining(message));
  });

  it('should give the line of what it cannot read', () => {
    // given
    const text = `${textOf('2026')}\n八、重阳节：10月18日。`;
    // when
    const read = readNoticeText(text);
    // then
    expect(said(read)).toEqual([['error', 15, '「10月18日」里的日期没有写明放假还是上班。']]);
  });

  it('should take what names few days for a change of the list, not for the list', () => {
    // given
    const text = '春节：2026年2月15日至23日放假调休，共9天。2月14日（周六）、2月28日（周六）上班。';
    // when
    const read = readNoticeText(text);
    // then
    expect(read).toMatchObject({ mode: 'amend', year: '2026', problems: [] });
  });

  it('should read the notice of a centre that closes for a day', () => {
    // given
    const text = '因停电检修，2026年3月3日（周二）停止对外办公，3月7日（周六）照常上班。';
    // when
    const read = readNoticeText(text);
    // then
    expect(said(read)).toEqual([]);
    expect(kinds(read)).toEqual(['03-03 off', '03-07 make-up']);
  });

  it('should know a rest day that only moves, itself being a holiday', () => {
    // given
    const text = `（二）春节：2009年1月25日—31日（农历除夕至正月初六）放假，共7天。其中，1月31日（星期六）照常公休；1月25日公休日调至1月28日（星期三），
1月24日（星期六）、2月1日（星期日）两个公休日调至1月29日（星期四）、1月30日（星期五）。`;
    // when
    const read = readNoticeText(text);
    // then
    expect(said(read)).toEqual([]);
    expect(kinds(read).filter(kind => kind.endsWith('make-up'))).toEqual(['01-24 make-up', '02-01 make-up']);
    expect(kinds(read).filter(kind => kind.endsWith('off'))).toHaveLength(7);
  });

  it('should list no more problems than somebody reads, and say how many more there are', () => {
    // given
    const text = Array.from({ length: 1_000 }, () => '2026年2月30日放假。').join('\n');
    // when
    const { problems } = readNoticeText(text);
    // then
    expect(problems).toHaveLength(201);
    expect(problems.at(-1)!.message.zh).toBe('另有 801 处问题未列出，请检查所贴内容。');
  });

  it('should read on where a line breaks off', () => {
    // given, when
    const read = readNoticeText('一、春节：2026年2月15日至\n23日放假。2月14日（周六）、\n2月28日（周六）上班。');
    // then
    expect(read.days).toHaveLength(11);
  });

  it('should take the year of the person who knows it', () => {
    // given, when
    const read = readNoticeText('一、元旦：12月31日至1月2日放假。', { year: '2023' });
    // then
    expect(kinds(read)).toEqual(['12-31 off', '01-01 off', '01-02 off']);
    expect(read.days[0]!.date).toBe('2022-12-31');
  });

  it.each([
    '',
    ' \n\t',
    '（\n'.repeat(50_000),
    '1,'.repeat(50_000),
    '|'.repeat(100_000),
    '一'.repeat(5_000),
    '（（（（'.repeat(500),
    '1月'.repeat(2_000),
  ])('should answer any text without an exception', text => {
    // given, when
    const read = readNoticeText(text);
    // then
    expect(read.days).toEqual([]);
    expect(read.problems.length).toBeGreaterThan(0);
  });
});

describe('readNoticeText, tables', () => {
  it.each([
    ['tabs', '日期\t类型\t节日\n2026-02-14\t班\t春节\n2026-02-15\t休\t春节\n2026/2/16\t放假\t春节'],
    ['commas', 'date,kind,name\n2026-02-14,work,春节\n2026-02-15,off,春节\n20260216,off,春节'],
    ['commas without a head', '2026-02-14，上班，春节\n2026-02-15~2026-02-16，放假，春节'],
    ['markdown', '| 节日 | 日期 | 安排 |\n|---|:---:|---|\n| 春节 | 2026年2月14日（周六） | 调休上班 |\n| | 2026年2月15日至16日 | 放假 |'],
    ['blanks', '2026-02-14 班 春节\n2026-02-15 休 春节\n2026-02-16 休 春节'],
    ['a column for each', '节日\t放假时间\t调休上班日期\t放假天数\n春节\t2026年2月15日-16日\t2月14日(周六)\t2天'],
  ])('should read %s', (_name, text) => {
    // given, when
    const read = readNoticeText(text);
    // then
    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read.days).toEqual([
      { date: '2026-02-14', kind: 'make-up', name: '春节' },
      { date: '2026-02-15', kind: 'off', name: '春节' },
      { date: '2026-02-16', kind: 'off', name: '春节' },
    ]);
  });

  it('should read several make-up days of one cell, and no total that does not come out', () => {
    // given
    const text = '节日\t放假时间\t调休上班\t天数\n国庆节\t10月1日～7日\t9月20日（周日）、10月10日（周六）\t8天';
    // when
    const read = readNoticeText(text, { year: '2026' });
    // then
    expect(read.days).toHaveLength(9);
    expect(said(read)).toContainEqual(['warning', 2, '写明 8 天，识别出 7 天，请核对。']);
  });

  it('should name the line of a row it cannot read', () => {
    // given
    const text = '日期\t类型\n2026-02-14\t班\n2026-02-15\t也许\n2月30日\t休\n备注\t见附件';
    // when
    const read = readNoticeText(text, { year: '2026' });
    // then
    expect(read.problems.filter(({ severity }) => severity === 'error').map(({ line }) => line)).toEqual([3, 4, 5]);
  });
});
