import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '#server/contract/routes.ts';
import { verify } from '#server/store/verify.ts';
import { approve, discard, publishReviewed, refused, register, startServer, type TestServer, type Visitor } from './support.ts';

/** Review by a second person, the gate, and retiring (双人复核、发布把关、停用), over HTTP. */
let server: TestServer;
let admin: Visitor;
let office: Visitor;
let reviewer: Visitor;
let clerk: Visitor;

beforeAll(async () => {
  server = await startServer();
  [admin, office, reviewer, clerk] = [
    await server.as('huangmei'),
    await server.as('masong'),
    await server.as('dinghui'),
    await server.as('wangfang'),
  ];
});
afterAll(() => server.close());

type Draft = AnswerOf<'getPackDraft'>;
interface Whole {
  readonly pack: { bpmn: string; texts: { zh: Record<string, string> } };
  readonly golden: { scenarios: Record<string, unknown> };
}
const pack = 'supplement';
const at = { params: { packId: pack } };

/** Saves the draft with something changed. */
async function save(who: Visitor, change: (body: Whole) => void): Promise<Draft> {
  const draft = await who.call('getPackDraft', at);
  const body = structuredClone(draft.body) as unknown as Whole;
  change(body);
  return who.call('savePackDraft', { ...at, body: { version: draft.version, body: body as unknown as Draft['body'] } });
}
const say = (sentence: string) => (body: Whole) => {
  const [key] = Object.keys(body.pack.texts.zh);
  body.pack.texts.zh[key!] = sentence;
};
const ask = (who: Visitor, { version }: Draft, notes = '') => who.call('requestReview', { ...at, body: { id: v7(), version, notes } });
const decide = (who: Visitor, review: string, agree: boolean, comment = '') =>
  who.call('decideReview', { params: { packId: pack, reviewId: review }, body: { id: v7(), approve: agree, comment } });
const publish = (who: Visitor, { version }: Draft) => who.call('publishPack', { ...at, body: { id: v7(), version, notes: '' } });
const codesOf = (blockers: unknown) => (blockers as { code: string }[]).map(({ code }) => code);

describe('the gate', () => {
  it('should tell errors, and nothing of what could not be run', async () => {
    // given
    const kept = await save(admin, ({ pack: parts }) => {
      parts.bpmn = parts.bpmn.replace(/targetRef="[^"]*"/, 'targetRef="nowhere"');
    });
    // when
    const gate = await admin.call('getGate', at);
    const asked = await refused(ask(admin, kept));
    await discard(admin, at.params.packId);
    // then
    expect(gate).toMatchObject({ version: kept.version, content: null, ok: false, report: null, review: null });
    expect(new Set(codesOf(gate.blockers))).toEqual(new Set(['problem', 'review-missing']));
    expect(asked).toMatchObject({ status: 409, code: 'publication-blocked' });
    expect(new Set(codesOf(asked.details!.blockers))).toEqual(new Set(['problem']));
  });

  it('should ask for golden cases, and that they reach every end, refusal and most flows', async () => {
    // when: none at all, then one alone
    await save(admin, body => {
      say('请补正。')(body);
      for (const id of Object.keys(body.golden.scenarios)) delete body.golden.scenarios[id];
    });
    const without = await admin.call('getGate', at);
    await discard(admin, at.params.packId);
    await save(admin, body => {
      say('请补正。')(body);
      for (const id of Object.keys(body.golden.scenarios).slice(1)) delete body.golden.scenarios[id];
    });
    const one = await admin.call('getGate', at);
    await discard(admin, at.params.packId);
    // then
    expect(codesOf(without.blockers)).toEqual(['golden-none', 'review-missing']);
    expect(codesOf(one.blockers)).toEqual(['end-uncovered', 'flows-uncovered', 'review-missing']);
    expect(one.blockers[0]!.elements!.length).toBeGreaterThan(0);
    expect(one.blockers[0]!.message.zh).toContain('没有用例走到');
    expect(one.report!.cases).toHaveLength(1);
  });

  it('should say that nothing was drawn, and what says nothing new', async () => {
    const { body, released } = await admin.call('getPackDraft', at);
    const before = await admin.call('getGate', at);
    await admin.call('savePackDraft', { ...at, body: { version: 0, body } });
    const same = await admin.call('getGate', at);
    await discard(admin, at.params.packId);
    expect(before).toMatchObject({ version: 0, ok: false, blockers: [{ code: 'unchanged' }] });
    expect(codesOf(same.blockers)).toEqual(['unchanged', 'review-missing']);
    expect(same.content).toBe(released!.content);
  });
});

