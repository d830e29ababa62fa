import { expect, it } from 'vitest';
import { rebuild } from '#server/store/rebuild.ts';
import { onBothDatabases, placeUnder, tamper } from '../../support/store.ts';
import { activate, importChange, importOf, localOff, noticeOf } from './district.ts';

onBothDatabases('calendar of a centre', database => {
  it('should be that of the country until somebody says more', async () => {
    const store = await database.openDistrict();
    expect(await store.calendar('taohualun')).toMatchObject({ id: 'cn', version: 1 });
  });

  it('should add the layers from the country through the centres above down to its own', async () => {
    // given
    const store = await database.openDistrict();

    // when
    await importChange(store, 'cn', 0, noticeOf('2027', ['2027-01-01']));
    await importChange(store, 'heshan', 0, localOff('2026-02-10'));
    await importChange(store, 'taohualun', 0, localOff('2026-02-11'));
    const [district, township] = [await store.calendar('heshan'), await store.calendar('taohualun')];

    // then
    expect(district).toMatchObject({ id: 'cn@2+heshan', version: 1 });
    expect(township).toMatchObject({ id: 'cn@2+heshan@1+taohualun', version: 1 });
    expect(Object.keys(district.local!)).toEqual(['2026-02-10']);
    expect(Object.keys(township.local!)).toEqual(['2026-02-10', '2026-02-11']);
    expect(township.years['2027']!.off).toEqual(['2027-01-01']);
    expect(township.years['2026']).toEqual((await store.calendar('heshan')).years['2026']);
  });

  it('should follow a centre that moves, and a layer taken out of force', async () => {
    // given
    const store = await database.openDistrict();
    await importChange(store, 'heshan', 0, localOff('2026-02-10'));
    const under = await store.calendar('taohualun');

    // when
    await placeUnder(store, 'taohualun', null);
    const alone = await store.calendar('taohualun');
    await placeUnder(store, 'taohualun', 'heshan');
    await activate(store, 'heshan', 0);

    // then
    expect(under).toMatchObject({ id: 'cn@1+heshan', version: 1 });
    expect(alone).toMatchObject({ id: 'cn', version: 1 });
    expect(await store.calendar('taohualun')).toMatchObject({ id: 'cn', version: 1 });
  });

  it('should end where centres lie under each other in a circle', async () => {
    const store = await database.openDistrict();
    await importChange(store, 'heshan', 0, localOff('2026-02-10'));
    await placeUnder(store, 'heshan', 'taohualun');
    expect(await store.calendar('heshan')).toMatchObject({ id: 'cn@1+heshan', version: 1 });
  });

  it('should be found again from the journals', async () => {
    // given
    const store = await database.openDistrict();
    await importChange(store, 'heshan', 0, localOff('2026-02-10'));
    const before = await store.calendar('taohualun');
    await tamper(store, 'delete from calendar_parent');
    await tamper(store, 'delete from calendar');
    const lost = await store.calendar('taohualun');

    // when
    const { rows } = await rebuild(store);

    // then
    expect(lost).toMatchObject({ id: 'cn', version: 1 });
    expect(rows).toHaveLength(2);
    expect(await store.calendar('taohualun')).toEqual(before);
  });

  it('should still read the whole calendar an older server stored for a centre', async () => {
    // given
    const store = await database.openDistrict();
    const { hours, years } = await store.calendar('heshan');
    const whole = { id: 'heshan', version: 2, hours: { periods: [{ from: 480, to: 960 }] }, years: { '2026': years['2026'] } };

    // when
    const stored = await store.executeStream({ ...importOf('heshan', 0, {}), body: { calendar: whole } });
    await activate(store, 'heshan', 2);

    // then
    expect(stored).toMatchObject({ ok: true, result: { version: 2 } });
    expect(hours.periods).not.toEqual(whole.hours.periods);
    expect(await store.calendar('heshan')).toMatchObject({ id: 'cn@1+heshan', version: 2, hours: whole.hours });
  });
});

onBothDatabases('import-calendar', database => {
  it('should let one of two imports based on the same version win, and name who it was', async () => {
    // given
    const store = await database.openDistrict();

    // when
    const outcomes = await Promise.all([
      store.executeStream(importOf('heshan', 0, localOff('2026-02-10'))),
      store.executeStream(importOf('heshan', 0, localOff('2026-02-11'))),
    ]);

    // then
    const lost = outcomes.filter(({ ok }) => !ok);
    expect(outcomes.filter(({ ok }) => ok)).toMatchObject([{ result: { version: 1 } }]);
    expect(lost).toMatchObject([{ status: 409, rejection: { code: 'calendar-version-stale', details: { active: 1, by: 'admin' } } }]);
    expect(Object.keys((await store.calendar('heshan')).local!)).toHaveLength(1);
  });

  it('should be answered the same when it is sent twice', async () => {
    const store = await database.openDistrict();
    const input = importOf('heshan', 0, localOff('2026-02-10'));
    const first = await store.executeStream(input);
    expect(await store.executeStream(input)).toEqual({ ...first, repeated: true });
  });

  it('should refuse a change that is not sound, and store nothing of it', async () => {
    // given
    const store = await database.openDistrict();
    const twice = [
      { date: '2027-01-01', kind: 'off' as const },
      { date: '2027-01-01', kind: 'make-up' as const },
    ];
    const bad = {
      empty: noticeOf('2027', []),
      'wrong year': noticeOf('2027', ['2026-05-01']),
      'no date': noticeOf('2027', ['2027-02-30']),
      contradictory: { notice: { ...noticeOf('2027', []).notice!, days: twice } },
      'hours in disorder': { hours: { periods: [{ from: 600, to: 540 }] } },
    };

    for (const [name, made] of Object.entries(bad)) {
      // when
      const outcome = await store.executeStream(importOf('cn', 0, made));

      // then
      expect(outcome, name).toMatchObject({ ok: false, status: 422, rejection: { code: 'calendar-not-sound' } });
    }
    expect(await store.calendar('heshan')).toMatchObject({ id: 'cn', version: 1 });
  });

  it('should refuse to activate what is not stored or in force already', async () => {
    const store = await database.openDistrict();
    await importChange(store, 'heshan', 0, localOff('2026-02-10'));
    await expect(activate(store, 'heshan', 7)).rejects.toThrow('imported calendar version');
    await expect(activate(store, 'heshan', 1)).rejects.toThrow('in force already');
  });
});
