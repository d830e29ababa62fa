import { describe, expect, it } from 'vitest';
import { dayOf } from '#engine/calendar/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import type { CalendarDay } from '#server/contract/calendars.ts';
import { cellOf, whyWords } from '#workbench/calendar/year/day-cells.ts';
import { holidaysOf, rangesOf, totalsOf } from '#workbench/calendar/year/totals.ts';
import { sayIn } from '#workbench/calendar/messages/index.ts';
import { dayAfter } from '#workbench/shared/days/months.ts';

const [zh, en] = [sayIn('zh'), sayIn('en')];
const local = { '2026-07-15': { working: false, why: '防汛演练' }, '2026-07-18': { working: true, why: '集中办证' } };

/** Every day of a year as the server answers it. */
function yearOf(year: string): CalendarDay[] {
  const calendar = { ...officialCalendar(), local };
  return Array.from({ length: 365 }, (_, step) => dayAfter(`${year}-01-01`, step)).map(date => ({ date, ...dayOf(calendar, date) }));
}
const dayOn = (date: string) => yearOf(date.slice(0, 4)).find(day => day.date === date)!;
const at = (weekday: string, today = '2026-11-22') => ({ weekday, today });

describe('cellOf', () => {
  it('should mark days off, make-up days and local days without colour', () => {
    const marks = ['2026-02-17', '2026-02-14', '2026-07-15', '2026-07-18', '2026-03-07', '2026-03-09'].map(
      date => cellOf(dayOn(date), at(''), zh, 'zh').mark,
    );
    expect(marks).toEqual(['休', '班', '本休', '本班', '', '']);
  });

  it('should say in one line what a day is and whether it counts', () => {
    expect(cellOf(dayOn('2026-02-17'), at('星期二'), zh, 'zh').words).toBe('2026年2月17日 星期二，放假（春节），不计入期限');
    expect(cellOf(dayOn('2026-02-14'), at('星期六'), zh, 'zh').words).toContain('春节调休上班，计入期限');
    expect(cellOf(dayOn('2026-07-15'), at('星期三', '2026-07-15'), zh, 'zh').words).toMatch(/本地放假（防汛演练），不计入期限，今天$/);
  });

  it('should name holidays in English in the English pages', () => {
    expect(whyWords(dayOn('2026-02-17'), en, 'en')).toBe('Day off (Spring Festival)');
    expect(whyWords(dayOn('2026-02-14'), en, 'en')).toBe('Make-up working day for Spring Festival');
  });

  it('should tell that a day of a year without a notice is provisional', () => {
    const cell = cellOf(dayOn('2027-03-01'), at('星期一'), zh, 'zh');
    expect(cell).toMatchObject({ isProvisional: true, words: expect.stringContaining('暂定') });
    expect(cellOf(dayOn('2026-03-02'), at('星期一'), zh, 'zh').isProvisional).toBe(false);
  });
});

describe('totalsOf', () => {
  it('should count 2026 with its six make-up days and two local days', () => {
    expect(totalsOf(yearOf('2026'))).toEqual({ working: 248, holiday: 33, makeUp: 6, localOff: 1, localWorking: 1 });
  });
});

describe('holidaysOf', () => {
  it('should list the holidays with ranges and make-up days', () => {
    const holidays = holidaysOf(yearOf('2026'));
    expect(holidays.map(({ name }) => name)).toEqual(expect.arrayContaining(['元旦', '春节']));
    expect(holidays.find(({ name }) => name === '春节')).toEqual({
      name: '春节',
      off: [{ from: '2026-02-15', to: '2026-02-23', days: 9 }],
      makeUp: ['2026-02-14', '2026-02-28'],
    });
  });

  it('should find none in a year without a notice', () => {
    expect(holidaysOf(yearOf('2027'))).toEqual([]);
  });
});

describe('rangesOf', () => {
  it('should join days across the end of a month, in any order', () => {
    expect(rangesOf(['2026-03-01', '2026-02-28', '2026-03-05'])).toEqual([
      { from: '2026-02-28', to: '2026-03-01', days: 2 },
      { from: '2026-03-05', to: '2026-03-05', days: 1 },
    ]);
  });
});
