import Type, { type Static } from 'typebox';
import { limits } from '#engine/limits.ts';
import { DraftBody, DraftProblem, PackDraft, SimulationReport } from './designing.ts';
import { Id, mostVersions, Text } from './schemas.ts';

/** Shapes of publishing (发布把关接口): new packs, history of drafts, two-person review, the gate, retiring; and what of the organisation designing needs. */
const closed = { additionalProperties: false } as const;
const millis = Type.Integer();
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const somebody = Type.Object({ account: Type.String(), name: Type.String() });
const words = Type.String({ maxLength: limits.textLength });
const packParams = Type.Object({ packId: Id }, closed);
const versionParams = Type.Object({ packId: Id, version: Type.Integer({ minimum: 1, maximum: mostVersions }) }, closed);
const reviewParams = Type.Object({ packId: Id, reviewId: Id }, closed);
const get = <S extends object>(spec: S) => ({ method: 'get' as const, status: 200 as const, ...spec });
const post = <S extends object>(spec: S) => ({ method: 'post' as const, status: 200 as const, ...spec });

/** A review of a draft by a second person (双人复核). It holds for exactly one content. */
export const Review = Type.Object({
  id: Id,
  pack: Id,
  packTitle: Text,
  /** Version of the draft, and the content it would be published under. */
  version: Type.Integer(),
  content: Type.String(),
  /** Release notes the author proposes (发布说明). */
  notes: Type.String(),
  state: Type.Union([
    Type.Literal('open'),
    Type.Literal('approved'),
    Type.Literal('returned'),
    Type.Literal('withdrawn'),
    Type.Literal('published'),
  ]),
  /** Everybody who saved the draft since the last release: none of them may review it. */
  authors: Type.Array(somebody),
  requestedBy: somebody,
  requestedAt: millis,
  decidedBy: nullable(somebody),
  decidedAt: nullable(millis),
  comment: Type.String(),
  /** true: the draft was changed since; an approval no longer counts. */
  isStale: Type.Boolean(),
  /** May the reader of this answer decide it. */
  mayDecide: Type.Boolean(),
});

/** Why a draft may not be published yet (发布障碍). `code`: problem, golden-red, golden-none, end-uncovered, refusal-uncovered, flows-uncovered, review-missing, review-open, review-returned, review-stale, unchanged. */
export const Blocker = Type.Object({
  code: Type.String(),
  message: Text,
  problem: Type.Optional(DraftProblem),
  /** Elements of the process concerned. */
  elements: Type.Optional(Type.Array(Type.String())),
  /** Golden case concerned. */
  scenario: Type.Optional(Type.String()),
});

/** What stands between a stored draft and its publication (发布把关). */
export const Gate = Type.Object({
  version: Type.Integer(),
  content: nullable(Type.String()),
  ok: Type.Boolean(),
  blockers: Type.Array(Blocker),
  /** Golden cases as run on the server; null while the draft has errors. */
  report: nullable(SimulationReport),
  review: nullable(Review),
});

/** A stored state of a draft (草稿历史). */
export const DraftVersion = Type.Object({
  version: Type.Integer(),
  savedAt: millis,
  savedBy: somebody,
  /** Parts that differ from the version before: process, forms ... */
  parts: Type.Array(Type.String()),
});

/** Who holds which post (岗位人员) and what stands in for whom, as far as the designer checks and offers them. */
export const OrganisationFacts = Type.Object({
  /** `parent`: the unit above it (上级单位); null: none. */
  units: Type.Array(Type.Object({ id: Id, title: Text, parent: nullable(Type.String()) })),
  /** Posts of the chain of leaders above a person (上级领导链), the nearest first. */
  leaders: Type.Array(Type.String()),
  posts: Type.Array(Type.Object({ post: Type.String(), unit: nullable(Type.String()), account: Type.String(), name: Type.String() })),
});

