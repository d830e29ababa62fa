import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import type { Actor } from '#engine/cases/commands.ts';
import { contentOf, layoutOf } from '#processes/hash.ts';
import { fold } from '#processes/overlay/fold.ts';
import type { Overlay } from '#processes/overlay/types.ts';
import type { PreparedRelease } from '#processes/publish.ts';
import { reviewedHash } from '#processes/reviewed.ts';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore, Outcome, StreamInput } from '#server/store/types.ts';
import { verify } from '#server/store/verify.ts';
import { change, onBothDatabases, selectAll, shippedReleases } from '../../../support/store.ts';

const person = (account: string): Actor => ({ account, name: account, principals: [`person:${account}`, 'administrator'] });
const [author, helper, reviewer] = [person('author'), person('helper'), person('reviewer')];
const promised = async (): Promise<PreparedRelease> =>
  (await shippedReleases()).releases.find(({ manifest }) => manifest.pack === 'promised')!;

/** The promised pack with another sentence: what a centre wants to publish as its second release. */
async function changed(text = '已受理，请留意短信。'): Promise<PreparedRelease> {
  const { manifest, release, golden, ...rest } = await promised();
  const zh = { ...release.pack.texts.zh, accepted: text };
  const pack = { ...release.pack, texts: { ...release.pack.texts, zh } };
  const content = contentOf(pack, release.calls);
  return { ...rest, manifest: { ...manifest, number: 2, content, layout: layoutOf(pack) }, release: { ...release, pack }, golden, content };
}

function send(store: OpenStore, actor: Actor, type: string, body: StreamInput['body'], tenant = 'heshan'): Promise<Outcome> {
  return store.executeStream({ id: v7(), stream: 'release', streamId: 'promised', tenant, type, actor, body });
}
const codeOf = (outcome: Outcome): string => (outcome.ok ? 'done' : outcome.rejection.code);

/** Asks for a review of what is to be published. */
function ask(store: OpenStore, review: string, { manifest, golden, release }: PreparedRelease, by = author): Promise<Outcome> {
  const { kind, title, regimes } = release.pack.head;
  const subject = reviewedHash({ manifest, golden });
  const body = { review, version: 3, content: manifest.content, subject, notes: '改一句话', authors: [author.account, helper.account] };
  return send(store, by, 'request-review', { ...body, head: { kind, title, regimes } });
}
const decide = (store: OpenStore, review: string, by: Actor, approve = true) =>
  send(store, by, 'decide-review', { review, approve, comment: approve ? '同意' : '请写明电话' });
const publish = (store: OpenStore, { manifest, release, golden }: PreparedRelease, by = author) =>
  send(store, by, 'publish-release', { manifest, release, golden });
const states = (store: OpenStore) => selectAll(store, 'select id, state, decided_by, notes, comment from pack_review order by id');

