import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/index.ts';
import { checkCards, defaultCards } from '#engine/cards/index.ts';
import { deadline, startClock } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { vectors } from '../../support/vectors.ts';
import { promisedRule } from './samples.ts';

const calendar = officialCalendar();
const { rules: cards } = checkCards({ ...defaultCards });

describe.each(vectors)('limit from %s of %i working days', (receipt, length, due, warning, yellow, red) => {
  it('should be due, warn and card on the days of the law', () => {
    // given
    const startAt = readLocal(`${receipt}T15:30`)!;
    // when
    const figures = startClock({ rule: promisedRule, length, startAt, cards, calendar });
    // then
    expect(figures.dueOn).toBe(due);
    expect(figures.due).toBe(readLocal(`${due}T17:00`));
    expect(figures.provisional).toBe(false);
    expect(figures.milestones).toEqual([
      { rule: 'warning', level: 'warning', on: warning, at: readLocal(`${warning}T09:00`) },
      { rule: 'yellow', level: 'yellow', on: yellow, at: readLocal(`${yellow}T17:00`) },
      { rule: 'red', level: 'red', on: red, at: readLocal(`${red}T17:00`) },
    ]);
  });

  it('should give the same due day and a ledger that counts to it', () => {
    // given, when
    const answer = deadline({ from: receipt, days: length, calendar });
    // then
    expect(answer.due).toBe(due);
    expect(answer.ledger[0]).toEqual({ date: receipt, counted: false, why: 'start-day' });
    expect(answer.ledger.filter(day => day.counted)).toHaveLength(length);
    expect(answer.ledger.at(-1)).toMatchObject({ date: due, counted: true });
  });
});
