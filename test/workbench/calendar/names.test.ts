import { describe, expect, it } from 'vitest';
import { calendarShown } from '#workbench/calendar/names.ts';

const row = (id: string, mayChange = false) => ({ id, mayChange });

describe('the calendar a page begins with', () => {
  it("should be that of the reader's own centre, not the lowest of the centres below", () => {
    // given: a supervisor of a district, who reads the calendars of its townships too
    const rows = [row('cn'), row('district'), row('township'), row('village')];
    // then
    expect(calendarShown(rows, undefined, 'district')?.id).toBe('district');
    expect(calendarShown(rows, 'township', 'district')?.id).toBe('township');
    expect(calendarShown(rows, 'gone', 'district')?.id).toBe('district');
  });

  it('should be the lowest one the reader may change where the centre has none of its own', () => {
    expect(calendarShown([row('cn', true), row('district', true), row('village')], undefined, 'elsewhere')?.id).toBe('district');
    expect(calendarShown([row('cn')], undefined, 'elsewhere')?.id).toBe('cn');
    expect(calendarShown([], undefined, 'elsewhere')).toBeUndefined();
  });
});
