import { describe, expect, it } from 'vitest';
import { readLocal } from '#engine/calendar/index.ts';
import { deadline, extendClock, ledgerOf, resumeClock, startClock } from '#engine/clocks/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { defaultCards as cards, hearing, promisedRule, runningClock } from './samples.ts';

const calendar = officialCalendar();
const base = { calendar, cards };
const at = (text: string) => readLocal(text)!;
const rows = (ledger: ReturnType<typeof ledgerOf>) => ledger.days.map(day => [day.date.slice(5), day.counted, day.why, day.nth]);
const start = (from: string, length: number) => runningClock(startClock({ rule: promisedRule, length, startAt: at(from), ...base }));

describe('ledgerOf', () => {
  it('should explain every day from day 0 to the due day', () => {
    // given
    const clock = start('2026-02-13T10:00', 2);
    // when
    const ledger = ledgerOf(clock, calendar);
    // then
    expect(rows(ledger)).toEqual([
      ['02-13', false, 'start-day', 0],
      ['02-14', true, 'make-up', 1],
      ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map(day => [`02-${day}`, false, 'holiday', 1]),
      ['02-24', true, 'working', 2],
    ]);
    expect(ledger.days[4]!.note).toBe('春节');
    expect(ledger).toMatchObject({ due: clock.due, dueOn: '2026-02-24', provisional: false });
  });

  it('should show a pause by its reason, with the share of a day it left', () => {
    // given
    const open = { ...start('2026-03-02T10:00', 3), status: 'paused' as const, pauses: [hearing(at('2026-03-03T12:00'), null)] };
    const clock = {
      ...open,
      ...resumeClock(open, at('2026-03-05T09:00'), base),
      status: 'running' as const,
      pauses: [hearing(at('2026-03-03T12:00'), at('2026-03-05T09:00'))],
    };
    // when
    const ledger = ledgerOf(clock, calendar);
    // then
    expect(rows(ledger)).toEqual([
      ['03-02', false, 'start-day', 0],
      ['03-03', true, 'paused', 0.4286],
      ['03-04', false, 'paused', 0.4286],
      ['03-05', true, 'working', 1.4286],
      ['03-06', true, 'working', 2.4286],
      ['03-07', false, 'weekend', 2.4286],
      ['03-08', false, 'weekend', 2.4286],
      ['03-09', true, 'working', 3],
    ]);
    expect(ledger.days[1]).toMatchObject({ share: 0.4286, note: 'hearing' });
    expect(ledger.days.at(-1)).toMatchObject({ share: 0.5714 });
    expect(ledger.dueOn).toBe(clock.dueOn);
  });

  it('should mark the days of an extension', () => {
    // given
    const clock = start('2026-03-02T10:00', 1);
    const extended = { ...clock, ...extendClock(clock, 2, base), extensions: [{ by: 2, at: clock.startAt }] };
    // when
    const ledger = ledgerOf(extended, calendar);
    // then
    expect(rows(ledger).slice(1)).toEqual([
      ['03-03', true, 'working', 1],
      ['03-04', true, 'extended', 2],
      ['03-05', true, 'extended', 3],
    ]);
  });

  it('should end where the pause began, or at the day asked for', () => {
    // given
    const paused = { ...start('2026-03-02T10:00', 3), status: 'paused' as const, pauses: [hearing(at('2026-03-04T09:00'), null)] };
    // when
    const [plain, until] = [ledgerOf(paused, calendar), ledgerOf(paused, calendar, '2026-03-06')];
    // then
    expect(plain.days.at(-1)).toMatchObject({ date: '2026-03-04', counted: false, why: 'paused' });
    expect(rows(until).slice(2)).toEqual([
      ['03-04', false, 'paused', 1],
      ['03-05', false, 'paused', 1],
      ['03-06', false, 'paused', 1],
    ]);
  });

  it('should end on the day a clock stopped', () => {
    // given
    const stopped = { ...start('2026-03-02T10:00', 5), status: 'stopped' as const, stoppedAt: at('2026-03-04T11:00') };
    // when
    const ledger = ledgerOf(stopped, calendar);
    // then
    expect(ledger.days.at(-1)!.date).toBe('2026-03-04');
  });

  it('should go on counting past due when asked', () => {
    // given
    const clock = start('2026-03-02T10:00', 1);
    // when
    const ledger = ledgerOf(clock, calendar, '2026-03-04');
    // then
    expect(rows(ledger).at(-1)).toEqual(['03-04', true, 'working', 2]);
  });

  it('should count the first day of a same-day clock', () => {
    // given
    const rule = { ...promisedRule, start: { on: 'accept', count: 'same-day' } } as const;
    const clock = runningClock(startClock({ rule, length: 1, startAt: at('2026-03-02T16:00'), ...base }));
    // when
    const ledger = ledgerOf(clock, calendar);
    // then
    expect(rows(ledger)).toEqual([['03-02', true, 'working', 1]]);
  });
});

