import { describe, expect, it } from 'vitest';
import { readNoticeJson } from '#engine/calendar/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';

const official = officialCalendar();
const errors = (read: ReturnType<typeof readNoticeJson>) => read.problems.filter(({ severity }) => severity === 'error');
const days = [
  { date: '2026-02-14', kind: 'make-up', name: '春节' },
  { date: '2026-02-15', kind: 'off', name: '春节' },
];

describe('readNoticeJson', () => {
  it('should read our own form', () => {
    // given
    const notice = { mode: 'amend', year: '2026', days, source: '国办发明电〔2025〕7号' };
    // when
    const read = readNoticeJson(JSON.stringify(notice));
    // then
    expect(read).toEqual({ ...notice, problems: [] });
  });

  it('should read the form with isOffDay', () => {
    // given
    const notice = {
      year: 2026,
      papers: ['https://www.gov.cn/'],
      days: days.map(({ date, name, kind }) => ({ name, date, isOffDay: kind === 'off' })),
    };
    // when
    const read = readNoticeJson(JSON.stringify(notice));
    // then
    expect(read).toMatchObject({ year: '2026', mode: 'replace', days, source: 'https://www.gov.cn/' });
    expect(errors(read)).toEqual([]);
  });

  it.each(['2007', '2019', '2020', '2026'])('should read the shipped file of %s', year => {
    // given
    const file = official.years[year]!;
    // when
    const read = readNoticeJson(JSON.stringify(file));
    // then
    expect(errors(read)).toEqual([]);
    expect(read.year).toBe(year);
    expect(read.days.filter(({ kind }) => kind === 'off').map(({ date }) => date)).toEqual(file.off);
    expect(read.days.filter(({ kind }) => kind === 'make-up').map(({ date }) => date)).toEqual(file.makeUp);
  });

  it.each([
    ['no JSON', '{"year": 2026,\n "days": [}', '不是有效的 JSON'],
    ['a list', '[]', '应为一个对象'],
    ['a day without date', '{"days":[{"isOffDay":true}]}', '第 1 项无法识别'],
    ['a day without kind', '{"days":[{"date":"2026-01-01"}]}', '第 1 项无法识别'],
    ['a date that does not exist', '{"off":["2026-02-30"]}', '不存在'],
    ['lists that are none', '{"off":"2026-01-01"}', '无法识别'],
    ['an empty year', '{"year":2027,"off":[],"makeUp":[]}', '没有识别出任何'],
    ['null', 'null', '应为一个对象'],
  ])('should say so of %s', (_name, text, message) => {
    // given, when
    const read = readNoticeJson(text);
    // then
    expect(errors(read).map(problem => problem.message.zh)).toContainEqual(expect.stringContaining(message));
  });
});
