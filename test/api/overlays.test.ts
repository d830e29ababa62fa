import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#server/contract/routes.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { rebuild } from '#server/store/rebuild.ts';
import { resolveContent } from '#server/store/contents.ts';
import type { StreamInput } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { hashPassword } from '#server/identity/password.ts';
import { findPostgres, type Postgres, startPostgres } from '../support/postgres.ts';
import { createVisitor, discard, publishReviewed, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

type Draft = AnswerOf<'getPackDraft'>;
type Operation = { part: string; path: string[]; value?: unknown };
interface Overlay {
  readonly kind: 'overlay';
  readonly base: string;
  readonly operations: Operation[];
  readonly items: { item: string; version: number; unit: string; operations: { path: string[]; value?: unknown }[] }[];
}

/** Golden cases, as far as the tests change them. */
interface Golden {
  readonly scenarios: Record<string, { expect: { due?: Record<string, string> } }>;
}

const promised = { params: { packId: 'promised' } };
const password = 'Overlay-2026';
const food = 'food-business-new';

/** District -> township -> village (区县、乡镇、村): adopted, changed, published, followed, on one database. */
function tests(url: () => string | undefined): void {
  let server: TestServer;
  let district: Visitor;
  let town: Visitor;
  let village: Visitor;
  /** The second person of each centre, by its administrator. */
  const reviewers = new Map<Visitor, Visitor>();

  beforeAll(async () => {
    const at = url();
    server = await startServer(at === undefined ? {} : { url: at });
    const passwordHash = await hashPassword(password);
    await createCentre('town', 'heshan', passwordHash);
    await createCentre('village', 'town', passwordHash);
    district = await server.as('huangmei');
    [town, village] = [await signedIn('town-admin'), await signedIn('village-admin')];
    reviewers.set(district, await server.as('dinghui'));
    for (const [who, centre] of [
      [town, 'town'],
      [village, 'village'],
    ] as const)
      reviewers.set(who, await signedIn(`${centre}-reviewer`));
  });
  afterAll(() => server?.close());

  async function createCentre(tenant: string, parent: string, passwordHash: string): Promise<void> {
    const give = async (input: Omit<StreamInput, 'id' | 'actor' | 'tenant'>) => {
      const outcome = await server.store.executeStream({
        ...input,
        tenant,
        id: v7(),
        actor: { account: 'system', name: '系统', principals: [] },
      });
      if (!outcome.ok) throw new Error(outcome.rejection.message.en);
    };
    const title = { zh: `${tenant}便民服务中心`, en: tenant };
    const units = [{ id: 'economic', title: { zh: '经济发展办公室', en: 'Economic office' } }];
    const body = { title, shortName: tenant, code: tenant.slice(0, 2).toUpperCase(), address: '', phone: '', units, parent };
    await give({ stream: 'organisation', streamId: tenant, type: 'change-organisation', body });
    for (const [login, ...posts] of [
      [`${tenant}-admin`, 'administrator', 'window-staff', 'handler', 'window-supervisor', 'unit-leader'],
      [`${tenant}-reviewer`, 'business-office'],
      [`${tenant}-second`, 'administrator'],
    ] as const) {
      const account = { stream: 'account', streamId: login } as const;
      await give({ ...account, type: 'create-account', body: { login, name: login, passwordHash } });
      for (const post of posts) await give({ ...account, type: 'grant-role', body: { tenant, post, unit: null, reach: 'this' } });
    }
  }

  async function signedIn(login: string): Promise<Visitor> {
    const visitor = createVisitor(server.address);
    await visitor.call('signIn', { body: { login, password } });
    return visitor;
  }

  const rows = (sql: string) => databaseOf(server.store).read(machineScope, select => select(sql, []));
  const storedParts = async (content: string) => {
    const [row] = await databaseOf(server.store).read(machineScope, select =>
      select('select parts from release_content where content = ?', [content]),
    );
    return JSON.parse(String(row!.parts)) as Record<string, unknown>;
  };
  const overlayOf = (draft: Draft) => structuredClone(draft.body) as unknown as Overlay;

  /** Saves operations and items as the draft of somebody's pack. */
  async function save(who: Visitor, change: (body: Overlay) => Overlay): Promise<Draft> {
    const draft = await who.call('getPackDraft', promised);
    const body = change(overlayOf(draft)) as unknown as Draft['body'];
    return who.call('savePackDraft', { ...promised, body: { version: draft.version, body } });
  }

  async function publish(who: Visitor, { version }: Pick<Draft, 'version'>): Promise<AnswerOf<'publishPack'>> {
    return publishReviewed(who, reviewers.get(who)!, { pack: 'promised', version });
  }

  /** The district publishes a change of its whole pack. */
  async function districtPublishes(change: (pack: Record<string, unknown>, golden: Golden) => void): Promise<AnswerOf<'publishPack'>> {
    const draft = await district.call('getPackDraft', promised);
    const body = structuredClone(draft.body) as unknown as { pack: Record<string, unknown>; golden: Golden };
    change(body.pack, body.golden);
    const kept = await district.call('savePackDraft', {
      ...promised,
      body: { version: draft.version, body: body as unknown as Draft['body'] },
    });
    return publish(district, kept);
  }

  const clockOf = (draft: Pick<Draft, 'effective'>, id: string) =>
    (draft.effective.clocks as { clocks: { id: string; length: string }[] }).clocks.find(rule => rule.id === id)!;

  it('should refuse a new pack under an id of the centre above, which calls would then mean', async () => {
    const body = { pack: 'supplement', title: { zh: '补办', en: 'Supplement' }, kind: 'other' };
    expect(await refused(town.call('createPack', { body }))).toMatchObject({ status: 409, code: 'pack-exists' });
  });

  it('should offer what the centre above has, and take it over unchanged under its content hash', async () => {
    // given
    const parent = await district.call('getPack', promised);
    const before = await rows('select count(*) as n from release_content');
    const offered = await town.call('listAdoptable');
    // when
    const command = { id: v7(), items: [{ item: food, unit: 'economic' }] };
    const adopted = await town.call('adoptPack', { ...promised, body: command });
    const repeated = await town.call('adoptPack', { ...promised, body: command });
    // then
    expect(offered.parent).toMatchObject({ id: 'heshan' });
    expect(offered.rows.find(({ id }) => id === 'promised')).toMatchObject({ adopted: false, content: parent.pack.content });
    expect(offered.rows.find(({ id }) => id === 'promised')!.items.map(({ id }) => id)).toContain(food);
    expect(adopted).toMatchObject({ number: 1, content: parent.pack.content, items: [food] });
    expect(repeated).toEqual(adopted);
    expect(await rows('select count(*) as n from release_content')).toEqual(before);
    const { pack } = await town.call('getPack', promised);
    expect(pack).toMatchObject({
      extends: { centre: 'heshan', content: parent.pack.content, number: parent.pack.number },
      ...{ behind: 0, callsBehind: [], draft: null },
    });
    expect((await town.call('getItem', { params: { itemId: food } })).item).toMatchObject({ unit: 'economic', version: 1 });
    expect((await town.call('listAdoptable')).rows.find(({ id }) => id === 'promised')).toMatchObject({ adopted: true });
    expect(await refused(town.call('adoptPack', { ...promised, body: { id: v7(), items: [] } }))).toMatchObject({ code: 'pack-exists' });
  });

  it('should let people read what a pack calls, though the centre has not taken that over', async () => {
    // given: cases of the town run through the supplement process of the district
    const { pack } = await town.call('getPack', promised);
    const { calls } = await town.call('getRelease', { params: { content: pack.content! } });
    const other = (await district.call('getPack', { params: { packId: 'joint' } })).pack.content!;
    // when
    const called = await town.call('getRelease', { params: { content: calls.supplement! } });
    const module = await town.fetch(called.forms[0]!.validator);
    // then
    expect(called.pack).toBe('supplement');
    expect(module.status).toBe(200);
    expect(await refused(town.call('getRelease', { params: { content: other } }))).toMatchObject({ status: 404 });
  });

  it('should refuse to take over into a unit that is not there, and what is not offered', async () => {
    const adopt = (item: string, unit: string) =>
      refused(village.call('adoptPack', { ...promised, body: { id: v7(), items: [{ item, unit }] } }));
    expect(await adopt(food, 'nowhere')).toMatchObject({ status: 422, code: 'release-not-sound' });
    expect(await adopt('nothing', 'economic')).toMatchObject({ status: 422 });
    expect(await refused(village.call('adoptPack', { params: { packId: 'nothing' }, body: { id: v7(), items: [] } }))).toMatchObject({
      status: 404,
    });
    expect(await refused(village.call('getPackDraft', promised))).toMatchObject({ status: 404 });
  });

  it('should not lay an item of the centre above over one of the same id that the centre made itself', async () => {
    // given: the village has an item of its own under an id of the township's
    const item = JSON.parse(String((await rows(`select item from service_item where tenant = 'town' and id = '${food}'`))[0]!.item));
    const own = { ...item, title: { zh: '本村事项', en: 'Own item' }, unit: 'economic' };
    const head = { stream: 'item', streamId: food, tenant: 'village', actor: { account: 'system', name: '系统', principals: [] } } as const;
    expect(await server.store.executeStream({ ...head, id: v7(), type: 'save-item', body: { item: own } })).toMatchObject({ ok: true });
    // when
    const command = { id: v7(), items: [{ item: food, unit: 'economic' }] };
    const answer = await refused(village.call('adoptPack', { ...promised, body: command }));
    // then
    expect(answer).toMatchObject({ status: 422, code: 'release-not-sound', details: { problems: [{ code: 'item-own' }] } });
    expect(await rows(`select title, version from service_item where tenant = 'village' and id = '${food}'`)).toEqual([
      { title: JSON.stringify(own.title), version: 1 },
    ]);
    await server.store.executeStream({ ...head, id: v7(), type: 'retire-item', body: {} });
  });

  it('should store operations alone, compute the parts, and count the shortened limit', async () => {
    // given
    const start = await town.call('getPackDraft', promised);
    // when
    const kept = await save(town, body => ({
      ...body,
      operations: [
        { part: 'clocks', path: ['notice', 'length'], value: '= 3' },
        { part: 'cards', path: ['red', 'when', 'afterDue'], value: 2 },
        { part: 'texts', path: ['zh', 'accepted'], value: '镇里已受理。' },
        { part: 'settings', path: ['supplementStage'], value: 'anyTime' },
      ],
      items: [
        {
          ...body.items[0]!,
          operations: [
            { path: ['promisedLimit'], value: 3 },
            { path: ['stageLimits'], value: {} },
          ],
        },
      ],
    }));
    const published = await publish(town, kept);
    // then
    expect(kept.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(clockOf(kept, 'notice').length).toBe('= 3');
    expect(clockOf({ effective: kept.base! }, 'notice').length).toBe('= 5');
    expect(kept.layers.map(({ centre }) => centre)).toEqual(['heshan', 'town']);
    expect(kept.differences.map(({ part, path, layer }) => [part, ...path, layer!.centre])).toEqual(
      expect.arrayContaining([
        ['clocks', 'notice', 'length', 'town'],
        ['item', food, 'promisedLimit', 'town'],
      ]),
    );
    expect(kept.differences.find(({ part }) => part === 'item')!.label.zh).toContain('食品经营许可');
    expect(published).toMatchObject({ number: 2, content: kept.content, items: [food] });
    expect(Object.keys(await storedParts(published.content))).toEqual(['overlay', 'calls']);
    expect(await storedParts(published.content)).toMatchObject({ overlay: { base: start.released!.content } });
    const opened = await register(town, food);
    const view = await town.call('getCase', { params: { caseId: opened.caseId } });
    expect(view).toMatchObject({ content: published.content, releaseNumber: 2 });
    expect((await town.call('getItem', { params: { itemId: food } })).item).toMatchObject({ promisedLimit: 3, version: 2 });
    const release = await town.call('getRelease', { params: { content: start.released!.content } });
    expect(release).toMatchObject({ pack: 'promised' });
    expect((await town.call('getRelease', { params: { content: published.content } })).texts.zh!.accepted).toBe('镇里已受理。');
  });

  it('should refuse a promise longer than the law, and a law longer than the parent has it, on the page and on the server', async () => {
    // given
    const longer = (field: string, value: number) => (body: Overlay) => ({
      ...body,
      items: body.items.map(item => ({ ...item, operations: [...item.operations, { path: [field], value }] })),
    });
    // when
    const promise = await save(town, longer('promisedLimit', 11));
    const refusal = await refused(publish(town, promise));
    await discard(town);
    const law = await save(town, longer('statutoryLimit', 30));
    await discard(town);
    const { item } = await town.call('getItem', { params: { itemId: food } });
    const limits = (statutoryLimit: number, promisedLimit: number, version = item.version) => ({
      params: { itemId: food },
      body: { id: v7(), version, statutoryLimit, promisedLimit, stageLimits: {} },
    });
    // then
    expect(promise.content).toBeNull();
    expect(promise.problems).toMatchObject([{ code: 'item-promised-longer', file: `items/${food}.json`, pointer: '/promisedLimit' }]);
    expect(refusal).toMatchObject({ status: 409, code: 'publication-blocked' });
    expect(law.problems.map(({ code }) => code)).toEqual(['item-statutory-raised']);
    expect(await refused(town.call('changeItemLimits', limits(10, 11)))).toMatchObject({ status: 422, code: 'item-promised-longer' });
    expect(await refused(town.call('changeItemLimits', limits(30, 3)))).toMatchObject({ status: 422, code: 'item-statutory-raised' });
    expect(await refused(town.call('changeItemLimits', limits(10, 0)))).toMatchObject({ status: 422, code: 'item-same-day' });
    expect(await refused(town.call('changeItemLimits', limits(10, 3, 1)))).toMatchObject({ status: 409, code: 'item-stale' });
    expect(await town.call('changeItemLimits', limits(10, 2))).toEqual({ version: item.version + 1 });
    expect(overlayOf(await town.call('getPackDraft', promised)).items[0]!.operations).toContainEqual({ path: ['promisedLimit'], value: 2 });
  });

  it('should refuse a base of nobody above, and an operation without a place', async () => {
    const draft = await town.call('getPackDraft', promised);
    const check = (change: Partial<Overlay>) =>
      town.call('checkPackDraft', { ...promised, body: { body: { ...overlayOf(draft), ...change } as unknown as Draft['body'] } });
    expect(await refused(check({ base: 'f'.repeat(64) }))).toMatchObject({ status: 404 });
    expect((await check({ operations: [{ part: 'clocks', path: ['none', 'length'], value: '= 1' }] })).problems).toMatchObject([
      { code: 'operation-address', file: 'clocks.json' },
    ]);
    expect((await check({ operations: [{ part: 'forms', path: ['check', 'title'], value: 'x' }] })).problems).toMatchObject([
      { code: 'operation-not-allowed' },
    ]);
  });

  it('should stand layer on layer: the village changes what the township changed of the district', async () => {
    // given
    const above = await town.call('getPack', promised);
    await village.call('adoptPack', { ...promised, body: { id: v7(), items: [{ item: food, unit: 'economic' }] } });
    // when
    const kept = await save(village, body => ({
      ...body,
      operations: [
        { part: 'cards', path: ['red', 'when', 'afterDue'], value: 1 },
        { part: 'process', path: ['check', 'name'], value: '村级初审' },
      ],
    }));
    const published = await publish(village, kept);
    // then
    expect(kept.layers.map(({ centre }) => centre)).toEqual(['heshan', 'town', 'village']);
    const layerOf = (...path: string[]) => kept.differences.find(one => one.path.join() === path.join())?.layer?.centre;
    expect(layerOf('notice', 'length')).toBe('town');
    expect(layerOf('red', 'when', 'afterDue')).toBe('village');
    expect(layerOf('check', 'name')).toBe('village');
    expect(layerOf(food, 'promisedLimit')).toBe('town');
    expect(clockOf(kept, 'notice').length).toBe('= 3');
    expect(await storedParts(published.content)).toMatchObject({ overlay: { base: above.pack.content } });
    const release = await village.call('getRelease', { params: { content: published.content } });
    expect(release.bpmn).toContain('村级初审');
    expect(release.texts.zh!.accepted).toBe('镇里已受理。');
    const of = async (content: string) => String((await storedText(content)) ?? '') || undefined;
    expect((await resolveContent(published.content, of))!.pack.bpmn).toBe(release.bpmn);
    expect((await village.call('getRelease', { params: { content: kept.layers[0]!.content } })).pack).toBe('promised');
  });

  const storedText = async (content: string) =>
    (
      await databaseOf(server.store).read(machineScope, select => select('select parts from release_content where content = ?', [content]))
    )[0]?.parts;

  it('should follow the district where it changed something else, keeping what the township changed', async () => {
    // given
    const made = await districtPublishes(pack => {
      (pack.texts as { zh: Record<string, string> }).zh.granted = '准予，请来领取。';
    });
    const behind = (await town.call('getPack', promised)).pack.behind;
    const { version } = await town.call('getPackDraft', promised);
    // when
    const { draft, conflicts } = await town.call('rebasePack', { ...promised, body: { version } });
    const published = await publish(town, draft);
    // then
    expect(behind).toBe(1);
    expect(conflicts).toEqual([]);
    expect(overlayOf(draft).base).toBe(made.content);
    expect(draft).toMatchObject({ behind: 0, version: expect.any(Number) });
    expect((draft.effective.texts as { zh: Record<string, string> }).zh).toMatchObject({
      granted: '准予，请来领取。',
      accepted: '镇里已受理。',
    });
    expect((await town.call('getPack', promised)).pack).toMatchObject({ behind: 0, content: published.content });
    expect((await village.call('getPack', promised)).pack.behind).toBe(1);
  });

  it('should list what the district changed otherwise or took away, and take it out', async () => {
    // given
    await districtPublishes((pack, { scenarios }) => {
      // its golden cases agree with the change that is wanted
      for (const { expect: wanted } of Object.values(scenarios)) if (wanted.due?.notice === '2026-03-09') wanted.due.notice = '2026-03-06';
      (pack.clocks as { clocks: { id: string; length: string }[] }).clocks.find(({ id }) => id === 'notice')!.length = '= 4';
      const texts = pack.texts as Record<'zh' | 'en', Record<string, string>>;
      texts.zh.refused = '不予办理。';
    });
    await save(town, body => ({
      ...body,
      operations: [...body.operations, { part: 'texts', path: ['zh', 'refused'], value: '不予办理。' }],
    }));
    const { version } = await town.call('getPackDraft', promised);
    // when
    const { draft, conflicts } = await town.call('rebasePack', { ...promised, body: { version } });
    // then
    expect(conflicts).toMatchObject([{ path: ['notice', 'length'], base: '= 5', theirs: '= 4', ours: '= 3' }]);
    expect(conflicts[0]!.label.zh).toContain('时长');
    expect(overlayOf(draft).operations.map(({ path }) => path.join())).not.toContain('notice,length');
    expect(overlayOf(draft).operations.map(({ path }) => path.join())).not.toContain('zh,refused');
    expect(clockOf(draft, 'notice').length).toBe('= 4');
    expect(await refused(town.call('rebasePack', { ...promised, body: { version } }))).toMatchObject({ status: 409, code: 'draft-stale' });
    expect(await refused(district.call('rebasePack', { ...promised, body: { version: 0 } }))).toMatchObject({ code: 'pack-not-adopted' });
    await publish(town, draft);
  });

  const limitsOf = async (who: Visitor) => (await who.call('getItem', { params: { itemId: food } })).item;
  const changeLimits = async (who: Visitor, change: { version?: number; statutoryLimit?: number; promisedLimit?: number }, id = v7()) => {
    const { version, statutoryLimit, promisedLimit, stageLimits } = await limitsOf(who);
    const body = { id, version, statutoryLimit, promisedLimit, stageLimits: stageLimits as Record<string, number>, ...change };
    return who.call('changeItemLimits', { params: { itemId: food }, body });
  };
  const withLimit = (field: string, value: number) => (body: Overlay) => ({
    ...body,
    items: body.items.map(item => ({
      ...item,
      operations: [...item.operations.filter(({ path }) => path[0] !== field), { path: [field], value }],
    })),
  });

  it('should let one of two save limits of an item from the same version, tell the other who and what, and answer a repeat as before', async () => {
    // given
    const second = await signedIn('town-second');
    const { version } = await limitsOf(town);
    // when
    const both = await Promise.allSettled([
      changeLimits(town, { version, promisedLimit: 1 }),
      changeLimits(second, { version, promisedLimit: 4 }),
    ]);
    const stored = await limitsOf(town);
    // then
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(stored.version).toBe(version + 1);
    const winner = both[0]!.status === 'fulfilled' ? 'town-admin' : 'town-second';
    expect(stored.promisedLimit).toBe(winner === 'town-admin' ? 1 : 4);
    const problem = await refused(changeLimits(winner === 'town-admin' ? second : town, { version, promisedLimit: 3 }));
    expect(problem).toMatchObject({
      status: 409,
      code: 'item-stale',
      details: {
        version: version + 1,
        savedBy: { account: winner },
        limits: { promisedLimit: stored.promisedLimit, statutoryLimit: stored.statutoryLimit },
      },
    });
    expect(problem.message.zh).toContain(winner);
    const id = v7();
    const first = await changeLimits(town, { promisedLimit: 3 }, id);
    await changeLimits(second, { promisedLimit: 2 });
    expect(await changeLimits(town, { version: first.version - 1, promisedLimit: 3 }, id)).toEqual(first);
    expect(await refused(changeLimits(town, { version: first.version - 1, promisedLimit: 1 }, id))).toMatchObject({ status: 422 });
    expect((await limitsOf(town)).promisedLimit).toBe(2);
  });

  it('should keep limits changed beside an overlay draft when the draft is published', async () => {
    // given
    const before = await limitsOf(town);
    const kept = await save(town, withLimit('statutoryLimit', 9));
    await changeLimits(await signedIn('town-second'), { promisedLimit: before.promisedLimit + 1 });
    // when
    const shown = await town.call('getPackDraft', promised);
    const published = await publish(town, kept);
    // then
    expect(shown.changedItems).toEqual([]);
    expect(overlayOf(shown).items[0]!.operations).toContainEqual({ path: ['promisedLimit'], value: before.promisedLimit + 1 });
    expect(published.items).toEqual([food]);
    expect(await limitsOf(town)).toMatchObject({ statutoryLimit: 9, promisedLimit: before.promisedLimit + 1 });
  });

  it('should keep limits changed beside the page that saves a draft', async () => {
    // given
    const page = await town.call('getPackDraft', promised);
    const { promisedLimit } = await limitsOf(town);
    await changeLimits(town, { promisedLimit: promisedLimit - 1 });
    const body = withLimit('statutoryLimit', 8)(overlayOf(page)) as unknown as Draft['body'];
    // when
    const kept = await town.call('savePackDraft', { ...promised, body: { version: page.version, body } });
    await publish(town, kept);
    // then
    expect(await limitsOf(town)).toMatchObject({ statutoryLimit: 8, promisedLimit: promisedLimit - 1 });
  });

  it('should not publish a limit over another one that somebody saved meanwhile, before one of them is chosen', async () => {
    // given
    await changeLimits(town, { promisedLimit: 2 });
    const kept = await save(town, withLimit('promisedLimit', 3));
    await changeLimits(await signedIn('town-second'), { promisedLimit: 4 });
    // when
    const shown = await town.call('getPackDraft', promised);
    const refusal = await refused(publish(town, kept));
    // then
    expect(shown.content).toBeNull();
    expect(shown.problems).toMatchObject([
      { code: 'item-changed', severity: 'error', file: `items/${food}.json`, pointer: '/promisedLimit' },
    ]);
    expect(shown.changedItems).toMatchObject([
      { item: food, savedBy: { account: 'town-second' }, changes: [{ path: ['promisedLimit'], was: 2, is: 4 }] },
    ]);
    expect(refusal).toMatchObject({ status: 409, code: 'publication-blocked' });
    expect((await limitsOf(town)).promisedLimit).toBe(4);
    const [{ version: own }] = shown.changedItems as [Draft['changedItems'][number]];
    const chosen = await save(town, body => ({ ...body, items: body.items.map(item => ({ ...item, own })) }));
    expect(chosen.changedItems).toEqual([]);
    await publish(town, chosen);
    expect((await limitsOf(town)).promisedLimit).toBe(3);
  });

  it('should throw away a draft only in the version that was read', async () => {
    // given
    const mine = await save(town, withLimit('promisedLimit', 2));
    const theirs = await save(reviewers.get(town)!, withLimit('promisedLimit', 1));
    const discardOf = (version: number) => town.call('discardPackDraft', { ...promised, query: { version } });
    // when
    const refusal = await refused(discardOf(mine.version));
    // then
    expect(refusal).toMatchObject({
      status: 409,
      code: 'draft-stale',
      details: { version: theirs.version, savedBy: { account: 'town-reviewer' } },
    });
    expect(await refused(discardOf(0))).toMatchObject({ status: 409 });
    expect((await town.call('getPackDraft', promised)).version).toBe(theirs.version);
    await discardOf(theirs.version);
    expect((await town.call('getPackDraft', promised)).version).toBe(0);
    expect(await refused(discardOf(theirs.version))).toMatchObject({ status: 409, details: { version: 0 } });
    await discardOf(0);
  });

  it('should verify and rebuild, and tell a stored operation that was changed by hand', async () => {
    expect(await verify(server.store)).toMatchObject({ ok: true });
    expect(await rebuild(server.store)).toMatchObject({ changed: 0 });
    const [row] = await rows(`select content, parts from release_content where parts like '{"overlay"%' order by content`);
    const change = (parts: string) =>
      databaseOf(server.store).write(machineScope, function* () {
        yield { sql: 'update release_content set parts = ? where content = ?', params: [parts, row!.content as string] };
      });
    await change(String(row!.parts).replace('镇里', '县里'));
    expect(await verify(server.store)).toMatchObject({ ok: false, table: 'release_content' });
    await change(String(row!.parts));
    expect(await verify(server.store)).toMatchObject({ ok: true });
  });
}

describe('overlays on SQLite', () => tests(() => undefined));

describe.runIf(findPostgres() !== undefined)('overlays on PostgreSQL', () => {
  let postgres: Postgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  });
  afterAll(() => postgres?.stop());
  tests(() => postgres.createDatabase('overlays'));
});
