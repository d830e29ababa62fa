import { describe, expect, it } from 'vitest';
import {
  applyChange,
  type CalendarChange,
  type CalendarLayer,
  checkLayer,
  dayOf,
  isPublished,
  layerCalendars,
} from '#engine/calendar/index.ts';

const country: CalendarLayer = {
  id: 'cn',
  version: 1,
  years: {
    2018: { off: ['2018-10-01'], makeUp: ['2018-09-29'], source: '2018 年通知' },
    2019: {
      off: ['2019-01-01', '2019-05-01'],
      makeUp: [],
      names: { '2019-05-01': { zh: '劳动节', en: 'Labour Day' } },
      source: '2019 年通知',
    },
  },
};
const notice = (more: Partial<NonNullable<CalendarChange['notice']>>) =>
  ({ mode: 'amend', year: '2019', days: [], source: '调整通知', ...more }) as const;
const codes = (problems: readonly { code: string; severity: string }[]) => problems.map(({ code, severity }) => [code, severity]);

describe('applyChange', () => {
  it('should make a year exactly the days of a notice that replaces it, and add its days of other years there', () => {
    // given
    const days = [
      { date: '2018-12-29', kind: 'make-up', name: '元旦' },
      { date: '2018-12-31', kind: 'off', name: '元旦' },
      { date: '2019-01-01', kind: 'off', name: '元旦' },
    ] as const;
    // when
    const { layer, problems } = applyChange(country, { notice: notice({ mode: 'replace', days, source: '新通知' }) }, 2);
    // then
    expect(problems).toEqual([]);
    expect(layer.version).toBe(2);
    expect(layer.years[2019]).toEqual({
      off: ['2019-01-01'],
      makeUp: [],
      names: { '2019-01-01': { zh: '元旦', en: "New Year's Day" } },
      source: '新通知',
    });
    expect(layer.years[2018]).toMatchObject({
      off: ['2018-10-01', '2018-12-31'],
      makeUp: ['2018-09-29', '2018-12-29'],
      names: { '2018-12-29': { zh: '元旦调休上班', en: "Make-up working day for New Year's Day" } },
      source: '2018 年通知；新通知',
    });
  });

  it('should change only the named days of an amendment, and take withdrawn ones out', () => {
    // given
    const days = [
      { date: '2019-05-02', kind: 'off', name: '五一' },
      { date: '2019-05-05', kind: 'make-up', name: '五一' },
      { date: '2019-01-01', kind: 'normal' },
    ] as const;
    // when
    const { layer, problems } = applyChange(country, { notice: notice({ days }) }, 2);
    // then
    expect(problems).toEqual([]);
    expect(layer.years[2019]).toMatchObject({
      off: ['2019-05-01', '2019-05-02'],
      makeUp: ['2019-05-05'],
      names: { '2019-05-01': { zh: '劳动节' }, '2019-05-02': { zh: '劳动节' }, '2019-05-05': { zh: '劳动节调休上班' } },
    });
    expect(country.years[2019]!.off).toEqual(['2019-01-01', '2019-05-01']);
  });

  it('should not take the days a notice reaches into the next year for its list', () => {
    // given
    const days = [{ date: '2020-01-02', kind: 'off', name: '元旦' }] as const;
    // when
    const { layer, problems } = applyChange(country, { notice: notice({ days }) }, 2);
    // then
    const calendar = layerCalendars([layer]);
    expect(problems).toEqual([]);
    expect(isPublished(calendar, 2020)).toBe(false);
    expect(dayOf(calendar, '2020-01-02')).toMatchObject({ working: false, provisional: true });
  });

  it('should let the list of the year replace the few days known before', () => {
    // given
    const early = applyChange(country, { notice: notice({ days: [{ date: '2020-01-02', kind: 'off' }] }) }, 2).layer;
    const days = [{ date: '2020-01-01', kind: 'off' }] as const;
    // when
    const { layer } = applyChange(early, { notice: notice({ mode: 'replace', year: '2020', days }) }, 3);
    // then
    const calendar = layerCalendars([layer]);
    expect(isPublished(calendar, 2020)).toBe(true);
    expect(dayOf(calendar, '2020-01-02')).toMatchObject({ working: true, provisional: false });
  });

  it('should change the days of a centre over the list of the country', () => {
    // given
    const centre = { id: 'heshan', version: 1, years: {} };
    const days = [
      { date: '2019-05-01', kind: 'normal' },
      { date: '2019-06-03', kind: 'off', name: '泼水节' },
    ] as const;
    // when
    const { layer, problems } = applyChange(centre, { notice: notice({ days }) }, 2);
    // then
    const calendar = layerCalendars([country, layer]);
    expect(codes(problems)).toEqual([['notice-year-not-here', 'warning']]);
    expect(calendar.id).toBe('cn@1+heshan');
    expect(['2019-01-01', '2019-05-01', '2019-06-03'].map(date => dayOf(calendar, date).working)).toEqual([false, true, false]);
    expect(isPublished(calendar, 2019)).toBe(true);
  });

  it('should refuse a notice without a day off of its year, and two words about a day', () => {
    // given
    const days = [
      { date: '2019-05-01', kind: 'off' },
      { date: '2019-05-01', kind: 'make-up' },
    ] as const;
    // when
    const [empty, twice] = [
      applyChange(country, { notice: notice({ mode: 'replace' }) }, 2),
      applyChange(country, { notice: notice({ days }) }, 2),
    ];
    // then
    expect(codes(empty.problems)).toEqual([
      ['notice-year-empty', 'error'],
      ['calendar-year-empty', 'warning'],
    ]);
    expect(isPublished(layerCalendars([empty.layer]), 2019)).toBe(false);
    expect(codes(twice.problems)).toEqual([['notice-day-twice', 'error']]);
  });

  it('should point at a date that does not exist', () => {
    // given
    const days = [{ date: '2019-02-30', kind: 'off' }] as const;
    // when
    const { problems } = applyChange(country, { notice: notice({ days }) }, 2);
    // then
    expect(problems).toMatchObject([{ code: 'calendar-invalid', pointer: '/years/2019/off/1' }]);
  });

  it('should set hours and local days, and take them away again', () => {
    // given
    const hours = { periods: [{ from: 480, to: 720 }] };
    const day = { working: false, why: '停电' };
    // when
    const set = applyChange(country, { hours, local: { '2019-03-01': day, '2019-03-02': day } }, 2).layer;
    const kept = applyChange(set, { local: { '2019-03-02': null } }, 3).layer;
    const gone = applyChange(kept, { hours: null, local: { '2019-03-01': null } }, 4).layer;
    // then
    expect([set.hours, kept.hours, gone.hours]).toEqual([hours, hours, undefined]);
    expect([kept.local, gone.local]).toEqual([{ '2019-03-01': day }, undefined]);
    expect(Object.keys(gone)).not.toContain('hours');
    expect({ ...gone, version: 1 }).toEqual(country);
  });
});

describe('checkLayer', () => {
  it('should let a layer go without hours, and know a partial year', () => {
    // given
    const partial = { off: [], makeUp: [], normal: ['2026-02-16'], partial: true };
    // when
    const problems = checkLayer({ id: 'heshan', version: 1, years: { 2026: partial } });
    // then
    expect(problems).toEqual([]);
  });

  it.each([
    ['no object', 7, ''],
    ['hours without a period', { id: 'a', version: 1, years: {}, hours: {} }, '/hours/periods'],
    ['a year that is half partial', { id: 'a', version: 1, years: { 2026: { off: [], makeUp: [], partial: 1 } } }, '/years/2026/partial'],
    [
      'a withdrawn day of another year',
      { id: 'a', version: 1, years: { 2026: { off: [], makeUp: [], normal: ['2025-01-01'] } } },
      '/years/2026/normal/0',
    ],
  ])('should point at %s', (_name, value, pointer) => {
    // given, when
    const problems = checkLayer(value);
    // then
    expect(problems.map(problem => problem.pointer)).toEqual([pointer]);
  });
});
