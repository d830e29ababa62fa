import { expect, it } from 'vitest';
import type { Calendar } from '#engine/calendar/types.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import type { OpenStore } from '#server/store/types.ts';
import { reviewOutdated, startSweep, sweep } from '#server/timers/index.ts';
import { change, complete, onBothDatabases, openCommand, seedCentre, stateOf } from '../../support/store.ts';

/** Put the list of 2027 in force. */
async function publish2027(store: OpenStore): Promise<void> {
  const official = officialCalendar();
  const list = { off: ['2027-01-01', '2027-01-04'], makeUp: [] };
  const calendar: Calendar = { ...official, version: 2, years: { ...official.years, '2027': list } };
  const of = { stream: 'calendar', streamId: official.id, tenant: 'heshan' } as const;
  await change(store, { ...of, type: 'import-calendar', body: { calendar } });
  await change(store, { ...of, type: 'activate-calendar', body: { version: 2 } });
}

const cardsOf = async (store: OpenStore) => (await stateOf(store, 'case-1')).cards.map(({ level }) => level);

onBothDatabases('reviewOutdated', database => {
  /** A case whose limit runs into 2027, long past its provisional due day. */
  async function seedProvisional(store: OpenStore): Promise<void> {
    database.clock.moment = Date.parse('2026-12-29T10:00:00+08:00');
    await seedCentre(store);
    await store.execute(await openCommand('case-1', { promisedLimit: 5 }));
    await complete(store, 'case-1', 'check');
    database.clock.moment = Date.parse('2027-02-10T10:00:00+08:00');
    while ((await sweep(store)) > 0);
  }

  it('should compute provisional clocks anew once their year is published, and issue what was held back', async () => {
    // given
    const store = await database.open();
    await seedProvisional(store);
    const before = await cardsOf(store);
    await publish2027(store);

    // when
    await reviewOutdated(store);
    const again = await reviewOutdated(store);

    // then
    expect(before).toEqual(['warning']);
    expect(await cardsOf(store)).toEqual(['warning', 'yellow', 'red']);
    expect((await stateOf(store, 'case-1')).clocks.promised).toMatchObject({ provisional: false, calendar: { version: 2 } });
    expect(again).toBe(0);
  });

  it('should be done by the running sweep when a calendar is activated', async () => {
    // given
    const store = await database.open();
    await seedProvisional(store);
    const loop = startSweep(store, { everyMs: 60_000 });
    const recomputed = new Promise<void>(resolve => store.onHint(({ stream, seq }) => stream === 'recompute' && seq === 0 && resolve()));

    // when
    await publish2027(store);
    await recomputed;
    await loop.stop();

    // then
    expect((await stateOf(store, 'case-1')).clocks.promised?.calendar.version).toBe(2);
  });
});
