import { contentOf } from '#processes/hash.ts';
import type { GoldenCases, Overlay } from '#processes/overlay/types.ts';
import type { Manifest, PackHead, ReleaseContent } from '#processes/types.ts';
import type { StoredOverlay } from '../contents.ts';
import type { Rejection } from '#engine/cases/context.ts';
import type { StreamInput, StreamKind } from '../types.ts';
import { insertMissing } from '../upsert.ts';
import { find, type Plan, type Row } from '../plan.ts';
import { accepted, refused, type StreamDecision, unknownCommand } from './fields.ts';
import {
  approvalOf,
  decideReview,
  evolveReviews,
  refuseUnreviewed,
  requestReview,
  type Reviews,
  reviewRows,
  withdrawReview,
} from './reviews.ts';

/** A release as its stream keeps it. */
export interface Published {
  readonly manifest: Manifest;
  readonly publishedAt: number;
  readonly retiredAt: number | null;
  /** What a centre made of its parent's pack (属地化); absent for a pack of its own. */
  readonly overlay?: Overlay;
}

/** State of the stream of a pack; no release yet where only a review was asked for. */
export interface ReleaseState extends Reviews {
  readonly head: Pick<PackHead, 'kind' | 'title' | 'regimes'>;
  readonly releases: readonly Published[];
}

/**
 * Releases of a pack (发布版): publish-release `{manifest, release, overlay?, golden?}` and retire-release `{number}`; the stream id is the pack. `release` has
 * the effective parts; of an `overlay` only its operations are stored, `golden` beside the release. Before it reviews by a second person (双人复核):
 * request-review `{review, version, content, subject, notes, authors, head}`, decide-review `{review, approve, comment}`, withdraw-review `{review}`.
 * What people write of a review stands in the private part of its events.
 */
export const releaseStream: StreamKind<ReleaseState> = {
  name: 'release',
  check: checkRetirement,
  decide(state, input) {
    switch (input.type) {
      case 'publish-release':
        return publish(state, input);
      case 'retire-release':
        return retire(state, input);
      case 'request-review':
        return requestReview(state ?? {}, input);
      case 'decide-review':
        return decideReview(state ?? {}, input);
      case 'withdraw-review':
        return withdrawReview(state ?? {}, input);
      default:
        return unknownCommand(input);
    }
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
      const reviews = event.review === undefined ? {} : evolveReviews(state ?? {}, event, head);
      return { ...state, head: event.head as ReleaseState['head'], releases: [...releases, added], ...reviews };
    }
    if (event.type === 'release-retired') {
      return {
        ...state!,
        releases: releases.map(known => (known.manifest.number === event.number ? { ...known, retiredAt: head.recordedAt } : known)),
      };
    }
    const begun = { head: state?.head ?? (event.head as ReleaseState['head']), releases };
    return { ...state, ...begun, ...evolveReviews(state ?? {}, event, head) };
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
    const reviews = reviewRows(tenant, streamId, state);
    if (releases.length === 0) return reviews;
    return [
      ...reviews,
      ...releases.map(row => ({ table: 'release', key: ['tenant', 'pack', 'number'], row })),
      { table: 'pack', key: ['tenant', 'id'], row: { tenant, id: streamId, ...packColumns(state) } },
    ];
  },
  owns: ({ tenant, streamId }) => [
    { table: 'release', key: ['tenant', 'pack', 'number'], where: { tenant, pack: streamId } },
    { table: 'pack', key: ['tenant', 'id'], where: { tenant, id: streamId } },
    { table: 'pack_review', key: ['tenant', 'id'], where: { tenant, pack: streamId } },
  ],
};

function publish(state: ReleaseState | null, { body, actor }: StreamInput): StreamDecision {
  const published = state?.releases ?? [];
  const { manifest, release, overlay, golden } = body as unknown as PublishBody;
  const { kind, title, regimes } = release.pack.head;
  if (contentOf(release.pack, release.calls) !== manifest.content) return contentDiffers();
  if (manifest.number !== published.length + 1) return numberTaken(published.length + 1, manifest.number);
  const given = { manifest, ...(overlay && { overlay }), ...(golden && { golden }) };
  const before = published.at(-1)?.overlay;
  const unreviewed = refuseUnreviewed(state ?? {}, { actor, ...given, before, isFirst: published.length === 0 });
  if (unreviewed) return { ok: false, rejection: unreviewed };
  const approval = approvalOf(state ?? {}, given);
  return accepted(
    {
      type: 'release-published',
      manifest,
      head: { kind, title, regimes },
      ...(overlay === undefined ? {} : { overlay }),
      ...(approval && { review: approval.id }),
    },
    { number: manifest.number, content: manifest.content },
  );
}

interface PublishBody {
  readonly manifest: Manifest;
  readonly release: ReleaseContent;
  readonly overlay?: Overlay;
  readonly golden?: GoldenCases;
}

function retire(state: ReleaseState | null, { body }: StreamInput): StreamDecision {
  const known = state?.releases.find(({ manifest }) => manifest.number === body.number);
  if (!known)
    return refused('release-not-found', { zh: '没有这个发布版。', en: 'Expected a release with this number, but there is none.' });
  if (known.retiredAt !== null) {
    return refused('release-retired', {
      zh: `第 ${known.manifest.number} 版已经停用。`,
      en: `Expected a release in force, but release ${known.manifest.number} is retired already.`,
    });
  }
  return accepted({ type: 'release-retired', number: body.number });
}

/** The last release in force is not retired while items are done by it: nobody could register them. */
function* checkRetirement({ type, tenant, streamId, body }: StreamInput): Plan<Rejection | undefined> {
  if (type !== 'retire-release') return undefined;
  const number = Number(body.number);
  const other = yield* find('select number from release where tenant = ? and pack = ? and retired_at is null and number <> ?', [
    tenant,
    streamId,
    number,
  ]);
  if (other !== undefined) return undefined;
  const needed = yield* find<{ n: number }>('select count(*) as n from service_item where tenant = ? and pack = ? and active = 1', [
    tenant,
    streamId,
  ]);
  const items = Number(needed?.n ?? 0);
  if (items === 0) return undefined;
  return {
    code: 'release-needed',
    message: {
      zh: `还有 ${items} 个事项用这个模板包办理，而它没有别的有效发布版，不能停用。请先更换这些事项的办理流程，或发布新版。`,
      en: `Expected another release in force, because ${items} service items are done by this pack, but this is the last. Change their pack or publish a new release first.`,
    },
  };
}

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
