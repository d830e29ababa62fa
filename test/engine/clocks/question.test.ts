import { describe, expect, it } from 'vitest';
import { formatLocal, readLocal } from '#engine/calendar/index.ts';
import { type LimitQuestion, readPause, readSupplement, reckonLimit } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { vectors } from '../../support/vectors.ts';

const calendar = officialCalendar();
const ask = (from: string, length: number, more: Partial<LimitQuestion> = {}) =>
  reckonLimit({ from: readLocal(from)!, length, ...more }, calendar);
const rounds = (...texts: string[]) => texts.map(text => readSupplement(text)!);
const pauses = (...texts: string[]) => texts.map(text => readPause(text)!);

describe('reckonLimit', () => {
  it.each(vectors)('should be due as the law counts: %s, %i working days, on %s', (from, length, dueOn) => {
    // given, when
    const answer = ask(from, length);
    // then
    expect(answer).toMatchObject({
      dueOn,
      startOn: from,
      length,
      unit: 'working-day',
      provisional: false,
      calendar: { id: 'cn', version: 1 },
    });
    expect(answer.days.at(-1)).toMatchObject({ date: dueOn, nth: length });
  });

  it.each([
    ['a pause of three working days', { pauses: pauses('2026-03-03..2026-03-05') }, '2026-03-12'],
    ['two that overlap', { pauses: pauses('2026-03-03..2026-03-04:hearing', '2026-03-04..2026-03-05:testing') }, '2026-03-12'],
    ['a pause of moments', { pauses: pauses('2026-03-03T09:00..2026-03-03T12:00') }, '2026-03-10'],
    ['an extension', { extendBy: 10 }, '2026-03-23'],
    ['both', { extendBy: 10, pauses: pauses('2026-03-03..2026-03-05') }, '2026-03-26'],
    ['a supplement, restarting', { supplements: rounds('2026-03-04..2026-03-10') }, '2026-03-17'],
    [
      'two supplements, restarting from the last receipt',
      { supplements: rounds('2026-03-04..2026-03-10', '2026-03-12..2026-03-16') },
      '2026-03-23',
    ],
    [
      'two supplements, the officer left something out: from the first receipt',
      { supplements: rounds('2026-03-04..2026-03-10', '2026-03-12..2026-03-16:staffOmission') },
      '2026-03-17',
    ],
    [
      'the same where a local rule has no such penalty',
      {
        supplements: rounds('2026-03-04..2026-03-10', '2026-03-12..2026-03-16:staffOmission'),
        supplement: { clock: 'restart', rule: 'last-receipt' } as const,
      },
      '2026-03-23',
    ],
    [
      'a supplement during which the clock stands still',
      { supplements: rounds('2026-03-04..2026-03-10'), supplement: { clock: 'pause', rule: 'last-receipt' } as const },
      '2026-03-16',
    ],
    ['calendar days', { unit: 'calendar-day' } as const, '2026-03-07'],
    ['working hours', { unit: 'working-hour' } as const, '2026-03-02'],
    ['the same day', { start: { count: 'same-day' } } as const, '2026-03-06'],
    ['a start after closing', { from: readLocal('2026-03-02T18:00')!, start: { afterClose: 'next-working-day' } } as const, '2026-03-10'],
  ])('should let %s bear on five units from 2026-03-02', (_name, more, dueOn) => {
    // given, when
    const answer = ask('2026-03-02', 5, more);
    // then
    expect(answer.dueOn).toBe(dueOn);
    expect(answer.days.at(-1)!.date).toBe(dueOn);
  });

  it('should give the full length after each of four rounds of a supplement that restarts', () => {
    // given
    const texts = ['2026-03-04..2026-03-06', '2026-03-09..2026-03-11', '2026-03-12..2026-03-16', '2026-03-18..2026-03-20'];
    // when
    const answers = texts.map((_, index) => ask('2026-03-02', 5, { supplements: rounds(...texts.slice(0, index + 1)) }));
    // then
    expect(answers.map(({ startOn }) => startOn)).toEqual(['2026-03-06', '2026-03-11', '2026-03-16', '2026-03-20']);
    expect(answers.map(({ days }) => days.filter(({ counted }) => counted).length)).toEqual([5, 5, 5, 5]);
  });

  it('should keep the time left to the minute through four rounds that pause', () => {
    // given
    const texts = [
      '2026-03-03T09:30..2026-03-04T10:10',
      '2026-03-05T11:00..2026-03-06T13:20',
      '2026-03-09T15:45..2026-03-10T16:30',
      '2026-03-11T09:01..2026-03-12T16:59',
    ];
    // minutes that ran: 360 on the first day, then 30, 350, 120, 220, 345, 30, 1 and 1: 343 of 1800 are left on the morning of 2026-03-13
    // when
    const answer = ask('2026-03-02T10:00', 30, {
      unit: 'working-hour',
      supplements: rounds(...texts),
      supplement: { clock: 'pause', rule: 'last-receipt' },
    });
    // then
    expect(formatLocal(answer.due)).toBe('2026-03-13 15:43');
    expect(answer.days.filter(({ why }) => why === 'paused')).toHaveLength(8);
    expect(answer.days.at(-1)!.nth).toBe(4.2857);
  });

  it('should refuse what lies too far', () => {
    // given, when, then
    expect(() => ask('2026-03-02', 1_000, { pauses: pauses('2026-03-03..2099-01-01') })).toThrow(RangeError);
  });
});

describe('readPause and readSupplement', () => {
  it('should take both days with, and moments as they are', () => {
    // given, when
    const read = pauses('2026-03-03..2026-03-05', '2026-03-03T09:00..2026-03-05T17:00:hearing');
    // then
    expect(read.map(({ reason, from, to }) => [reason, formatLocal(from), formatLocal(to!)])).toEqual([
      ['special-procedure', '2026-03-03 00:00', '2026-03-06 00:00'],
      ['hearing', '2026-03-03 09:00', '2026-03-05 17:00'],
    ]);
  });

  it.each(['', '2026-03-03', '2026-03-05..2026-03-03', '2026-02-30..2026-03-01', '2026-03-03T25:00..2026-03-04', '2026-03-03-2026-03-05'])(
    'should not take %j',
    text => {
      // given, when
      const read = [readPause(text), readSupplement(text)];
      // then
      expect(read).toEqual([null, null]);
    },
  );

  it('should not take a cause the law does not know', () => {
    // given, when
    const read = readSupplement('2026-03-03..2026-03-05:late');
    // then
    expect(read).toBeNull();
  });
});
