import { describe, expect, it } from 'vitest';
import { ledgerOf } from '#engine/clocks/index.ts';
import { startOfDay } from '#engine/calendar/index.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import type { Card, Clock } from '#server/contract/schemas.ts';
import { cellsOf, overOf, usedOf } from '#workbench/case/clocks/cells.ts';
import { cellWords, countedWords, whyWords } from '#workbench/case/clocks/cellWords.ts';
import { monthCells } from '#workbench/case/clocks/monthCells.ts';
import { sayIn } from '#workbench/case/messages/index.ts';

const say = sayIn('zh');
const at = (date: string, hour = 10): number => startOfDay(date) + hour * 3_600_000;

/** Five working days from 13 February 2026, over the Spring Festival: due 27 February. */
function clockOf(until?: string, more: Partial<Clock> = {}): Clock {
  const base = {
    startAt: at('2026-02-13'),
    startOn: '2026-02-13',
    length: 5,
    unit: 'working-day' as const,
    pauses: [],
    extensions: [],
    status: 'running' as const,
  };
  const { days, due, dueOn } = ledgerOf({ ...base, ...more } as never, officialCalendar(), until);
  return {
    key: 'promised',
    rule: 'promised',
    title: { zh: '承诺时限', en: 'Promised limit' },
    stage: null,
    run: 1,
    due,
    dueOn,
    provisional: false,
    stoppedAt: null,
    milestones: [],
    time: {} as never,
    ...base,
    ...more,
    ledger: [...days],
  } as Clock;
}
const cellOn = (clock: Clock, date: string, cards: readonly Card[] = [], now = at('2026-02-24')) =>
  cellsOf(clock, cards, now).find(cell => cell.date === date)!;

describe('cellsOf', () => {
  it('should tell weekends, holidays and make-up days apart across the Spring Festival', () => {
    const clock = clockOf();
    expect(cellOn(clock, '2026-02-13').kind).toBe('start-day');
    expect(cellOn(clock, '2026-02-14')).toMatchObject({ kind: 'make-up', counted: true, nth: 1 });
    expect(cellOn(clock, '2026-02-17')).toMatchObject({ kind: 'holiday', counted: false });
    expect(whyWords(cellOn(clock, '2026-02-17'), say, 'zh')).toContain('春节');
    expect(cellOn(clock, clock.dueOn)).toMatchObject({ isDue: true, nth: 5 });
  });

  it('should mark today, and days counted past the due day as over the limit', () => {
    const clock = clockOf('2026-03-04');
    const cells = cellsOf(clock, [], at('2026-03-04'));
    expect(cells.at(-1)).toMatchObject({ isToday: true, kind: 'over' });
    expect(cells.filter(({ kind }) => kind === 'over').every(({ date }) => date > clock.dueOn)).toBe(true);
  });

  it('should put a card of this clock and run on its day, and no other', () => {
    const card = { clock: 'promised', run: 1, level: 'warning', on: '2026-02-26', revoked: false } as Card;
    const others = [
      { ...card, clock: 'statutory' },
      { ...card, run: 2 },
      { ...card, revoked: true },
    ] as Card[];
    expect(cellOn(clockOf(), '2026-02-26', [card, ...others]).cards).toEqual(['warning']);
    expect(cellOn(clockOf(), '2026-02-25', [card]).cards).toEqual([]);
  });

  it('should show a pause with its reason and a day counted in part', () => {
    const pauses = [{ reason: 'hearing', from: at('2026-02-24', 10), to: at('2026-02-26', 9) }];
    const clock = clockOf(undefined, { pauses });
    expect(cellOn(clock, '2026-02-24')).toMatchObject({ kind: 'paused', isPart: true, counted: true });
    expect(cellOn(clock, '2026-02-25')).toMatchObject({ kind: 'paused', counted: false });
    expect(whyWords(cellOn(clock, '2026-02-25'), say, 'zh')).toBe('暂停计时（听证）');
  });

  it('should say all about a day in one line', () => {
    expect(cellWords(cellOn(clockOf(), '2026-02-24'), say, 'zh')).toBe('2026年2月24日 星期二，计入，第 2 个工作日，工作日，今天');
  });
});

