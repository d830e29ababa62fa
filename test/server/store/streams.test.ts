import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { Calendar } from '#engine/calendar/types.ts';
import { contentOf } from '#processes/hash.ts';
import type { OpenStore, Outcome, StreamInput } from '#server/store/types.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { verify } from '#server/store/verify.ts';
import { admin, change, onBothDatabases, selectAll, shippedReleases, shipper } from '../../support/store.ts';

function send(store: OpenStore, input: Omit<StreamInput, 'id' | 'actor' | 'tenant'>): Promise<Outcome> {
  const actor = input.type === 'publish-release' ? shipper : admin;
  return store.executeStream({ id: v7(), actor, tenant: 'heshan', ...input });
}

const account = { stream: 'account', streamId: 'liqiang-heshan' } as const;

onBothDatabases('executeStream', database => {
  it('should keep the password hash out of the open events and the snapshot', async () => {
    // given
    const store = await database.openCentre();

    // when
    await send(store, { ...account, type: 'change-password', body: { passwordHash: '$argon2id$secret' } });

    // then
    const texts = await selectAll(store, `select events as text from journal union all select snapshot as text from stream_head`);
    expect(JSON.stringify(texts)).not.toContain('argon2id');
    expect(await selectAll(store, `select password_hash from account where id = 'liqiang-heshan'`)).toEqual([
      { password_hash: '$argon2id$secret' },
    ]);
  });

  it('should refuse a centre by the id of the calendar of the country', async () => {
    // given
    const store = await database.open();

    // when
    const body = { title: { zh: '国', en: 'Country' }, shortName: '国', code: 'CN', address: '', phone: '', units: [] };
    const outcome = await send(store, { tenant: 'cn', stream: 'organisation', streamId: 'cn', type: 'change-organisation', body } as never);

    // then
    expect(outcome).toMatchObject({ ok: false, rejection: { code: 'centre-id-reserved' } });
    expect(await selectAll(store, 'select tenant from centre')).toEqual([]);
  });

  it('should refuse a login that is taken, also when two are created at once', async () => {
    // given
    const store = await database.openCentre();
    const create = (id: string) =>
      send(store, { stream: 'account', streamId: id, type: 'create-account', body: { login: 'new', name: '新人', passwordHash: 'x' } });

    // when
    const outcomes = await Promise.all([create('new-1'), create('new-2')]);

    // then
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ status: 409, rejection: { code: 'login-taken' } });
  });

  it('should give and take posts, and show them in the organisation at once', async () => {
    // given
    const store = await database.openCentre();
    const posts = async () =>
      (await store.organisation('heshan')).posts
        .filter(({ account: id }) => id === 'liqiang-heshan')
        .map(({ post, unit }) => `${post}@${unit}`);
    const before = await posts();

    // when
    await send(store, { ...account, type: 'grant-role', body: { tenant: 'heshan', post: 'auditor', unit: null } });
    const granted = await posts();
    await send(store, { ...account, type: 'revoke-role', body: { tenant: 'heshan', post: 'handler', unit: 'market-supervision' } });
    const revoked = await posts();
    await send(store, { ...account, type: 'change-account', body: { active: false } });

    // then
    expect([before, granted, revoked, await posts()]).toEqual([
      ['handler@market-supervision'],
      ['auditor@null', 'handler@market-supervision'],
      ['auditor@null'],
      [],
    ]);
  });

  it('should end the former place in the tree when a centre moves, and rewrite nothing', async () => {
    // given
    const store = await database.openCentre();
    const move = (parent: string) =>
      change(store, { stream: 'organisation', streamId: 'heshan', tenant: 'heshan', type: 'change-organisation', body: { parent } });

    // when
    await move('yiyang');
    database.clock.moment += 1000;
    await move('changsha');

    // then
    const links = await selectAll(store, 'select parent, until from centre_link order by since');
    expect(links).toEqual([
      { parent: 'yiyang', until: database.clock.moment },
      { parent: 'changsha', until: null },
    ]);
    expect((await store.organisation('heshan')).units).toHaveLength(3);
  });

  it('should number the versions of a service item and take a retired one off the list', async () => {
    // given
    const store = await database.openCentre();
    const item = { stream: 'item', streamId: 'food-business-new' } as const;
    const [row] = await selectAll<{ item: string }>(store, `select item from service_item where id = 'food-business-new'`);

    // when
    const saved = await send(store, { ...item, type: 'save-item', body: { item: { ...JSON.parse(row!.item), promisedLimit: 3 } } });
    await send(store, { ...item, type: 'retire-item', body: {} });

    // then
    expect(saved).toMatchObject({ ok: true, result: { version: 2 } });
    expect(await selectAll(store, `select version, active from service_item where id = 'food-business-new'`)).toEqual([
      { version: 2, active: 0 },
    ]);
  });

  it('should refuse a service item that promises more time than the law gives, or is none', async () => {
    // given
    const store = await database.openCentre();
    const item = { stream: 'item', streamId: 'food-business-new', type: 'save-item' } as const;
    const [row] = await selectAll<{ item: string }>(store, `select item from service_item where id = 'food-business-new'`);
    const given = JSON.parse(row!.item);
    const longer = { ...given, promisedLimit: given.statutoryLimit + 1, stageLimits: {} };
    // when
    const answers = [
      await send(store, { ...item, body: { item: longer } }),
      await send(store, { ...item, body: { item: { ...given, promisedLimit: -1 } } }),
      await send(store, { ...item, body: { item: { ...longer, promisedLimit: given.statutoryLimit } } }),
    ];
    // then
    expect(answers).toMatchObject([
      { ok: false, rejection: { code: 'item-promised-longer' } },
      { ok: false, rejection: { code: 'wrong-value' } },
      { ok: true, result: { version: 2 } },
    ]);
  });

  it('should publish releases in order and keep every one of them', async () => {
    // given
    const store = await database.openCentre();
    const { manifest, release } = (await shippedReleases()).releases.find(one => one.manifest.pack === 'promised')!;
    const publish = (number: number) =>
      send(store, {
        stream: 'release',
        streamId: 'promised',
        type: 'publish-release',
        body: { manifest: { ...manifest, number }, release },
      });

    // when
    const again = await publish(1);
    const next = await publish(2);

    // then
    expect(again).toMatchObject({ ok: false, status: 409, rejection: { code: 'release-number-taken' } });
    expect(next).toMatchObject({ ok: true, result: { number: 2 } });
    expect(await selectAll(store, `select number from release where pack = 'promised' order by number`)).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
    expect((await store.release(manifest.content))?.pack).toBe('promised');
  });

  it('should refuse a release whose parts are not what its content hash says', async () => {
    // given
    const store = await database.openCentre();
    const { manifest, release } = (await shippedReleases()).releases.find(one => one.manifest.pack === 'promised')!;
    const changed = { ...release, pack: { ...release.pack, statusOf: { ...release.pack.statusOf, grant: 'refused' } } };

    // when
    const outcome = await send(store, {
      stream: 'release',
      streamId: 'promised',
      type: 'publish-release',
      body: { manifest: { ...manifest, number: 2 }, release: changed },
    });

    // then
    expect(contentOf(changed.pack, changed.calls)).not.toBe(manifest.content);
    expect(outcome).toMatchObject({ ok: false, rejection: { code: 'release-content-differs' } });
  });

  it('should refuse a broken pack with the element, store nothing of it, and one that calls what is not stored', async () => {
    // given: content hashes that are right for what they stand for
    const store = await database.openCentre();
    const { manifest, release } = (await shippedReleases()).releases.find(one => one.manifest.pack === 'promised')!;
    const before = await selectAll(store, 'select count(*) as n from release_content');
    const publish = (changed: typeof release) =>
      send(store, {
        stream: 'release',
        streamId: 'promised',
        type: 'publish-release',
        body: { manifest: { ...manifest, number: 2, content: contentOf(changed.pack, changed.calls) }, release: changed },
      });
    const flowless = release.pack.bpmn.replace('targetRef="handle"', 'targetRef="nowhere"');

    // when
    const broken = await publish({ ...release, pack: { ...release.pack, bpmn: flowless } });
    const feel = await publish({ ...release, pack: { ...release.pack, clocks: { clocks: [{ id: 'promised', length: '= 1 +' }] } } });
    const uncalled = await publish({ ...release, calls: { supplement: 'sha256-none' } });
    const shapeless = await send(store, { stream: 'release', streamId: 'promised', type: 'publish-release', body: { manifest } });

    // then
    for (const outcome of [broken, feel, uncalled, shapeless])
      expect(outcome).toMatchObject({ ok: false, status: 422, rejection: { code: 'release-not-sound' } });
    expect(JSON.stringify(broken)).toContain('"element":"');
    expect(await selectAll(store, 'select count(*) as n from release_content')).toEqual(before);
  });

  it('should refuse a calendar that is none', async () => {
    // given
    const store = await database.open();
    const official = officialCalendar();
    const years = { '2027': { off: ['2027-02-30'], makeUp: [] } };

    // when
    const outcome = await send(store, {
      stream: 'calendar',
      streamId: official.id,
      type: 'import-calendar',
      body: { calendar: { ...official, version: 2, years } },
    });

    // then
    expect(outcome).toMatchObject({ ok: false, status: 422, rejection: { code: 'calendar-not-sound' } });
  });

  it('should use the shipped calendar until another version is activated', async () => {
    // given
    const store = await database.openCentre();
    const official = officialCalendar();
    const calendar: Calendar = { ...official, version: 2, years: { ...official.years, '2027': { off: ['2027-01-01'], makeUp: [] } } };
    const of = { stream: 'calendar', streamId: official.id } as const;

    // when
    const shipped = await store.calendar('heshan');
    await send(store, { ...of, type: 'import-calendar', body: { calendar } });
    const imported = await store.calendar('heshan');
    await send(store, { ...of, type: 'activate-calendar', body: { version: 2 } });
    const active = await store.calendar('heshan');

    // then
    expect([shipped.version, imported.version, active.version]).toEqual([1, 1, 2]);
    expect(active.years['2027']?.off).toEqual(['2027-01-01']);
    expect(await send(store, { ...of, type: 'import-calendar', body: { calendar } })).toMatchObject({ ok: false });
    expect(await send(store, { ...of, type: 'activate-calendar', body: { version: 9 } })).toMatchObject({ ok: false, status: 404 });
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should refuse an unknown command and one for a stream that is not there', async () => {
    // given
    const store = await database.open();

    // when, then
    expect(await send(store, { ...account, type: 'change-account', body: {} })).toMatchObject({ ok: false, status: 404 });
    expect(await send(store, { stream: 'organisation', streamId: 'x', type: 'dance', body: {} })).toMatchObject({ ok: false, status: 422 });
    expect(await send(store, { stream: 'settings', streamId: 'x', type: 'change-settings', body: {} })).toMatchObject({
      ok: false,
      status: 400,
    });
  });

  it('should answer the same command twice with the same answer', async () => {
    // given
    const store = await database.openCentre();
    const input = {
      id: v7(),
      actor: admin,
      tenant: 'heshan',
      ...account,
      type: 'grant-role',
      body: { tenant: 'heshan', post: 'auditor', unit: null },
    };

    // when
    const first = await store.executeStream(input);
    const second = await store.executeStream(input);

    // then
    expect(first).toMatchObject({ ok: true, repeated: false });
    expect(second).toMatchObject({ ok: true, repeated: true, seq: first.ok ? first.seq : 0 });
  });
});
