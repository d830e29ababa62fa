import dayjs, { type Dayjs } from 'dayjs';
import { describe, expect, it } from 'vitest';
import { keepHallClock } from '#forms/render/hall-clock.ts';

describe('keepHallClock', () => {
  it('should let pickers take the day and the hour of the halls for now, in a browser of another zone', () => {
    // given: tests run in UTC, where it is still the day before
    keepHallClock();
    const now = dayjs('2026-11-20T18:30:15Z');
    // when
    const shown = (now as Dayjs & { tz(): Dayjs }).tz();
    // then
    expect(now.format('YYYY-MM-DD HH:mm')).toBe('2026-11-20 18:30');
    expect(shown.format('YYYY-MM-DD HH:mm:ss')).toBe('2026-11-21 02:30:15');
  });
});
