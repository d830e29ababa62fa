import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/index.ts';
import { checkCards, defaultCards } from '#engine/cards/index.ts';
import { deadline, startClock } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { promisedRule } from './samples.ts';

const calendar = officialCalendar();
const { rules: cards } = checkCards({ ...defaultCards });

/** domain.md 3.4: receipt, limit, due, warning, yellow, red. */
const vectors = [
  ['2024-09-13', 5, '2024-09-23', '2024-09-20', '2024-09-24', '2024-09-26'],
  ['2025-01-24', 5, '2025-02-07', '2025-02-06', '2025-02-08', '2025-02-11'],
  ['2026-02-13', 1, '2026-02-14', '2026-02-13', '2026-02-24', '2026-02-26'],
  ['2026-02-13', 5, '2026-02-27', '2026-02-26', '2026-02-28', '2026-03-03'],
  ['2026-09-18', 10, '2026-10-09', '2026-10-08', '2026-10-10', '2026-10-13'],
  ['2023-09-28', 5, '2023-10-11', '2023-10-10', '2023-10-12', '2023-10-16'],
  ['2020-01-22', 5, '2020-02-06', '2020-02-05', '2020-02-07', '2020-02-11'],
  ['2019-04-30', 3, '2019-05-07', '2019-05-06', '2019-05-08', '2019-05-10'],
  ['2025-12-31', 2, '2026-01-05', '2026-01-04', '2026-01-06', '2026-01-08'],
  ['2018-12-28', 1, '2018-12-29', '2018-12-28', '2019-01-02', '2019-01-04'],
] as const;

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
