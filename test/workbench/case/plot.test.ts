import { describe, expect, it } from 'vitest';
import { startOfDay } from '#engine/calendar/index.ts';
import type { Card, Clock } from '#server/contract/schemas.ts';
import { plotOf } from '#workbench/case/clocks/plot.ts';

const at = (date: string, hour = 10): number => startOfDay(date) + hour * 3_600_000;
const clock = (more: Partial<Clock> = {}): Clock =>
  ({
    key: 'promised',
    run: 1,
    status: 'running',
    startAt: at('2026-11-02'),
    startOn: '2026-11-02',
    due: at('2026-11-09', 17),
    dueOn: '2026-11-09',
    stoppedAt: null,
    pauses: [],
    milestones: [],
    ledger: [],
    ...more,
  }) as never;
const kindsOf = (row: { stretches: readonly { kind: string }[] } | undefined) => row?.stretches.map(({ kind }) => kind);

describe('plotOf', () => {
  it('should lay all clocks over one axis from the first start to the last due moment', () => {
    const later = clock({ key: 'statutory', due: at('2026-11-30', 17), dueOn: '2026-11-30' });
    const plot = plotOf([clock(), later], [], at('2026-11-05'))!;
    const [promised, statutory] = plot.rows;
    expect(kindsOf(promised)).toEqual(['counted', 'ahead']);
    expect(promised!.stretches[0]!.from).toBe(statutory!.stretches[0]!.from);
    expect(promised!.due).toBeLessThan(statutory!.due);
    expect(plot.now).toBeCloseTo(promised!.stretches[0]!.to, 6);
  });

  it('should show what is over the limit, of a clock that runs and of one that stopped late', () => {
    const over = plotOf([clock()], [], at('2026-11-12'))!.rows[0];
    expect(over).toMatchObject({ isOver: true });
    expect(kindsOf(over)).toEqual(['counted', 'over']);
    const late = plotOf([clock({ status: 'stopped', stoppedAt: at('2026-11-11') })], [], at('2026-12-01'))!;
    expect(kindsOf(late.rows[0])).toEqual(['counted', 'over']);
    expect(late.now).toBeNull();
    expect(kindsOf(plotOf([clock({ status: 'stopped', stoppedAt: at('2026-11-06') })], [], at('2026-12-01'))!.rows[0])).toEqual([
      'counted',
    ]);
  });

  it('should show pauses, one that lasts up to now, and the extension', () => {
    const pauses = [
      { reason: 'hearing', from: at('2026-11-03'), to: at('2026-11-04') },
      { reason: 'inspection', from: at('2026-11-05'), to: null },
    ];
    const ledger = [{ date: '2026-11-09', counted: true, why: 'extended', nth: 5, provisional: false }];
    const row = plotOf([clock({ status: 'paused', pauses, ledger })], [], at('2026-11-06'))!.rows[0]!;
    expect(kindsOf(row)).toEqual(['counted', 'ahead', 'extended', 'paused', 'paused']);
    expect(row.stretches.at(-1)!.to).toBeCloseTo(plotOf([clock()], [], at('2026-11-06'))!.now!, 6);
  });

  it('should mark cards that were given and milestones to come, each once', () => {
    const milestones = [
      { rule: 'w', level: 'warning' as const, on: '2026-11-06', at: at('2026-11-06'), raised: true },
      { rule: 'y', level: 'yellow' as const, on: '2026-11-10', at: at('2026-11-10'), raised: false },
    ];
    const cards = [{ clock: 'promised', run: 1, level: 'warning', on: '2026-11-06', at: at('2026-11-06'), revoked: false }] as Card[];
    const marks = (one: Clock) => plotOf([one], cards, at('2026-11-07'))!.rows[0]!.marks.map(({ level, raised }) => `${level} ${raised}`);
    expect(marks(clock({ milestones }))).toEqual(['warning true', 'yellow false']);
    expect(marks(clock({ milestones, status: 'stopped', stoppedAt: at('2026-11-07') }))).toEqual(['warning true']);
    expect(marks(clock({ run: 2 }))).toEqual([]);
  });

  it('should keep the ticks of the axis few, whatever its length', () => {
    const ticks = (days: number) =>
      plotOf([clock({ due: at('2026-11-02') + days * 86_400_000, dueOn: '2026-11-09' })], [], at('2026-11-03'))!.ticks;
    for (const days of [1, 7, 20, 45, 90, 200, 400, 900]) {
      expect(ticks(days).length).toBeGreaterThan(0);
      expect(ticks(days).length).toBeLessThanOrEqual(9);
    }
    expect(ticks(45).every(({ date }) => new Date(`${date}T00:00:00Z`).getUTCDay() === 1)).toBe(true);
  });

  it('should be nothing without a clock', () => {
    expect(plotOf([], [], at('2026-11-03'))).toBeNull();
  });
});
