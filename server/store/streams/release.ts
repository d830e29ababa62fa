import { contentOf } from '#processes/hash.ts';
import type { Manifest, PackHead, ReleaseContent } from '#processes/types.ts';
import type { Row } from '../plan.ts';
import type { StreamKind } from '../types.ts';
import { insertMissing } from '../upsert.ts';
import { accepted, refused, unknownCommand } from './fields.ts';

interface Published {
  readonly manifest: Manifest;
  readonly publishedAt: number;
  readonly retiredAt: number | null;
}

interface ReleaseState {
  readonly head: Pick<PackHead, 'kind' | 'title' | 'regimes'>;
  readonly releases: readonly Published[];
}

/** Releases of a pack (发布版): publish-release `{manifest, release}` and retire-release `{number}`; the stream id is the pack. */
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
        { type: 'release-published', manifest, head: { kind, title, regimes } },
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
      const added: Published = { manifest: event.manifest as Manifest, publishedAt: head.recordedAt, retiredAt: null };
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
    const row = { content: manifest.content, pack: manifest.pack, parts: JSON.stringify(input.body.release), stored_at: recordedAt };
    yield* insertMissing('release_content', ['content'], [row]);
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
