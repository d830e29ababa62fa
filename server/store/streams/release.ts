import { contentOf } from '#processes/hash.ts';
import type { GoldenCases, Overlay } from '#processes/overlay/types.ts';
import type { Manifest, PackHead, ReleaseContent } from '#processes/types.ts';
import type { StoredOverlay } from '../contents.ts';
import type { Row } from '../plan.ts';
import type { StreamKind } from '../types.ts';
import { insertMissing } from '../upsert.ts';
import { accepted, refused, unknownCommand } from './fields.ts';

/** A release as its stream keeps it. */
export interface Published {
  readonly manifest: Manifest;
  readonly publishedAt: number;
  readonly retiredAt: number | null;
  /** What a centre made of its parent's pack (属地化); absent for a pack of its own. */
  readonly overlay?: Overlay;
}

/** State of the stream of a pack. */
export interface ReleaseState {
  readonly head: Pick<PackHead, 'kind' | 'title' | 'regimes'>;
  readonly releases: readonly Published[];
}

/**
 * Releases of a pack (发布版): publish-release `{manifest, release, overlay?, golden?}` and retire-release `{number}`; the stream id is the pack. `release` has
 * the effective parts; of an `overlay` only its operations are stored, `golden` beside the release.
 */
export const releaseStream: StreamKind<ReleaseState> = {
  name: 'release',
  decide(state, input) {
    const published = state?.releases ?? [];
    if (input.type === 'publish-release') {
      const manifest = input.body.manifest as Manifest;
      const release = input.body.release as ReleaseContent;
      const { kind, title, regimes } = release.pack.head;
      if (contentOf(release.pack, release.calls) !== manifest.content) return contentDiffers();
      if (manifest.number !== published.length + 1) return numberTaken(published.length + 1, manifest.number);
      return accepted(
        {
          type: 'release-published',
          manifest,
          head: { kind, title, regimes },
          ...(input.body.overlay === undefined ? {} : { overlay: input.body.overlay }),
        },
        { number: manifest.number, content: manifest.content },
      );
    }
    if (input.type !== 'retire-release') return unknownCommand(input);
    if (!published.some(({ manifest }) => manifest.number === input.body.number)) {
      return refused('release-not-found', { zh: '没有这个发布版。', en: 'Expected a release with this number, but there is none.' });
    }
    return accepted({ type: 'release-retired', number: input.body.number });
  },
  evolve(state, event, head) {
    const releases = state?.releases ?? [];
    if (event.type === 'release-published') {
      const added: Published = {
        manifest: event.manifest as Manifest,
        publishedAt: head.recordedAt,
        retiredAt: null,
        ...(event.overlay === undefined ? {} : { overlay: event.overlay as Overlay }),
      };
      return { head: event.head as ReleaseState['head'], releases: [...releases, added] };
    }
    return {
      ...state!,
      releases: releases.map(known => (known.manifest.number === event.number ? { ...known, retiredAt: head.recordedAt } : known)),
    };
  },
  *keep(input, recordedAt) {
    if (input.type !== 'publish-release') return;
    const manifest = input.body.manifest as Manifest;
    const row = { content: manifest.content, pack: manifest.pack, parts: JSON.stringify(storedParts(input.body)), stored_at: recordedAt };
    yield* insertMissing('release_content', ['content'], [row]);
    if (input.body.golden === undefined) return;
    const golden = JSON.stringify(input.body.golden as GoldenCases);
    const beside = { tenant: input.tenant, pack: manifest.pack, number: manifest.number, golden };
    yield* insertMissing('release_golden', ['tenant', 'pack', 'number'], [beside]);
  },
  rows({ tenant, streamId, state }) {
    const releases = state.releases.map(release => ({
      tenant,
      pack: streamId,
      number: release.manifest.number,
      content: release.manifest.content,
      title: JSON.stringify(release.manifest.title),
      manifest: JSON.stringify(release.manifest),
      author: release.manifest.author,
      published_at: release.publishedAt,
      retired_at: release.retiredAt,
    }));
    return [
      ...releases.map(row => ({ table: 'release', key: ['tenant', 'pack', 'number'], row })),
      { table: 'pack', key: ['tenant', 'id'], row: { tenant, id: streamId, ...packColumns(state) } },
    ];
  },
  owns: ({ tenant, streamId }) => [
    { table: 'release', key: ['tenant', 'pack', 'number'], where: { tenant, pack: streamId } },
    { table: 'pack', key: ['tenant', 'id'], where: { tenant, id: streamId } },
  ],
};

/** What is kept under the content hash: the parts, or of an overlay its operations alone. One without changes has its base's content, which is stored. */
function storedParts(body: Readonly<Record<string, unknown>>): ReleaseContent | StoredOverlay {
  const release = body.release as ReleaseContent;
  const overlay = body.overlay as Overlay | undefined;
  return overlay === undefined ? release : { overlay: { base: overlay.base, operations: overlay.operations }, calls: release.calls };
}

/** The pack shows its newest release in force, or the last one when all are retired. */
function packColumns(state: ReleaseState): Row {
  const newest = state.releases.findLast(release => release.retiredAt === null) ?? state.releases.at(-1)!;
  return {
    kind: state.head.kind,
    title: JSON.stringify(state.head.title),
    regimes: JSON.stringify(state.head.regimes),
    number: newest.manifest.number,
    content: newest.manifest.content,
    published_at: newest.publishedAt,
  };
}

function contentDiffers() {
  return refused('release-content-differs', {
    zh: '发布内容与其内容哈希不一致，未保存。请重新生成发布版。',
    en: 'Expected the parts of the release to have its content hash, but they differ. Make the release again.',
  });
}

function numberTaken(expected: number, found: number) {
  return refused('release-number-taken', {
    zh: `下一个发布版号应为 ${expected}，提交的是 ${found}。请刷新后再发布。`,
    en: `Expected release number ${expected}, but found ${found}. Reload and publish again.`,
  });
}