onBothDatabases('reviews of a pack', database => {
  it('should let a release in only after somebody else has approved exactly its content', async () => {
    // given
    const store = await database.openCentre();
    const wanted = await changed();
    // when
    const codes = [
      codeOf(await publish(store, wanted)),
      codeOf(await ask(store, 'r1', wanted)),
      codeOf(await publish(store, wanted)),
      codeOf(await decide(store, 'r1', author)),
      codeOf(await decide(store, 'r1', helper)),
      codeOf(await decide(store, 'r1', reviewer)),
      codeOf(await publish(store, await changed('别的话。'))),
      codeOf(await publish(store, { ...wanted, golden: { ...wanted.golden, scenarios: {} } })),
      codeOf(await publish(store, wanted)),
    ];
    // then
    expect(codes).toEqual([
      ...['review-missing', 'done', 'review-missing', 'review-own', 'review-own', 'done'],
      ...['review-missing', 'review-missing', 'done'],
    ]);
    expect(await states(store)).toEqual([{ id: 'r1', state: 'published', decided_by: 'reviewer', notes: '改一句话', comment: '同意' }]);
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });

  it('should not count whoever asked as a second person, and refuse what is not open', async () => {
    // given
    const store = await database.openCentre();
    const wanted = await changed();
    await ask(store, 'r1', wanted, reviewer);
    // when
    const codes = [
      codeOf(await decide(store, 'r1', reviewer)),
      codeOf(await ask(store, 'r2', wanted)),
      codeOf(await decide(store, 'r1', person('another'), false)),
      codeOf(await decide(store, 'r1', person('another'))),
      codeOf(await decide(store, 'nothing', person('another'))),
      codeOf(await publish(store, wanted)),
      codeOf(await ask(store, 'r1', wanted)),
    ];
    // then
    expect(codes).toEqual([
      ...['review-own', 'review-open', 'done', 'review-decided', 'review-not-found', 'review-missing', 'review-known'],
    ]);
  });

  it('should withdraw a review that is open when another content is asked for, and by command', async () => {
    // given
    const store = await database.openCentre();
    await ask(store, 'r1', await changed());
    // when
    await ask(store, 'r2', await changed('别的话。'));
    await decide(store, 'r2', reviewer);
    const withdrawn = await send(store, helper, 'withdraw-review', { review: 'r2' });
    const published = await publish(store, await changed('别的话。'));
    // then
    expect(withdrawn.ok).toBe(true);
    expect(codeOf(published)).toBe('review-missing');
    expect((await states(store)).map(({ id, state }) => [id, state])).toEqual([
      ['r1', 'withdrawn'],
      ['r2', 'withdrawn'],
    ]);
  });

  it('should keep what people wrote out of the open part of journal and state', async () => {
    // given
    const store = await database.openCentre();
    // when
    await ask(store, 'r1', await changed());
    await decide(store, 'r1', reviewer);
    // then
    const [head] = await selectAll(store, "select snapshot, private from stream_head where stream = 'release' and stream_id = 'promised'");
    expect(String(head!.snapshot)).not.toContain('改一句话');
    expect(JSON.parse(String(head!.private))).toEqual({ reviews: { r1: { notes: '改一句话', comment: '同意' } } });
  });

  it('should begin the stream of a pack nobody has published yet', async () => {
    // given
    const store = await database.openCentre();
    const wanted = { ...(await changed()), tenant: 'empty' };
    const { kind, title, regimes } = wanted.release.pack.head;
    const manifest = { ...wanted.manifest, number: 1 };
    const subject = reviewedHash({ manifest, golden: wanted.golden });
    const body = { review: 'r1', version: 1, content: manifest.content, subject, notes: '', authors: [], head: { kind, title, regimes } };
    // when
    const asked = await send(store, author, 'request-review', body, 'empty');
    const before = await selectAll(store, "select id from pack where tenant = 'empty'");
    await send(store, reviewer, 'decide-review', { review: 'r1', approve: true, comment: '' }, 'empty');
    const { release, golden } = wanted;
    const published = await send(store, author, 'publish-release', { manifest, release, golden }, 'empty');
    // then
    expect([codeOf(asked), codeOf(published)]).toEqual(['done', 'done']);
    expect(before).toEqual([]);
    expect(await selectAll(store, "select id, number from pack where tenant = 'empty'")).toEqual([{ id: 'promised', number: 1 }]);
    expect(await verify(store)).toMatchObject({ ok: true });
  });

  it('should not ask for a review of what is taken over without a word of one’s own', async () => {
    // given
    const store = await database.openCentre();
    const parent = await promised();
    const over = async (number: number, text?: string) => {
      const operations: Overlay['operations'] = text === undefined ? [] : [{ part: 'texts', path: ['zh', 'accepted'], value: text }];
      const { parts } = await fold(parent.release.pack, operations);
      const content = contentOf(parts, parent.release.calls);
      const overlay: Overlay = { base: parent.content, operations, items: [] };
      const manifest = { ...parent.manifest, number, content, extends: `promised@${parent.content}` };
      return codeOf(
        await send(store, author, 'publish-release', { manifest, release: { ...parent.release, pack: parts }, overlay }, 'town'),
      );
    };
    // when, then: taken over, followed, but not changed nor put back by one person alone
    expect(await over(1)).toBe('done');
    expect(await over(2)).toBe('done');
    expect(await over(3, '镇里已受理。')).toBe('review-missing');
  });

  it('should retire a release once, and not the last in force while items are done by it', async () => {
    // given
    const store = await database.openCentre();
    const retire = async (number: number) => codeOf(await send(store, author, 'retire-release', { number }));
    // when, then
    expect(await retire(1)).toBe('release-needed');
    const { manifest, release, golden } = await changed();
    await change(store, {
      stream: 'release',
      streamId: 'promised',
      tenant: 'heshan',
      type: 'publish-release',
      body: { manifest, release, golden },
    });
    expect(await retire(2)).toBe('done');
    expect(await retire(2)).toBe('release-retired');
    expect(await retire(1)).toBe('release-needed');
    expect(await retire(7)).toBe('release-not-found');
    expect(await selectAll(store, "select number from pack where tenant = 'heshan' and id = 'promised'")).toEqual([{ number: 1 }]);
  });
});
