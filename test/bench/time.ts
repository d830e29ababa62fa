import { startOfDay } from '#engine/calendar/index.ts';
import { defaultCards } from '#engine/cards/index.ts';
import { type ClockRule, dueOf, type LedgerClock, ledgerOf, startClock } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { type Figure, middle } from './measure.ts';

const calendar = officialCalendar();
const hour = 3_600_000;
const first = startOfDay('2007-01-01') + 9 * hour;
/** A start in one of the published years; neighbours lie far apart, so that no memory of the last day helps. */
const startOf = (index: number): number => first + ((index * 7_919) % 7_200) * 24 * hour;
const million = 1_000_000;

/** Speed of the calendar and clock arithmetic on one core (时限计算). */
export function timeFigures(): Figure[] {
  return [dueDates(), pausedDueDates(), wholeFigures(), ledgerOfYear()];
}

/** Milliseconds of a run, the middle of five after one to warm up. */
function timed(work: () => void): number {
  work();
  return middle(
    Array.from({ length: 5 }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    }),
  );
}

function dueDates(): Figure {
  const value = timed(() => {
    for (let index = 0; index < million; index++)
      dueOf({ unit: 'working-day', length: 5 + (index % 16), startAt: startOf(index), pauses: [] }, calendar);
  });
  return { name: 'time: 1,000,000 due dates, 5-20 working days', value: Math.round(value), unit: 'ms', target: { most: 1_000 } };
}

function pausedDueDates(): Figure {
  const count = 100_000;
  const value = timed(() => {
    for (let index = 0; index < count; index++) {
      const startAt = startOf(index);
      const pauses = [{ reason: 'hearing', from: startAt + 70 * hour, to: startAt + 220 * hour }];
      dueOf({ unit: 'working-day', length: 5 + (index % 16), startAt, pauses }, calendar);
    }
  });
  return { name: 'time: 100,000 due dates of clocks with a pause', value: Math.round(value), unit: 'ms' };
}

function wholeFigures(): Figure {
  const count = 100_000;
  const rule: ClockRule = {
    id: 'promised',
    title: { zh: '承诺时限', en: 'Promised limit' },
    length: { text: '', feel: false },
    unit: 'working-day',
    start: { on: 'accept', count: 'next-day' },
    supplement: { clock: 'restart', rule: 'last-receipt' },
    pause: [],
    stop: [],
    onBreach: 'none',
  };
  const value = timed(() => {
    for (let index = 0; index < count; index++)
      startClock({ rule, length: 5 + (index % 16), startAt: startOf(index), calendar, cards: defaultCards });
  });
  return { name: 'time: 100,000 clocks with due date, warning, yellow and red card', value: Math.round(value), unit: 'ms' };
}

function ledgerOfYear(): Figure {
  const startAt = startOfDay('2025-01-02') + 10 * hour;
  const pauses = [
    { reason: 'hearing', from: startAt + 700 * hour, to: startAt + 900 * hour },
    { reason: 'testing', from: startAt + 800 * hour, to: startAt + 1_300 * hour },
  ];
  const clock: LedgerClock = {
    startAt,
    startOn: '2025-01-02',
    length: 230,
    unit: 'working-day',
    pauses,
    extensions: [{ by: 10, at: startAt }],
    status: 'running',
  };
  const runs = 100;
  const value = timed(() => {
    for (let run = 0; run < runs; run++) ledgerOf(clock, calendar);
  });
  const { days } = ledgerOf(clock, calendar);
  return {
    name: 'time: ledger of a one-year clock with two pauses and an extension',
    value: Math.round((value / runs) * 100) / 100,
    unit: 'ms',
    target: { most: 5 },
    note: `${days.length} days`,
  };
}
