import { describe, expect, it } from 'vitest';
import { checkCalendar, dayOf, isPublished } from '#engine/calendar/index.ts';
import { smallCalendar } from './samples.ts';

const withYears = (years: unknown) => ({ ...smallCalendar, years });

describe('checkCalendar', () => {
  it('should find nothing in a good calendar', () => {
    // given, when
    const problems = checkCalendar(smallCalendar);
    // then
    expect(problems).toEqual([]);
  });

  it.each([
    ['no object', null, ''],
    ['no id', { ...smallCalendar, id: '' }, '/id'],
    ['a fraction as version', { ...smallCalendar, version: 1.5 }, '/version'],
    ['years as a list', withYears([]), '/years'],
    ['a year of two digits', withYears({ 26: { off: [], makeUp: [] } }), '/years/26'],
    ['a date that does not exist', withYears({ 2026: { off: ['2026-02-30'], makeUp: [] } }), '/years/2026/off/0'],
    ['a date of another year', withYears({ 2026: { off: ['2027-01-01'], makeUp: [] } }), '/years/2026/off/0'],
    ['a date twice', withYears({ 2026: { off: ['2026-01-01', '2026-01-01'], makeUp: [] } }), '/years/2026/off/1'],
    ['a day both off and worked', withYears({ 2026: { off: ['2026-01-01'], makeUp: ['2026-01-01'] } }), '/years/2026/makeUp'],
    ['no make-up list', withYears({ 2026: { off: ['2026-01-01'] } }), '/years/2026/makeUp'],
    ['no hours', { ...smallCalendar, hours: { periods: [] } }, '/hours/periods'],
    [
      'hours that overlap',
      {
        ...smallCalendar,
        hours: {
          periods: [
            { from: 540, to: 720 },
            { from: 700, to: 800 },
          ],
        },
      },
      '/hours/periods/1',
    ],
    ['a local day without reason', { ...smallCalendar, local: { '2026-02-17': { working: false } } }, '/local/2026-02-17'],
  ])('should point at %s', (_name, value, pointer) => {
    // given, when
    const problems = checkCalendar(value);
    // then
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
    expect(problems[0]!.message.zh).toMatch(/[一-龥].*。$/);
  });

  it('should warn of an empty year, which counts as unpublished', () => {
    // given
    const trap = { ...smallCalendar, years: { 2027: { off: [], makeUp: [] } } };
    // when
    const problems = checkCalendar(trap);
    // then
    expect(problems).toMatchObject([{ code: 'calendar-year-empty', severity: 'warning' }]);
    expect(isPublished(trap, 2027)).toBe(false);
    expect(dayOf(trap, '2027-01-01')).toEqual({ working: true, why: 'working', provisional: true });
  });
});
