import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#server/contract/routes.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { verify } from '#server/store/verify.ts';
import { complete, discard, publishReviewed, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

/** Drafts, checks, releases and comparison of a centre's own packs (设计与发布), over HTTP. */
let server: TestServer;
let admin: Visitor;
let office: Visitor;
let clerk: Visitor;
let handler: Visitor;
let reviewer: Visitor;

beforeAll(async () => {
  server = await startServer();
  admin = await server.as('huangmei');
  clerk = await server.as('wangfang');
  handler = await server.as('liqiang');
  office = await server.as('zhouwei');
  reviewer = await server.as('dinghui');
});
afterAll(() => server.close());

type Draft = AnswerOf<'getPackDraft'>;
interface Whole {
  readonly kind: 'whole';
  readonly pack: { bpmn: string; cards: { rules: { level: string; when: Record<string, unknown> }[] } } & Record<string, unknown>;
  readonly golden: { scenarios: Record<string, unknown>; items: unknown[] };
}

const promised = { params: { packId: 'promised' } };
const bodyOf = (draft: Draft) => structuredClone(draft.body) as unknown as Whole;
const rows = (sql: string) => databaseOf(server.store).read(machineScope, select => select(sql, []));

/** The body with the step of review called otherwise. */
function renamed(draft: Draft, name: string): Draft['body'] {
  const body = bodyOf(draft);
  body.pack.bpmn = body.pack.bpmn.replace(/(<bpmn:userTask id="review" name=")[^"]*/, `$1${name}`);
  return body as unknown as Draft['body'];
}

describe('drafts', () => {
  it('should begin with the newest release, golden cases beside it, and nothing to tell', async () => {
    // when
    const draft = await admin.call('getPackDraft', promised);
    // then
    expect(draft).toMatchObject({ version: 0, savedAt: null, savedBy: null, differences: [], base: null, behind: 0 });
    expect(draft.content).toBe(draft.released!.content);
    expect(Object.keys(bodyOf(draft).golden.scenarios).length).toBeGreaterThan(2);
    expect(draft.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('should be kept by one and refused to whoever read an older one, who hears whose it is', async () => {
    // given
    const first = await admin.call('getPackDraft', promised);
    // when
    const kept = await admin.call('savePackDraft', { ...promised, body: { version: 0, body: renamed(first, '复核') } });
    const problem = await refused(admin.call('savePackDraft', { ...promised, body: { version: 0, body: renamed(first, '会审') } }));
    // then
    expect(kept).toMatchObject({ version: 1, savedBy: { account: 'huangmei', name: '黄梅' } });
    expect(kept.differences).toMatchObject([
      {
        part: 'process',
        path: ['review', 'name'],
        element: 'review',
        kind: 'changed',
        was: '审核',
        is: '复核',
        label: { zh: '人工步骤「复核」 · 名称' },
      },
    ]);
    expect(problem).toMatchObject({
      status: 409,
      code: 'draft-stale',
      details: { version: 1, savedBy: { account: 'huangmei', name: '黄梅' }, savedAt: server.clock.now() },
    });
    expect((await admin.call('listPacks')).rows.find(({ id }) => id === 'promised')!.draft).toEqual({
      savedAt: server.clock.now(),
      savedBy: '黄梅',
      version: 1,
    });
  });

  it('should let one of two who save at once through', async () => {
    // given
    const { version, ...draft } = await admin.call('getPackDraft', promised);
    // when
    const saves = ['甲', '乙'].map(name =>
      admin.call('savePackDraft', { ...promised, body: { version, body: renamed(draft as Draft, name) } }),
    );
    const done = await Promise.allSettled(saves);
    // then
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('should be gone once discarded, and not pass an old page for a new one', async () => {
    // given
    const before = await admin.call('getPackDraft', promised);
    // when
    await discard(admin);
    const stale = await refused(admin.call('savePackDraft', { ...promised, body: { version: before.version, body: before.body } }));
    const after = await admin.call('getPackDraft', promised);
    const again = await admin.call('savePackDraft', { ...promised, body: { version: 0, body: after.body } });
    await discard(admin);
    // then
    expect(stale).toMatchObject({ status: 409, code: 'draft-stale' });
    expect(after).toMatchObject({ version: 0, differences: [] });
    expect(again.version).toBeGreaterThan(before.version);
  });

  it('should be refused to whoever has no right', async () => {
    const { body } = await admin.call('getPackDraft', promised);
    expect(await refused(office.call('savePackDraft', { ...promised, body: { version: 0, body } }))).toMatchObject({ status: 403 });
    expect(await refused(clerk.call('getPackDraft', promised))).toMatchObject({ status: 403 });
    expect(await refused(admin.call('getPackDraft', { params: { packId: 'nothing' } }))).toMatchObject({ status: 404 });
  });
});

describe('checking', () => {
  it('should tell every problem with its file and element, and keep nothing', async () => {
    // given
    const draft = await admin.call('getPackDraft', promised);
    const body = bodyOf(draft);
    body.pack.bpmn = body.pack.bpmn.replace('bj:form="review"', 'bj:form="nowhere"');
    body.pack.cards.rules[1]!.level = 'pink';
    // when
    const checked = await admin.call('checkPackDraft', { ...promised, body: { body: body as unknown as Draft['body'] } });
    // then
    expect(checked.content).toBeNull();
    expect(checked.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ severity: 'error', element: 'review' }),
        expect.objectContaining({ severity: 'error', file: 'cards.json' }),
      ]),
    );
    expect(await admin.call('getPackDraft', promised)).toMatchObject({ version: 0 });
  });

  it.each<[string, (body: Whole) => unknown]>([
    ['a body without parts', () => ({ kind: 'whole', pack: {} })],
    ['a part of another kind', body => ({ ...body, pack: { ...body.pack, forms: [] } })],
    ['a part nobody knows', body => ({ ...body, pack: { ...body.pack, scripts: {} } })],
    ['texts that are none', body => ({ ...body, pack: { ...body.pack, texts: { zh: 'x', en: {} } } })],
    ['an address without steps', () => ({ kind: 'overlay', base: 'x', operations: [{ part: 'cards', path: [] }], items: [] })],
  ])('should refuse %s', async (_name, change) => {
    const body = change(bodyOf(await admin.call('getPackDraft', promised)));
    const problem = await refused(admin.call('checkPackDraft', { ...promised, body: { body: body as Draft['body'] } }));
    expect(problem).toMatchObject({ status: 422, code: 'body-not-valid' });
  });

  it.each<[string, (body: Whole) => unknown]>([
    ['a process that is no XML', body => ({ ...body, pack: { ...body.pack, bpmn: '<<<' } })],
    ['a process nested without end', body => ({ ...body, pack: { ...body.pack, bpmn: '<a>'.repeat(50_000) } })],
    ['the id of another pack', body => ({ ...body, pack: { ...body.pack, head: { ...(body.pack.head as object), id: 'reply' } } })],
    ['an empty title', body => ({ ...body, pack: { ...body.pack, head: { ...(body.pack.head as object), title: { zh: '', en: '' } } } })],
    ['numbers for rules', body => ({ ...body, pack: { ...body.pack, clocks: 7, cards: [1, 2] } })],
  ])('should judge %s and go on', async (_name, change) => {
    const body = change(bodyOf(await admin.call('getPackDraft', promised)));
    const checked = await admin.call('checkPackDraft', { ...promised, body: { body: body as Draft['body'] } });
    expect(checked.content).toBeNull();
    expect(checked.problems.some(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('publishing', () => {
  it('should refuse a draft with errors and store nothing', async () => {
    // given
    const draft = await admin.call('getPackDraft', promised);
    const body = bodyOf(draft);
    body.pack.bpmn = body.pack.bpmn.replace('bj:form="review"', 'bj:form="nowhere"');
    const kept = await admin.call('savePackDraft', { ...promised, body: { version: 0, body: body as unknown as Draft['body'] } });
    const before = await rows(
      'select count(*) as n from release_content union all select count(*) from release union all select count(*) from journal',
    );
    // when
    const problem = await refused(admin.call('publishPack', { ...promised, body: { id: v7(), version: kept.version, notes: '' } }));
    // then
    expect(problem).toMatchObject({ status: 409, code: 'publication-blocked' });
    expect(problem.details!.blockers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'problem', elements: ['review'] }),
        expect.objectContaining({ code: 'review-missing' }),
      ]),
    );
    expect(
      await rows('select count(*) as n from release_content union all select count(*) from release union all select count(*) from journal'),
    ).toEqual(before);
    await discard(admin);
  });

  it('should put a new release in force: a new case runs on it, a running one keeps its own', async () => {
    // given
    const old = await register(clerk);
    const before = await admin.call('getPackDraft', promised);
    const kept = await admin.call('savePackDraft', { ...promised, body: { version: 0, body: renamed(before, '复核') } });
    const command = { id: v7(), version: kept.version, notes: '审核改称复核' };
    // when
    const published = await publishReviewed(admin, reviewer, { pack: 'promised', ...command });
    const repeated = await admin.call('publishPack', { ...promised, body: command });
    const fresh = await register(clerk);
    // then
    expect(published).toMatchObject({ number: before.released!.number + 1, content: kept.content, items: [] });
    expect(repeated).toMatchObject({ number: published.number, content: published.content });
    const [first, second] = [
      await clerk.call('getCase', { params: { caseId: old.caseId } }),
      await clerk.call('getCase', { params: { caseId: fresh.caseId } }),
    ];
    expect(first).toMatchObject({ content: before.released!.content, releaseNumber: before.released!.number });
    expect(second).toMatchObject({ content: published.content, releaseNumber: published.number });
    await complete(clerk, fresh.caseId, 'check', { result: 'accept' });
    await complete(handler, fresh.caseId, 'handle');
    const view = await clerk.call('getCase', { params: { caseId: fresh.caseId } });
    expect(view.tasks.map(({ name }) => name)).toEqual(['复核']);
    expect(await admin.call('getPackDraft', promised)).toMatchObject({
      version: 0,
      differences: [],
      released: { number: published.number },
    });
    expect((await admin.call('getPack', promised)).releases[0]).toMatchObject({
      number: published.number,
      notes: '审核改称复核',
      author: 'huangmei',
      reviewers: ['丁慧'],
      retiredAt: null,
    });
    expect(await verify(server.store)).toMatchObject({ ok: true });
  });

  it('should refuse what says nothing new, an old version, and a command id used otherwise', async () => {
    // given
    const start = await admin.call('getPackDraft', promised);
    const kept = await admin.call('savePackDraft', { ...promised, body: { version: 0, body: start.body } });
    const publish = (id: string, version: number, notes = '') =>
      refused(admin.call('publishPack', { ...promised, body: { id, version, notes } }));
    const [receipt] = await rows(`select id from command_receipt where stream = 'release' and tenant = 'heshan' limit 1`);
    // when, then
    expect((await publish(v7(), kept.version)).details!.blockers).toMatchObject([{ code: 'unchanged' }, { code: 'review-missing' }]);
    expect(await publish(v7(), kept.version + 1)).toMatchObject({ status: 409, code: 'draft-stale' });
    expect(await publish(String(receipt!.id), kept.version, '别的')).toMatchObject({ status: 422, code: 'command-id-reused' });
    await discard(admin);
  });

  it('should compare two releases, and a release with the draft', async () => {
    // given
    const { releases } = await admin.call('getPack', promised);
    const [newest, first] = [releases[0]!, releases.at(-1)!];
    // when
    const between = await admin.call('comparePack', { ...promised, query: { from: first.content, to: newest.content } });
    const same = await admin.call('comparePack', promised);
    // then
    expect(between.from!.title.zh).toBe(`第 ${first.number} 版`);
    expect(between.to.bpmn).toContain('复核');
    expect(between.differences.map(({ path }) => path)).toEqual([['review', 'name']]);
    expect(same.differences).toEqual([]);
    expect(await refused(admin.call('comparePack', { ...promised, query: { to: 'ffff' } }))).toMatchObject({ status: 404 });
  });

  it('should run the golden cases of the draft, and tell which no longer come out', async () => {
    // given
    const draft = await admin.call('getPackDraft', promised);
    const body = bodyOf(draft) as unknown as { pack: { clocks: { clocks: { id: string; length: string }[] } } };
    body.pack.clocks.clocks.find(({ id }) => id === 'promised')!.length = '= 2';
    await admin.call('savePackDraft', { ...promised, body: { version: 0, body: body as unknown as Draft['body'] } });
    // when
    const released = await admin.call('simulatePack', { ...promised, body: { of: 'released' } });
    const changed = await admin.call('simulatePack', { ...promised, body: { of: 'draft' } });
    await discard(admin);
    // then
    expect(released).toMatchObject({ pack: 'promised', ok: true, coverage: { ends: { missing: [] } } });
    expect(changed.ok).toBe(false);
    expect(changed.cases.flatMap(({ differences }) => differences).length).toBeGreaterThan(0);
    expect(await refused(admin.call('simulatePack', { ...promised, body: { of: 'ffff' } }))).toMatchObject({ status: 404 });
  });

  it('should play a case on the release step by step, with the form of the open step, and keep nothing', async () => {
    // given
    const { body } = await admin.call('getPackDraft', promised);
    const [scenario] = Object.values((body as unknown as Whole).golden.scenarios) as Record<string, unknown>[];
    const play = (more: object) => admin.call('playPack', { ...promised, body: { of: 'released', scenario: { ...scenario, ...more } } });
    // when
    const begun = await play({ steps: [], expect: {} });
    const ended = await play({});
    // then
    expect(begun).toMatchObject({ phase: 'running', path: ['start'], differences: [] });
    expect(begun.tasks).toMatchObject([{ element: 'check', form: 'check', pack: 'promised' }]);
    expect(begun.tasks[0]!.file).toMatchObject({ schema: { type: 'object' } });
    expect(ended).toMatchObject({ differences: [], expectation: { phase: expect.any(String) } });
    expect((await admin.call('getPackDraft', promised)).version).toBe(0);
  });

  it('should refuse to play what is no case, saying where', async () => {
    const wrong = await refused(admin.call('playPack', { ...promised, body: { of: 'released', scenario: { title: 7, steps: 'none' } } }));
    expect(wrong).toMatchObject({ status: 422, code: 'scenario-not-valid' });
    const unknown = { title: { zh: '试', en: 'try' }, start: '2026-03-02T09:00', item: 'nothing-here', answers: {}, steps: [], expect: {} };
    expect(await refused(admin.call('playPack', { ...promised, body: { of: 'released', scenario: unknown } }))).toMatchObject({
      status: 422,
    });
  });

  it('should not let an own pack become an overlay', async () => {
    const draft = await admin.call('getPackDraft', promised);
    const body = { kind: 'overlay', base: draft.released!.content, operations: [], items: [] } as unknown as Draft['body'];
    expect(await refused(admin.call('checkPackDraft', { ...promised, body: { body } }))).toMatchObject({ code: 'draft-kind-differs' });
  });

  it('should mark the callers of a changed pack as behind', async () => {
    // given
    const supplement = { params: { packId: 'supplement' } };
    const draft = await admin.call('getPackDraft', supplement);
    const body = bodyOf(draft) as unknown as { pack: { texts: { zh: Record<string, string> } } };
    const [key] = Object.keys(body.pack.texts.zh);
    body.pack.texts.zh[key!] = '请按告知书补正材料。';
    const kept = await admin.call('savePackDraft', { ...supplement, body: { version: 0, body: body as unknown as Draft['body'] } });
    // when
    await publishReviewed(admin, reviewer, { pack: 'supplement', version: kept.version });
    const { pack } = await admin.call('getPack', promised);
    const caller = await admin.call('getPackDraft', promised);
    // then
    expect(pack.callsBehind).toEqual(['supplement']);
    expect(caller.content).not.toBe(caller.released!.content);
  });
});
