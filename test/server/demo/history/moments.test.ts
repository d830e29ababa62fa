import { describe, expect, it } from 'vitest';
import { formatLocal } from '#engine/calendar/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { later, withinHours, workingDays } from '#server/demo/history/moments.ts';
import { createRandom, type Random } from '#server/demo/history/random.ts';
import { at } from '../../../support/centre.ts';

const calendar = officialCalendar();
/** Always the least. */
const least: Random = { ...createRandom('least'), between: from => from, pick: list => list[0]! };

describe('moments at which people work', () => {
  it('should stay within the hall’s hours of working days', () => {
    const random = createRandom('hours');
    for (let n = 0; n < 200; n++) {
      const moment = later(calendar, at('2026-09-30', '16:30'), { days: n % 4, random });
      const [date, time] = formatLocal(moment).split(/[T ]/) as [string, string];
      expect(workingDays(calendar, date, date)).toEqual([date]);
      expect(time >= '09:00' && time < '17:00' && !(time >= '12:00' && time < '13:00')).toBe(true);
    }
  });

  it.each([
    ['2026-09-28 09:00', 0, '2026-09-28 09:08'],
    ['2026-09-28 11:55', 0, '2026-09-28 13:01'],
    ['2026-09-28 16:55', 0, '2026-09-29 09:00'],
    ['2026-09-30 16:55', 0, '2026-10-08 09:00'],
    ['2026-09-18 10:00', 1, '2026-09-20 09:00'],
    ['2026-09-30 10:00', 2, '2026-10-09 09:00'],
  ])('should come to it from %s after %i working days at %s', (from, days, expected) => {
    const [date, time] = from.split(' ') as [string, string];
    expect(
      formatLocal(later(calendar, at(date, time), { days, random: least }))
        .replace('T', ' ')
        .slice(0, 16),
    ).toBe(expected);
  });

  it('should be to the second, anywhere in the day', () => {
    const random = createRandom('day');
    const moments = Array.from({ length: 50 }, () => withinHours(calendar, '2026-09-28', random));
    expect(new Set(moments).size).toBeGreaterThan(45);
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(at('2026-09-28', '09:00'));
  });
});
