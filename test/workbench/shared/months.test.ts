import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DayCell, dayAfter, monthsOf, stepTo, weekdayOf } from '#workbench/shared/days/months.ts';

const cell = (date: string): DayCell => ({ date, tone: 'plain', mark: '', words: date });
const span = (from: string, days: number): string[] => Array.from({ length: days }, (_, step) => dayAfter(from, step));
const dateOf = (slot: DayCell | string | null): string | null => (slot === null || typeof slot === 'string' ? slot : slot.date);

describe('monthsOf', () => {
  it('should lay February 2026 out in weeks that begin on Monday', () => {
    const [month] = monthsOf(span('2026-02-01', 28).map(cell));
    expect(month).toMatchObject({ id: '2026-02', year: 2026, month: 2 });
    expect(month!.weeks).toHaveLength(5);
    expect(month!.weeks[0]!.map(dateOf)).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(month!.weeks.at(-1)!.map(dateOf)).toEqual([
      '2026-02-23',
      '2026-02-24',
      '2026-02-25',
      '2026-02-26',
      '2026-02-27',
      '2026-02-28',
      null,
    ]);
  });

  it('should give bare dates for the days of a month that nothing is known of', () => {
    const [december, january] = monthsOf(span('2025-12-30', 4).map(cell));
    expect(december!.weeks.flat().filter(slot => typeof slot === 'string')).toHaveLength(29);
    expect(january!.weeks.flat().filter(slot => slot !== null && typeof slot !== 'string')).toHaveLength(2);
  });

  it('should hold every day once, in the column of its weekday, over any span', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8000 }), fc.integer({ min: 1, max: 500 }), (start, days) => {
        const dates = span(dayAfter('2007-01-01', start), days);
        const slots = monthsOf(dates.map(cell)).flatMap(({ weeks }) => weeks);
        expect(slots.every(week => week.length === 7)).toBe(true);
        expect(slots.every(week => week.every((slot, column) => slot === null || (weekdayOf(dateOf(slot)!) + 6) % 7 === column))).toBe(
          true,
        );
        expect(slots.flat().flatMap(slot => (slot === null || typeof slot === 'string' ? [] : [slot.date]))).toEqual(dates);
      }),
      { numRuns: 60 },
    );
  });
});

describe('stepTo', () => {
  const dates = span('2026-02-20', 20);
  it('should move by days, weeks and to the ends, and stay inside', () => {
    expect(stepTo('ArrowRight', '2026-02-28', dates)).toBe('2026-03-01');
    expect(stepTo('ArrowUp', '2026-03-01', dates)).toBe('2026-02-22');
    expect(stepTo('ArrowUp', '2026-02-22', dates)).toBe('2026-02-20');
    expect(stepTo('PageDown', '2026-02-22', dates)).toBe('2026-03-11');
    expect(stepTo('Home', '2026-03-01', dates)).toBe('2026-02-20');
    expect(stepTo('End', '2026-03-01', dates)).toBe('2026-03-11');
    expect(stepTo('a', '2026-03-01', dates)).toBeNull();
  });

  it('should skip months that are not shown', () => {
    const parted = [...span('2026-02-01', 28), ...span('2026-10-01', 31)];
    expect(stepTo('ArrowDown', '2026-02-27', parted)).toBe('2026-10-01');
    expect(stepTo('ArrowLeft', '2026-10-01', parted)).toBe('2026-02-28');
  });
});