describe('usedOf', () => {
  it('should count the working days up to today and never more than the bar holds', () => {
    expect(usedOf(clockOf(), at('2026-02-24'))).toEqual({ used: 2, length: 5, percent: 40 });
    expect(usedOf(clockOf('2026-03-10'), at('2026-03-10')).percent).toBe(100);
    expect(usedOf(clockOf(), at('2026-02-13')).used).toBe(0);
  });
});

describe('overOf', () => {
  it('should count the working days past the due day at which a clock stopped', () => {
    const stopped = (date: string) => clockOf(date, { status: 'stopped', stoppedAt: at(date, 15) });
    expect(overOf(stopped('2026-02-26'))).toBe(0);
    expect(overOf(stopped('2026-02-27'))).toBe(0);
    expect(overOf(stopped('2026-03-02'))).toBeGreaterThan(0);
    expect(overOf(stopped('2026-03-03')) - overOf(stopped('2026-03-02'))).toBe(1);
    expect(overOf(clockOf('2026-03-10'))).toBe(0);
  });
});

describe('countedWords', () => {
  const pauses = [{ reason: 'hearing', from: at('2026-02-24', 10), to: at('2026-02-26', 9) }];
  const cutDay = (procedures = [{ id: 'hearing', title: { zh: '听证程序', en: 'Public hearing' } }]) =>
    cellsOf(clockOf(undefined, { pauses }), [], at('2026-02-25'), procedures).find(({ date }) => date === '2026-02-24')!;

  it('should tell the share of a day that a pause cut', () => {
    // 09:00 to 10:00 of a day of seven hours counted
    expect(cutDay().share).toBeCloseTo(1 / 7, 3);
    expect(countedWords(cutDay(), say)).toBe('部分计入（当天的 14.3%）');
    expect(countedWords(cellOn(clockOf(), '2026-02-24'), say)).toBe('计入');
    expect(countedWords(cellOn(clockOf(), '2026-02-17'), say)).toBe('不计入');
  });

  it('should name a pause as the pack does, and by its usual name where the pack is silent', () => {
    expect(whyWords(cutDay(), say, 'zh')).toBe('暂停计时（听证程序）');
    expect(whyWords(cutDay(), say, 'en')).toContain('(Public hearing)');
    expect(whyWords(cutDay([]), say, 'zh')).toBe('暂停计时（听证）');
  });
});

describe('monthCells', () => {
  it('should number counted days and sign the others', () => {
    const marks = new Map(monthCells(cellsOf(clockOf(), [], at('2026-02-24')), say, 'zh').map(({ date, mark }) => [date, mark]));
    expect(['2026-02-13', '2026-02-14', '2026-02-17', '2026-02-24', '2026-02-27'].map(date => marks.get(date))).toEqual([
      '起',
      '1',
      '假',
      '2',
      '5',
    ]);
  });

  it('should show a day counted in part as such', () => {
    const pauses = [{ reason: 'hearing', from: at('2026-02-24', 10), to: at('2026-02-26', 9) }];
    const day = monthCells(cellsOf(clockOf(undefined, { pauses }), [], at('2026-02-24')), say, 'zh').find(
      ({ date }) => date === '2026-02-24',
    );
    expect(day).toMatchObject({ tone: 'part', mark: '半', isToday: true });
  });
});

describe('whyWords', () => {
  it('should name holidays and make-up days once, in the language of the page', () => {
    expect(whyWords(cellOn(clockOf(), '2026-02-14'), say, 'zh')).toBe('春节调休上班');
    expect(whyWords(cellOn(clockOf(), '2026-02-17'), sayIn('en'), 'en')).toMatch(/\(Spring Festival\)$/);
    expect(whyWords(cellOn(clockOf(), '2026-02-14'), sayIn('en'), 'en')).toBe('Make-up working day for Spring Festival');
  });
});