export const publishingRoutes = {
  /** A pack of this centre's own (新建模板包): a draft, nothing is published. 409 when the id is taken. */
  createPack: post({
    path: '/api/packs',
    summary: { zh: '新建模板包', en: 'Begin a pack' },
    body: Type.Object(
      {
        pack: Id,
        title: Text,
        kind: Type.String({ maxLength: 20 }),
        /** A pack of this centre to begin with; absent: an empty canvas. */
        copyOf: Type.Optional(Id),
      },
      closed,
    ),
    answer: PackDraft,
  }),
  listDraftVersions: get({
    path: '/api/packs/{packId}/draft/versions',
    summary: { zh: '草稿历史', en: 'Stored states of a draft' },
    params: packParams,
    answer: Type.Object({ rows: Type.Array(DraftVersion) }),
  }),
  getDraftVersion: get({
    path: '/api/packs/{packId}/draft/versions/{version}',
    summary: { zh: '草稿的一个历史版本', en: 'One stored state of a draft' },
    params: versionParams,
    answer: Type.Object({ version: Type.Integer(), body: Type.Intersect([DraftBody, Type.Record(Type.String(), Type.Unknown())]) }),
  }),
  getGate: get({
    path: '/api/packs/{packId}/gate',
    summary: { zh: '发布把关', en: 'What stands between the stored draft and its publication' },
    params: packParams,
    answer: Gate,
  }),
  /** Reviews of the centre that wait for a decision, and the latest decided ones. */
  listReviews: get({
    path: '/api/reviews',
    summary: { zh: '复核列表', en: 'Reviews of drafts' },
    answer: Type.Object({ rows: Type.Array(Review) }),
  }),
  listPackReviews: get({
    path: '/api/packs/{packId}/reviews',
    summary: { zh: '模板包的复核', en: 'Reviews of a pack, the newest first' },
    params: packParams,
    answer: Type.Object({ rows: Type.Array(Review) }),
  }),
  /** Asks for a review of the stored draft of this version. 409 with `details.blockers` when it has errors, red golden cases or gaps in coverage. */
  requestReview: post({
    path: '/api/packs/{packId}/reviews',
    summary: { zh: '提交复核', en: 'Ask for a review' },
    params: packParams,
    body: Type.Object({ id: Id, version: Type.Integer({ minimum: 1 }), notes: words }, closed),
    answer: Review,
  }),
  /** Approves, or returns with a comment (a comment is asked for then). 403 for its authors. */
  decideReview: post({
    path: '/api/packs/{packId}/reviews/{reviewId}/decision',
    summary: { zh: '复核决定', en: 'Decide a review' },
    params: reviewParams,
    body: Type.Object({ id: Id, approve: Type.Boolean(), comment: words }, closed),
    answer: Review,
  }),
  withdrawReview: post({
    path: '/api/packs/{packId}/reviews/{reviewId}/withdrawal',
    summary: { zh: '撤回复核', en: 'Withdraw a review' },
    params: reviewParams,
    body: Type.Object({ id: Id }, closed),
    answer: Review,
  }),
  /** Retires a release (停用): no new cases; running ones keep it. 409 when items still need it and no other release is in force. */
  retireRelease: post({
    path: '/api/packs/{packId}/releases/{number}/retirement',
    summary: { zh: '停用发布版', en: 'Retire a release' },
    params: Type.Object({ packId: Id, number: Type.Integer({ minimum: 1, maximum: mostVersions }) }, closed),
    body: Type.Object({ id: Id, reason: words }, closed),
    answer: Type.Object({ number: Type.Integer(), retiredAt: millis }),
  }),
  getOrganisationFacts: get({
    path: '/api/organisation/facts',
    summary: { zh: '岗位人员', en: 'Who holds which post, for designing' },
    answer: OrganisationFacts,
  }),
  /** Lets a service item run by another pack of this centre that has a release in force (更换办理流程); running cases keep theirs. */
  changeItemPack: {
    method: 'put' as const,
    status: 200 as const,
    path: '/api/items/{itemId}/pack',
    summary: { zh: '更换事项的办理流程', en: 'Change the pack of a service item' },
    params: Type.Object({ itemId: Id }, closed),
    body: Type.Object({ id: Id, version: Type.Integer({ minimum: 1 }), pack: Id }, closed),
    answer: Type.Object({ version: Type.Integer() }),
  },
} as const;

export type Review = Static<typeof Review>;
export type Blocker = Static<typeof Blocker>;
export type Gate = Static<typeof Gate>;
export type DraftVersion = Static<typeof DraftVersion>;
export type OrganisationFacts = Static<typeof OrganisationFacts>;