describe('ledgerOf, start rules and pauses that end by themselves', () => {
  const late = { on: 'accept', count: 'next-day', offDay: 'next-working-day', afterClose: 'next-working-day' } as const;

  it('should show the day of the start and the day it counts as', () => {
    // given
    const rule = { ...promisedRule, start: late };
    const clock = runningClock(startClock({ rule, length: 1, startAt: at('2026-03-06T18:30'), ...base }));
    // when
    const ledger = ledgerOf(clock, calendar);
    // then
    expect(rows(ledger)).toEqual([
      ['03-06', false, 'start-day', 0],
      ['03-07', false, 'weekend', 0],
      ['03-08', false, 'weekend', 0],
      ['03-09', false, 'start-day', 0],
      ['03-10', true, 'working', 1],
    ]);
  });

  it('should end a pause on the day it ends by itself, and write on to the due day', () => {
    // given
    const pauses = [{ ...hearing(at('2026-03-03T09:00'), null), until: at('2026-03-04T12:00') }];
    const paused = { ...start('2026-03-02T10:00', 2), status: 'paused' as const, pauses };
    // when
    const ledger = ledgerOf(paused, calendar);
    // then
    expect(rows(ledger).slice(1)).toEqual([
      ['03-03', false, 'paused', 0],
      ['03-04', true, 'paused', 0.5714],
      ['03-05', true, 'working', 1.5714],
      ['03-06', true, 'working', 2],
    ]);
    expect(ledger.dueOn).toBe('2026-03-06');
  });

  it('should say why a calendar day is none of work, and count it', () => {
    // given
    const rule = { ...promisedRule, unit: 'calendar-day' } as const;
    const clock = runningClock(startClock({ rule, length: 2, startAt: at('2026-02-13T10:00'), ...base }));
    // when
    const ledger = ledgerOf(clock, calendar);
    // then
    expect(rows(ledger).slice(1)).toEqual([
      ['02-14', true, 'make-up', 1],
      ['02-15', true, 'holiday', 2],
    ]);
  });

  it('should count hours of work from the start to the due moment, as shares of a day', () => {
    // given
    const rule = { ...promisedRule, unit: 'working-hour' } as const;
    const clock = runningClock(startClock({ rule, length: 9, startAt: at('2026-03-02T16:00'), ...base }));
    // when
    const ledger = ledgerOf(clock, calendar);
    // then
    expect(rows(ledger)).toEqual([
      ['03-02', true, 'working', 0.1429],
      ['03-03', true, 'working', 1.1429],
      ['03-04', true, 'working', 1.2857],
    ]);
  });
});

describe('deadline', () => {
  it('should print due, provisional and the ledger as the command line shows them', () => {
    // given, when
    const answer = deadline({ from: '2026-12-30', days: 2, calendar });
    // then
    expect(answer).toEqual({
      due: '2027-01-01',
      provisional: true,
      ledger: [
        { date: '2026-12-30', counted: false, why: 'start-day' },
        { date: '2026-12-31', counted: true, why: 'working' },
        { date: '2027-01-01', counted: true, why: 'working' },
      ],
    });
  });

  it('should be due on the receipt itself for no days at all', () => {
    // given, when
    const answer = deadline({ from: '2026-02-13', days: 0, calendar });
    // then
    expect(answer).toEqual({ due: '2026-02-13', provisional: false, ledger: [{ date: '2026-02-13', counted: false, why: 'start-day' }] });
  });
});
