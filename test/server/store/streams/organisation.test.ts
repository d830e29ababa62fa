import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore, Outcome } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { admin, change, monday, onBothDatabases, selectAll, tamper } from '../../../support/store.ts';

const day = 86_400_000;
const absence = {
  absence: 'a1',
  account: 'liqiang-heshan',
  substitute: 'clerk-heshan',
  since: monday + day,
  until: monday + 3 * day,
  reason: '赴长沙轮训',
};

function send(store: OpenStore, type: string, body: Record<string, unknown>): Promise<Outcome> {
  return store.executeStream({ id: v7(), stream: 'organisation', streamId: 'heshan', tenant: 'heshan', type, actor: admin, body });
}

/** A centre with two people. */
async function open(database: { open(): Promise<OpenStore> }): Promise<OpenStore> {
  const store = await database.open();
  const title = { zh: '赫山区政务服务中心', en: 'Heshan centre' };
  await send(store, 'change-organisation', { title, shortName: '赫山', code: 'HS', address: '', phone: '', units: [] });
  for (const streamId of [absence.account, absence.substitute]) {
    const account = { stream: 'account', streamId, tenant: 'heshan' } as const;
    await change(store, { ...account, type: 'create-account', body: { login: streamId, name: streamId, passwordHash: 'x' } });
    await change(store, { ...account, type: 'grant-role', body: { tenant: 'heshan', post: 'handler', unit: null } });
  }
  return store;
}

onBothDatabases('organisation', database => {
  it('should show leaders, units above units and who is away, and build them again from the journal', async () => {
    // given
    const store = await open(database);
    const units = [
      { id: 'bureau', title: { zh: '局', en: 'Bureau' } },
      { id: 'office', title: { zh: '股', en: 'Office' }, parent: 'bureau' },
    ];

    // when
    const outcomes = [
      await send(store, 'change-organisation', { units, leaders: ['unit-leader', 'window-supervisor'] }),
      await send(store, 'record-absence', absence),
    ];

    // then
    expect(outcomes).toMatchObject([{ ok: true }, { ok: true, result: { id: 'a1' } }]);
    const organisation = await store.organisation('heshan');
    expect(organisation.leaders).toEqual(['unit-leader', 'window-supervisor']);
    expect(organisation.units.map(({ id, parent }) => [id, parent])).toEqual([
      ['bureau', undefined],
      ['office', 'bureau'],
    ]);
    expect(organisation.absences).toEqual([
      { account: 'liqiang-heshan', substitute: 'clerk-heshan', from: absence.since, until: absence.until },
    ]);
    expect(await verify(store)).toMatchObject({ ok: true });
    await tamper(store, 'delete from absence');
    expect(await verify(store)).toMatchObject({ ok: false });
    expect((await rebuild(store)).changed).toBe(1);
    expect((await store.organisation('heshan')).version).toBeGreaterThan(0);
    expect(await selectAll(store, 'select reason, recorded_by from absence')).toEqual([{ reason: '赴长沙轮训', recorded_by: 'admin' }]);
  });

  it('should keep why somebody is away out of the open part of journal and state', async () => {
    // given
    const store = await open(database);

    // when
    await send(store, 'record-absence', absence);

    // then
    const texts = await selectAll(store, 'select events as text from journal union all select snapshot as text from stream_head');
    expect(JSON.stringify(texts)).toContain('absence-recorded');
    expect(JSON.stringify(texts)).not.toContain('轮训');
  });

  it('should end an absence that has begun now, and take one back that has not', async () => {
    // given
    const store = await open(database);
    await send(store, 'record-absence', absence);
    await send(store, 'record-absence', { ...absence, absence: 'a2', since: monday + 9 * day, until: monday + 10 * day });
    database.clock.moment = monday + 2 * day;

    // when
    const outcomes = [await send(store, 'end-absence', { absence: 'a1' }), await send(store, 'end-absence', { absence: 'a2' })];

    // then
    expect(outcomes).toMatchObject([{ ok: true }, { ok: true }]);
    expect((await store.organisation('heshan')).absences).toMatchObject([{ from: monday + day, until: monday + 2 * day }]);
    expect(await send(store, 'end-absence', { absence: 'a1' })).toMatchObject({ ok: false, rejection: { code: 'absence-over' } });
    expect(await send(store, 'end-absence', { absence: 'a2' })).toMatchObject({ ok: false, rejection: { code: 'absence-not-found' } });
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should forget absences a month after their end, with the next one that is recorded', async () => {
    // given
    const store = await open(database);
    await send(store, 'record-absence', absence);
    database.clock.moment = monday + 40 * day;

    // when
    await send(store, 'record-absence', { ...absence, absence: 'a2', since: monday + 41 * day, until: monday + 42 * day });

    // then
    expect(await selectAll(store, 'select id from absence')).toEqual([{ id: 'a2' }]);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it.each([
    ['person-unknown', { substitute: 'nobody' }],
    ['substitute-is-absent', { substitute: 'liqiang-heshan' }],
    ['absence-times-wrong', { until: monday + day }],
    ['absence-times-wrong', { since: monday - 2 * day, until: monday - day }],
    ['absence-times-wrong', { until: monday + 800 * day }],
    ['absence-overlaps', { absence: 'a2', since: monday + 2 * day, until: monday + 5 * day }],
    ['substitute-away', { absence: 'a2', account: 'clerk-heshan', substitute: 'liqiang-heshan' }],
    ['absence-exists', { since: monday + 20 * day, until: monday + 21 * day }],
  ])('should refuse an absence with %s', async (code, other) => {
    // given
    const store = await open(database);
    if (code.startsWith('absence-o') || code === 'substitute-away' || code === 'absence-exists')
      await send(store, 'record-absence', absence);

    // when
    const outcome = await send(store, 'record-absence', { ...absence, ...other });

    // then
    expect(outcome).toMatchObject({ ok: false, rejection: { code } });
  });

  it.each([['office'], ['elsewhere'], ['section']])('should refuse the unit %s above an office whose section it leads to', async parent => {
    // given
    const store = await open(database);
    const title = { zh: '股', en: 'Office' };

    // when
    const outcome = await send(store, 'change-organisation', {
      units: [
        { id: 'office', title, parent },
        { id: 'section', title, parent: 'office' },
      ],
    });

    // then
    expect(outcome).toMatchObject({ ok: false, rejection: { code: 'unit-parent-wrong' } });
  });
});