describe('a review', () => {
  it('should be decided by somebody who had no hand in the draft, and hold for exactly its content', async () => {
    // given: two people have changed it
    await save(admin, say('请按告知书补正。'));
    const kept = await save(office, say('请按一次性告知书补正。'));
    const review = await ask(admin, kept, '改一句话');
    // when
    const own = [await refused(decide(admin, review.id, true)), await refused(decide(office, review.id, true))];
    const early = await refused(publish(admin, kept));
    const listed = (await reviewer.call('listReviews')).rows.find(({ id }) => id === review.id);
    const approved = await decide(reviewer, review.id, true);
    const changed = await save(admin, say('请尽快补正。'));
    const late = await refused(publish(admin, changed));
    const stale = (await admin.call('listPackReviews', at)).rows[0];
    const back = await save(admin, say('请按一次性告知书补正。'));
    const gate = await admin.call('getGate', at);
    const published = await publish(admin, back);
    // then
    expect(own).toMatchObject([
      { status: 403, code: 'review-own' },
      { status: 403, code: 'review-own' },
    ]);
    expect(codesOf(early.details!.blockers)).toEqual(['review-open']);
    expect(listed).toMatchObject({ pack, state: 'open', notes: '改一句话', mayDecide: true, isStale: false, content: kept.content });
    expect(listed!.authors.map(({ name }) => name)).toEqual(['黄梅', '马松']);
    expect(approved).toMatchObject({ state: 'approved', decidedBy: { name: '丁慧' }, mayDecide: false });
    expect(codesOf(late.details!.blockers)).toEqual(['review-stale']);
    expect(stale).toMatchObject({ id: review.id, isStale: true });
    expect(gate).toMatchObject({ ok: true, blockers: [], review: { id: review.id, isStale: false } });
    expect(published).toMatchObject({ content: kept.content });
    expect((await admin.call('listPackReviews', at)).rows[0]).toMatchObject({ id: review.id, state: 'published' });
    expect((await admin.call('getPack', at)).releases[0]).toMatchObject({ reviewers: ['丁慧'] });
    expect(await verify(server.store)).toMatchObject({ ok: true });
  });

  it('should forget the authors of what was published', async () => {
    // given: masong changed the release before, not this one
    const kept = await save(admin, say('请十日内补正。'));
    const review = await ask(admin, kept);
    // when
    const decided = await decide(office, review.id, true);
    // then
    expect(decided.authors.map(({ account }) => account)).toEqual(['huangmei']);
    await publish(admin, kept);
  });

  it('should be returned with a comment only, and asked for again', async () => {
    // given
    const kept = await save(admin, say('请五日内补正。'));
    const review = await ask(admin, kept);
    // when
    const silent = await refused(decide(reviewer, review.id, false, '  '));
    const returned = await decide(reviewer, review.id, false, '请写明期限');
    const gate = await admin.call('getGate', at);
    const again = await ask(admin, kept);
    const twice = await refused(ask(admin, kept));
    const withdrawn = await admin.call('withdrawReview', { params: { packId: pack, reviewId: again.id }, body: { id: v7() } });
    await discard(admin, at.params.packId);
    // then
    expect(silent).toMatchObject({ status: 422, code: 'comment-missing' });
    expect(returned).toMatchObject({ state: 'returned', comment: '请写明期限' });
    expect(codesOf(gate.blockers)).toEqual(['review-returned']);
    expect(twice).toMatchObject({ status: 409, code: 'review-open' });
    expect(withdrawn).toMatchObject({ state: 'withdrawn' });
  });

  it('should not be approved when the draft was changed since, and answer a repeated command as before', async () => {
    // given
    const kept = await save(admin, say('请三日内补正。'));
    const review = await ask(admin, kept);
    await save(admin, say('请两日内补正。'));
    // when
    const stale = await refused(decide(reviewer, review.id, true));
    const command = { params: { packId: pack, reviewId: review.id }, body: { id: v7(), approve: false, comment: '又改了' } };
    const returned = await reviewer.call('decideReview', command);
    const repeated = await reviewer.call('decideReview', command);
    await discard(admin, at.params.packId);
    // then
    expect(stale).toMatchObject({ status: 409, code: 'review-stale' });
    expect(repeated).toEqual(returned);
    expect(await refused(decide(reviewer, v7(), true))).toMatchObject({ status: 404 });
  });
});

describe('retiring', () => {
  it('should let new cases begin on the release before, and keep the last one that items need', async () => {
    // given
    const promised = { params: { packId: 'promised' } };
    const draft = await admin.call('getPackDraft', promised);
    const body = structuredClone(draft.body) as unknown as Whole;
    body.pack.texts.zh.accepted = '您的申请已受理。';
    const kept = await admin.call('savePackDraft', { ...promised, body: { version: 0, body: body as unknown as Draft['body'] } });
    await approve(admin, reviewer, { pack: 'promised', version: kept.version });
    const { number } = await admin.call('publishPack', { ...promised, body: { id: v7(), version: kept.version, notes: '' } });
    const running = await register(clerk);
    const retire = (release: number) =>
      admin.call('retireRelease', { params: { packId: 'promised', number: release }, body: { id: v7(), reason: '短信平台未开通' } });
    // when
    const retired = await retire(number);
    const fresh = await register(clerk);
    // then
    expect(retired).toEqual({ number, retiredAt: server.clock.now() });
    const releaseOf = async ({ caseId }: { caseId: string }) => (await clerk.call('getCase', { params: { caseId } })).releaseNumber;
    expect([await releaseOf(running), await releaseOf(fresh)]).toEqual([number, number - 1]);
    expect((await admin.call('getPack', promised)).releases.map(({ retiredAt }) => retiredAt !== null)).toEqual([true, false]);
    expect(await refused(retire(number))).toMatchObject({ status: 409 });
    expect(await refused(retire(number - 1))).toMatchObject({ status: 409, code: 'release-needed' });
    expect(await refused(retire(99))).toMatchObject({ status: 404 });
    await discard(admin);
    const again = await save(admin, say('请补正材料。'));
    expect(await publishReviewed(admin, reviewer, { pack, version: again.version })).toMatchObject({ content: again.content });
  });
});
