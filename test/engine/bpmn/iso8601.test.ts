import { describe, expect, it } from 'vitest';
import { approximateMs, readCycle, readDuration, readMoment } from '#engine/bpmn/iso8601.ts';

describe('readDuration', () => {
  it.each([
    ['P5D', 5 * 86_400_000],
    ['PT8H', 8 * 3_600_000],
    ['P1W', 7 * 86_400_000],
    ['P1DT2H3M4.5S', 86_400_000 + 7_200_000 + 180_000 + 4_500],
    ['PT0S', 0],
  ])('should read %s', (text, ms) => {
    // when
    const read = readDuration(text);
    // then
    expect(read.ok && approximateMs(read.value)).toBe(ms);
  });
});

describe('readMoment', () => {
  it.each([
    ['2026-03-01T09:00:00+08:00', Date.UTC(2026, 2, 1, 1)],
    ['2026-03-01T09:00:00', Date.UTC(2026, 2, 1, 1)],
    ['2026-03-01T09:00:00@Asia/Shanghai', Date.UTC(2026, 2, 1, 1)],
    ['2026-03-01T09:00:00Z', Date.UTC(2026, 2, 1, 9)],
    ['2026-03-01T09:00:00-03:30', Date.UTC(2026, 2, 1, 12, 30)],
    ['2026-03-01', Date.UTC(2026, 1, 28, 16)],
    ['2028-02-29', Date.UTC(2028, 1, 28, 16)],
  ])('should read %s, without an offset in Asia/Shanghai', (text, ms) => {
    // when
    const read = readMoment(text);
    // then
    expect(read).toEqual({ ok: true, value: ms });
  });
});

describe('readMoment of what no clock shows', () => {
  it.each(['2026-03-01T09:00:00+25:00', '2026-03-01T09:00:00+08:99', '2026-03-01T24:00:00', '2026-02-30', '2026-03-01T09:00@Mars/Rim'])(
    'should refuse %s',
    text => {
      expect(readMoment(text).ok).toBe(false);
    },
  );
});

describe('readCycle', () => {
  it('should read repetitions, start and end', () => {
    // when
    const read = [readCycle('R3/PT1H'), readCycle('R/2026-01-01/P1D'), readCycle('R2/P1D/2026-12-31')];
    // then
    expect(read).toMatchObject([
      { ok: true, value: { repetitions: 3 } },
      { ok: true, value: { repetitions: null, start: '2026-01-01' } },
      { ok: true, value: { repetitions: 2, end: '2026-12-31' } },
    ]);
  });
});
