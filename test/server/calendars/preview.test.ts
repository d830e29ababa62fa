import { expect, it } from 'vitest';
import { applyChange } from '#engine/calendar/index.ts';
import type { CalendarChange, CalendarLayer } from '#engine/calendar/types.ts';
import { shippedLayer } from '#server/calendars/official.ts';
import { measureImpact } from '#server/calendars/preview.ts';
import type { Impact } from '#server/contract/calendars.ts';
import type { OpenStore } from '#server/store/types.ts';
import { reviewOutdated } from '#server/timers/index.ts';
import { onBothDatabases } from '../../support/store.ts';
import { acceptCase, clockRows, importChange, localOff, noticeOf } from './district.ts';

const never = new AbortController().signal;
const bare = (id: string): CalendarLayer => ({ id, version: 0, years: {} });

function impactOf(store: OpenStore, id: string, made: CalendarChange, visible = ['heshan', 'taohualun']): Promise<Impact> {
  const { layer } = applyChange(id === 'cn' ? shippedLayer() : bare(id), made, 2);
  return measureImpact(store, { id, layer, now: store.clock.now(), visible }, never);
}

onBothDatabases('previewCalendar', database => {
  async function seedCases(store: OpenStore): Promise<void> {
    for (const limit of [1, 2, 3, 5, 10, 20]) await acceptCase(store, `case-${limit}`, { promisedLimit: limit });
    await acceptCase(store, 'township', { tenant: 'taohualun' });
  }

  it('should say before the commit what the recomputation does then', async () => {
    // given
    const store = await database.openDistrict();
    await seedCases(store);
    const made = noticeOf('2026', ['2026-02-11', '2026-02-13', '2026-02-16', '2026-02-17', '2026-02-18']);
    const before = await clockRows(store);

    // when
    const impact = await impactOf(store, 'cn', made);
    await importChange(store, 'cn', 0, made);
    await reviewOutdated(store);

    // then
    const after = await clockRows(store);
    const moved = after.filter(({ due_on }, place) => due_on !== before[place]!.due_on);
    const later = after.filter(({ due_on }, place) => String(due_on) > String(before[place]!.due_on));
    const open = before.filter(({ status }) => status !== 'stopped');
    const cases = new Set(open.map(({ case_id }) => case_id));
    expect(impact).toMatchObject({ clocks: open.length, moved: moved.length, later: later.length, cases: cases.size, firm: 0, unfirm: 0 });
    expect(impact.later + impact.earlier).toBe(impact.moved);
    expect(moved.length).toBeGreaterThan(0);
    expect(impact.shifts.reduce((sum, { clocks }) => sum + clocks, 0)).toBe(moved.length);
    for (const { caseId, clock, from, to } of impact.rows) {
      const of = ({ case_id, key }: { case_id?: unknown; key?: unknown }) => case_id === caseId && key === clock;
      expect([from, to]).toEqual([before.find(of)!.due_on, after.find(of)!.due_on]);
    }
  });

  it('should count the colours that clocks would have now', async () => {
    // given
    const store = await database.openDistrict();
    await acceptCase(store, 'case-2', { promisedLimit: 2 });
    const promised = (impact: Impact) => impact.rows.find(({ clock }) => clock === 'promised');

    // when
    database.clock.moment = Date.parse('2026-02-10T20:00:00+08:00');
    const back = await impactOf(store, 'heshan', localOff('2026-02-10'));
    await importChange(store, 'heshan', 0, localOff('2026-02-10'));
    await reviewOutdated(store);
    const forth = await measureImpact(store, { id: 'heshan', layer: null, now: store.clock.now(), visible: ['heshan'] }, never);
    database.clock.moment = Date.parse('2026-02-12T20:00:00+08:00');
    const over = await measureImpact(store, { id: 'heshan', layer: null, now: store.clock.now(), visible: ['heshan'] }, never);

    // then
    expect(promised(back)).toMatchObject({ from: '2026-02-11', to: '2026-02-12', levelFrom: 'warning', levelTo: null });
    expect(back).toMatchObject({ back: 1, toWarning: 0, toYellow: 0, toRed: 0 });
    expect(promised(forth)).toMatchObject({ from: '2026-02-12', to: '2026-02-11', levelFrom: null, levelTo: 'warning' });
    expect(forth).toMatchObject({ back: 0, toWarning: 1, toYellow: 0, toRed: 0 });
    expect(promised(over)).toMatchObject({ levelFrom: 'warning', levelTo: 'yellow' });
    expect(over).toMatchObject({ back: 0, toWarning: 0, toYellow: 1, toRed: 0 });
  });

  it('should count provisional limits that become firm', async () => {
    // given
    database.clock.moment = Date.parse('2026-12-29T10:00:00+08:00');
    const store = await database.openDistrict();
    await acceptCase(store, 'case-1');
    const provisional = (await clockRows(store)).filter(clock => clock.provisional === 1 && clock.status !== 'stopped').length;

    // when
    const impact = await impactOf(store, 'cn', noticeOf('2027', ['2027-01-02']));

    // then
    expect(provisional).toBeGreaterThan(0);
    expect(impact).toMatchObject({ firm: provisional, unfirm: 0, moved: 0 });
  });

  it('should look at the centres the layer reaches alone, and name no case of a centre out of sight', async () => {
    // given
    const store = await database.openDistrict();
    await seedCases(store);

    // when
    const [district, township, hidden] = [
      await impactOf(store, 'heshan', localOff('2026-02-11')),
      await impactOf(store, 'taohualun', localOff('2026-02-11')),
      await impactOf(store, 'heshan', localOff('2026-02-11'), ['heshan']),
    ];

    // then
    expect(township.cases).toBe(1);
    expect(district.cases).toBeGreaterThan(5);
    expect({ ...hidden, rows: [] }).toEqual({ ...district, rows: [] });
    expect(hidden.rows.map(({ caseId }) => caseId)).not.toContain('township');
    expect(district.rows.map(({ caseId }) => caseId)).toContain('township');
  });

  it('should store nothing', async () => {
    const store = await database.openDistrict();
    await seedCases(store);
    const before = await clockRows(store);
    await impactOf(store, 'cn', noticeOf('2026', ['2026-02-11']));
    expect(await clockRows(store)).toEqual(before);
  });

  it('should end when whoever asked goes away', async () => {
    // given
    const store = await database.openDistrict();
    await seedCases(store);
    const client = new AbortController();
    const order = { id: 'heshan', layer: null, now: store.clock.now(), visible: [] };

    // when
    const asked = measureImpact(store, order, client.signal);
    client.abort();

    // then
    await expect(asked).rejects.toThrow('ended');
    await expect(measureImpact(store, order, client.signal)).rejects.toThrow();
  });
});
