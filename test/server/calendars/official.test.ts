import { HolidayUtil } from 'lunar-typescript';
import { describe, expect, it } from 'vitest';
import { addDays, checkCalendar, countWorkingDays, dayOf, isPublished, weekdayOf } from '#engine/calendar/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { buildOfficialYears } from './generate-official.ts';

const calendar = officialCalendar();

/** Days on which lunar-typescript differs from the notices, and why the notices win. */
const decided: Readonly<Record<string, string>> = {
  '2013-04-07': '2013 notice: 清明节 4月4日至6日放假调休，4月7日（星期日）上班; lunar-typescript lacks the make-up day',
  '2013-10-12': '2013 notice: 国庆节 9月29日（星期日）、10月12日（星期六）上班; lunar-typescript lacks the make-up day',
};

function worksByLunar(date: string): boolean {
  const holiday = HolidayUtil.getHoliday(date);
  if (holiday) return holiday.isWork();
  return weekdayOf(date) !== 0 && weekdayOf(date) !== 6;
}

describe('officialCalendar', () => {
  it('should be the files its generator builds', () => {
    // given
    const built = buildOfficialYears();
    // when
    const { years } = officialCalendar();
    // then
    expect(years).toEqual(built);
  });

  it('should pass the calendar check', () => {
    // given, when
    const problems = checkCalendar(calendar);
    // then
    expect(problems).toEqual([]);
  });

  it('should agree with a second source on every day from 2007 to 2026, but for the decided days', () => {
    // given
    const differences: string[] = [];
    // when
    for (let date = '2007-01-01'; date <= '2026-12-31'; date = addDays(date, 1)) {
      if (dayOf(calendar, date).working !== worksByLunar(date)) differences.push(date);
    }
    // then
    expect(differences).toEqual(Object.keys(decided));
  });

  it.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('should have the control total of working days in %i', (year, total) => {
    // given, when
    const counted = countWorkingDays(calendar, `${year - 1}-12-31`, `${year}-12-31`);
    // then
    expect(counted).toBe(total);
  });

  it('should know 2007 to 2026 as published and nothing else', () => {
    // given, when
    const published = Array.from({ length: 30 }, (_, index) => 2000 + index).filter(year => isPublished(calendar, year));
    // then
    expect(published).toEqual(Array.from({ length: 20 }, (_, index) => 2007 + index));
  });

  it.each([
    ['2018-12-29', 'make-up', '元旦调休上班'],
    ['2022-12-31', 'holiday', '元旦'],
    ['2020-02-01', 'holiday', '春节'],
    ['2020-02-03', 'working', undefined],
    ['2026-02-17', 'holiday', '春节'],
  ])('should explain %s', (date, why, note) => {
    // given, when
    const day = dayOf(calendar, date);
    // then
    expect({ why: day.why, note: day.note }).toEqual({ why, note });
  });
});
