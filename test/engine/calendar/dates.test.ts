import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  dateOf,
  formatChineseDate,
  formatLocal,
  isPlainDate,
  localTime,
  readLocal,
  startOfDay,
  weekdayOf,
} from '#engine/calendar/index.ts';

describe('dates', () => {
  it('should begin the day at midnight in Shanghai', () => {
    // given
    const at = Date.UTC(2026, 1, 12, 16, 0);
    // when
    const date = dateOf(at);
    // then
    expect(date).toBe('2026-02-13');
    expect(dateOf(at - 1)).toBe('2026-02-12');
    expect(startOfDay('2026-02-13')).toBe(at);
  });

  it.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 366, '2029-03-01'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('should add to %s %i days', (date, n, expected) => {
    // given, when
    const added = addDays(date, n);
    // then
    expect(added).toBe(expected);
  });

  it.each(['2026-02-30', '2026-13-01', '0999-01-01', '2026-2-3', '2026-02-13T00:00', '', 20260213, null])(
    'should know that %s is no date',
    value => {
      // given, when
      const answer = isPlainDate(value);
      // then
      expect(answer).toBe(false);
    },
  );

  it('should read what it writes', () => {
    // given
    const at = readLocal('2026-02-13T09:05')!;
    // when
    const texts = [formatLocal(at), localTime(at).minuteOfDay, formatChineseDate('2026-02-03')];
    // then
    expect(texts).toEqual(['2026-02-13 09:05', 545, '2026年2月3日']);
    expect(readLocal('2026-02-13 24:00')).toBeNull();
    expect(readLocal('2026-02-30')).toBeNull();
  });
});

describe('dates under another time zone of the machine', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone;
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])('should be the same with TZ=%s', tz => {
    // given
    process.env.TZ = tz;
    // when
    const answers = [dateOf(Date.UTC(2026, 2, 8, 7, 30)), startOfDay('2026-03-08'), weekdayOf('2026-03-08'), addDays('2026-03-08', 1)];
    // then
    expect(answers).toEqual(['2026-03-08', Date.UTC(2026, 2, 7, 16), 0, '2026-03-09']);
  });
});
