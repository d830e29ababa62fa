import { describe, expect, it } from 'vitest';
import { type CalendarLayer, dayOf, defaultHours, isPublished, layerCalendars, officePeriodsOf } from '#engine/calendar/index.ts';

const country: CalendarLayer = {
  id: 'cn',
  version: 2,
  years: { 2026: { off: ['2026-02-16', '2026-02-17'], makeUp: ['2026-02-28'], source: '国办发明电' } },
  hours: { periods: [{ from: 480, to: 1020 }] },
};
const centre = (more: Partial<CalendarLayer>): CalendarLayer => ({ id: 'heshan', version: 3, years: {}, ...more });

describe('layerCalendars', () => {
  it('should be the layer itself where there is only one', () => {
    // given, when
    const calendar = layerCalendars([country]);
    // then
    expect(calendar).toEqual(country);
  });

  it('should carry the versions of the layers above in its id', () => {
    // given
    const township = { id: 'taohua', version: 7, years: {} };
    // when
    const calendars = [layerCalendars([country, centre({})]), layerCalendars([country, centre({}), township])];
    // then
    expect(calendars.map(({ id, version }) => [id, version])).toEqual([
      ['cn@2+heshan', 3],
      ['cn@2+heshan@3+taohua', 7],
    ]);
  });

  it('should let a lower list of a year replace the one above, and keep the other years', () => {
    // given
    const own = centre({ years: { 2026: { off: ['2026-03-02'], makeUp: [] }, 2027: { off: ['2027-01-01'], makeUp: [] } } });
    // when
    const calendar = layerCalendars([country, own]);
    // then
    expect(dayOf(calendar, '2026-02-16').working).toBe(true);
    expect(dayOf(calendar, '2026-03-02').working).toBe(false);
    expect([isPublished(calendar, 2026), isPublished(calendar, 2027)]).toEqual([true, true]);
  });

  it('should change only the named days where the lower list is partial', () => {
    // given
    const own = centre({
      years: { 2026: { off: ['2026-02-28'], makeUp: ['2026-03-01'], normal: ['2026-02-17'], partial: true, source: '市府通知' } },
    });
    // when
    const calendar = layerCalendars([country, own]);
    // then
    expect(calendar.years[2026]).toEqual({
      off: ['2026-02-16', '2026-02-28'],
      makeUp: ['2026-03-01'],
      names: {},
      source: '国办发明电；市府通知',
    });
    expect(isPublished(calendar, 2026)).toBe(true);
  });

  it('should not take a few known days for the list of a year', () => {
    // given
    const few = { ...country, years: { ...country.years, 2027: { off: ['2027-01-01'], makeUp: [], partial: true } } } as CalendarLayer;
    // when
    const calendar = layerCalendars([few, centre({})]);
    // then
    expect(isPublished(calendar, 2027)).toBe(false);
    expect(dayOf(calendar, '2027-01-01')).toMatchObject({ working: false, why: 'holiday', provisional: true });
    expect(dayOf(calendar, '2027-01-04')).toMatchObject({ working: true, provisional: true });
  });

  it('should not let an empty list hide the one above', () => {
    // given
    const own = centre({ years: { 2026: { off: [], makeUp: [] }, 2027: { off: [], makeUp: [] } } });
    // when
    const calendar = layerCalendars([country, own]);
    // then
    expect(dayOf(calendar, '2026-02-16')).toMatchObject({ working: false, provisional: false });
    expect(dayOf(calendar, '2027-02-16')).toMatchObject({ working: true, provisional: true });
  });

  it('should take the hours of the lowest layer that sets any', () => {
    // given
    const hours = { periods: [{ from: 510, to: 690 }] };
    // when
    const [above, own, none] = [
      layerCalendars([country, centre({})]),
      layerCalendars([country, centre({ hours })]),
      layerCalendars([centre({})]),
    ];
    // then
    expect([above.hours, own.hours, none.hours]).toEqual([country.hours, hours, defaultHours]);
    expect(officePeriodsOf(own, '2026-02-13')).toHaveLength(1);
  });

  it('should let local days stand over the lists, the lower layer over the upper', () => {
    // given
    const above = { ...country, local: { '2026-02-16': { working: true, why: '值班' }, '2026-02-18': { working: false, why: '停电' } } };
    const own = centre({ local: { '2026-02-18': { working: true, why: '有发电机' } } });
    // when
    const calendar = layerCalendars([above, own]);
    // then
    expect(dayOf(calendar, '2026-02-16')).toMatchObject({ why: 'local-working' });
    expect(dayOf(calendar, '2026-02-18')).toMatchObject({ why: 'local-working', note: '有发电机' });
  });

  it('should refuse to make a calendar of nothing', () => {
    // given, when, then
    expect(() => layerCalendars([])).toThrow(RangeError);
  });
});
