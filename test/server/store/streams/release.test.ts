import { v7 } from 'uuid';
import { expect, it } from 'vitest';
import { contentOf } from '#processes/hash.ts';
import { fold } from '#processes/overlay/fold.ts';
import type { Operation, Overlay } from '#processes/overlay/types.ts';
import type { Manifest, ReleaseContent } from '#processes/types.ts';
import type { OpenStore, Outcome } from '#server/store/types.ts';
import { rebuild } from '#server/store/rebuild.ts';
import { verify } from '#server/store/verify.ts';
import { onBothDatabases, selectAll, shippedReleases, shipper } from '../../../support/store.ts';

const tenant = 'town';
const operations: readonly Operation[] = [{ part: 'texts', path: ['zh', 'accepted'], value: '镇里已受理。' }];

interface Body {
  readonly manifest: Manifest;
  readonly release: ReleaseContent;
  readonly overlay: Overlay;
}

/** What a township publishes of the promised pack of the district. */
async function bodyOf(changes: readonly Operation[] = operations): Promise<Body> {
  const parent = (await shippedReleases()).releases.find(({ manifest }) => manifest.pack === 'promised')!;
  const { parts } = await fold(parent.release.pack, changes);
  const content = contentOf(parts, parent.release.calls);
  return {
    manifest: { ...parent.manifest, number: 1, content, extends: `promised@${parent.content}` },
    release: { pack: parts, calls: parent.release.calls },
    overlay: { base: parent.content, operations: changes, items: [] },
  };
}

function publish(store: OpenStore, body: Body): Promise<Outcome> {
  return store.executeStream({
    id: v7(),
    stream: 'release',
    streamId: 'promised',
    tenant,
    type: 'publish-release',
    actor: shipper,
    body: { ...body },
  });
}

onBothDatabases('a release over another', database => {
  it('should be kept as operations, and verify and rebuild', async () => {
    // given
    const store = await database.openCentre();
    const body = await bodyOf();
    // when
    const outcome = await publish(store, body);
    // then
    expect(outcome).toMatchObject({ ok: true, result: { number: 1, content: body.manifest.content } });
    const [row] = await selectAll<{ parts: string }>(store, 'select parts from release_content where content = ?', [body.manifest.content]);
    expect(JSON.parse(row!.parts)).toEqual({ overlay: { base: body.overlay.base, operations }, calls: body.release.calls });
    expect((await store.release(body.manifest.content))!.pack).toBe('promised');
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });

  it('should store nothing new where nothing was changed', async () => {
    // given
    const store = await database.openCentre();
    const before = await selectAll(store, 'select count(*) as n from release_content');
    // when
    const outcome = await publish(store, await bodyOf([]));
    // then
    expect(outcome.ok).toBe(true);
    expect(await selectAll(store, 'select count(*) as n from release_content')).toEqual(before);
  });

  it('should be refused when the operations do not give its parts, do not fit, or stand on what is not stored', async () => {
    // given
    const store = await database.openCentre();
    const body = await bodyOf();
    const wrong: Body[] = [
      { ...body, overlay: { ...body.overlay, operations: [] } },
      {
        ...body,
        overlay: { ...body.overlay, operations: [...operations, { part: 'roles', path: ['nobody', 'posts'], value: ['handler'] }] },
      },
      { ...body, overlay: { ...body.overlay, base: 'f'.repeat(64) } },
      { ...body, manifest: { ...body.manifest, extends: null } },
    ];
    // when
    const outcomes = await Promise.all(wrong.map(one => publish(store, one)));
    // then
    expect(outcomes.map(outcome => (outcome.ok ? 'published' : outcome.rejection.code))).toEqual(wrong.map(() => 'release-not-sound'));
    expect(await selectAll(store, `select number from release where tenant = 'town'`)).toEqual([]);
  });
});
