import Type, { type Static } from 'typebox';
import { limits } from '#engine/limits.ts';
import type { TraceStep } from '#engine/problem.ts';
import { Id, Text } from './schemas.ts';

/** Shapes of designing (设计接口): drafts, releases, comparison, township overlays, golden cases. */
const closed = { additionalProperties: false } as const;
const millis = Type.Integer();
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const anything = Type.Record(Type.String(), Type.Unknown());
const get = <S extends object>(spec: S) => ({ method: 'get' as const, status: 200 as const, ...spec });
const post = <S extends object>(spec: S) => ({ method: 'post' as const, status: 200 as const, ...spec });
const packParams = Type.Object({ packId: Id }, closed);

/** `TraceStep` of engine/problem.ts (反例步骤). */
const TraceStepShape = Type.Object({ element: nullable(Type.String()), text: Text, tokens: Type.Array(Type.String()) });

/** Where something is wrong in a draft (问题), in both languages. */
export const DraftProblem = Type.Object({
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('warning'), Type.Literal('info')]),
  message: Text,
  file: Type.Optional(Type.String()),
  element: Type.Optional(Type.String()),
  pointer: Type.Optional(Type.String()),
  related: Type.Optional(Type.Unsafe<readonly string[]>(Type.Array(Type.String()))),
  at: Type.Optional(Type.Object({ text: Type.String(), from: Type.Integer(), to: Type.Integer() })),
  trace: Type.Optional(Type.Unsafe<readonly TraceStep[]>(Type.Array(TraceStepShape))),
});

/** `Difference` of processes/overlay/types.ts. */
export const DifferenceView = Type.Object({
  part: Type.String(),
  path: Type.Array(Type.String()),
  label: Text,
  kind: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
  was: Type.Unknown(),
  is: Type.Unknown(),
  element: Type.Optional(Type.String()),
  item: Type.Optional(Type.String()),
  layer: Type.Optional(Type.Object({ centre: Type.String(), title: Text })),
});

/** Parts of a pack as pages read and edit them: `ReleaseContent['pack']` of processes/types.ts. */
export const PackParts = anything;

/** A body as it is sent to be saved: `DraftBody` of processes/overlay/types.ts; the server reads and judges it whole. */
export const DraftBody = Type.Object({ kind: Type.Union([Type.Literal('whole'), Type.Literal('overlay')]) });

/** A layer of a pack (层级), from the root of the family to this centre. */
export const Layer = Type.Object({
  centre: Type.String(),
  centreTitle: Text,
  number: Type.Integer(),
  content: Type.String(),
  publishedAt: millis,
});

/** A service item that the parent centre offers by this pack and this one may take over (可承接事项). */
export const ParentItem = Type.Object({
  id: Id,
  version: Type.Integer(),
  title: Text,
  unitTitle: Text,
  statutoryLimit: Type.Integer(),
  promisedLimit: Type.Integer(),
  item: anything,
});

/** An item that was changed beside the draft and otherwise in it (草稿外修改的事项): who saved it, and what stood and stands there. */
export const ChangedItem = Type.Object({
  item: Id,
  /** Version here that says so: a draft that names it as `own` has taken note of it. */
  version: Type.Integer(),
  /** The item of the centre above, in the version the draft goes on from. */
  parent: anything,
  savedBy: Type.Object({ account: Type.String(), name: Type.String() }),
  savedAt: millis,
  changes: Type.Array(Type.Object({ path: Type.Array(Type.String()), label: Text, was: Type.Unknown(), is: Type.Unknown() })),
});

/** The draft of a pack: what is stored, or what its newest release would begin with (`version` 0). */
export const PackDraft = Type.Object({
  pack: Id,
  version: Type.Integer(),
  savedAt: nullable(millis),
  savedBy: nullable(Type.Object({ account: Type.String(), name: Type.String() })),
  body: Type.Intersect([DraftBody, anything]),
  /** Newest release of this centre; null: never published here. */
  released: nullable(Type.Object({ number: Type.Integer(), content: Type.String(), publishedAt: millis })),
  /** All parts with every operation folded in. */
  effective: PackParts,
  /** Overlay: the parts of its base, untouched; null for a whole pack. */
  base: nullable(PackParts),
  layers: Type.Array(Layer),
  /** Overlay: what differs from the root of the family, each with the layer that made it. Whole pack: what differs from the newest release. */
  differences: Type.Array(DifferenceView),
  problems: Type.Array(DraftProblem),
  /** Content hash the draft would be published under; null while it has errors. */
  content: nullable(Type.String()),
  /** Newer releases of the parent than the base (落后). */
  behind: Type.Integer(),
  /** Overlay: items of the parent that may be taken over. */
  parentItems: Type.Array(ParentItem),
  /** Overlay: items of this centre that were changed beside the draft, and otherwise in it. */
  changedItems: Type.Array(ChangedItem),
});

export const SavePackDraft = Type.Object(
  {
    /** Version the page has read; another one meanwhile: 409 with who saved it. */
    version: Type.Integer({ minimum: 0 }),
    body: Type.Intersect([DraftBody, anything]),
  },
  closed,
);

/** Golden cases as they came out (用例结果), and what they cover. */
export const SimulationReport = Type.Object({
  pack: Id,
  title: Text,
  ok: Type.Boolean(),
  ms: Type.Number(),
  cases: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Text,
      ok: Type.Boolean(),
      differences: Type.Array(Text),
      path: Type.Array(Type.String()),
      status: Type.String(),
      phase: Type.String(),
      documents: Type.Array(Type.String()),
      cards: Type.Array(Type.Object({ level: Type.String(), on: Type.String(), clock: Type.String() })),
      /** Notices and other effects the run would have had (副作用), recorded instead of done. */
      effects: Type.Array(Type.Object({ job: Type.String(), to: Type.Optional(Type.String()), text: Type.Optional(Type.String()) })),
    }),
  ),
  coverage: Type.Object({
    ends: Coverage(),
    refusals: Coverage(),
    flows: Coverage(),
  }),
});

function Coverage() {
  return Type.Object({
    total: Type.Integer(),
    covered: Type.Integer(),
    missing: Type.Array(Type.Object({ element: Type.String(), name: Type.String() })),
  });
}

/** One side of a comparison (对比的一方): all parts, and the golden cases that go with them. */
export const ComparedSide = Type.Object({ title: Text, bpmn: Type.String(), parts: PackParts, scenarios: anything });

export const Published = Type.Object({
  number: Type.Integer(),
  content: Type.String(),
  /** Service items that were saved with it. */
  items: Type.Array(Id),
  problems: Type.Array(DraftProblem),
});

export const designingRoutes = {
  getPackDraft: get({
    path: '/api/packs/{packId}/draft',
    summary: { zh: '模板包草稿', en: 'The draft of a pack' },
    params: packParams,
    answer: PackDraft,
  }),
  savePackDraft: {
    method: 'put',
    status: 200,
    path: '/api/packs/{packId}/draft',
    summary: { zh: '保存草稿', en: 'Keep the draft of a pack' },
    params: packParams,
    body: SavePackDraft,
    answer: PackDraft,
  },
  discardPackDraft: {
    method: 'delete',
    status: 200,
    path: '/api/packs/{packId}/draft',
    summary: { zh: '放弃草稿', en: 'Discard the draft of a pack' },
    params: packParams,
    /** Version the page has read, 0: none is stored; another one meanwhile: 409 with who saved it. */
    query: Type.Object({ version: Type.Integer({ minimum: 0 }) }, closed),
    answer: Type.Null(),
  },
  /** Judges a body without keeping it: problems, differences, hash. */
  checkPackDraft: post({
    path: '/api/packs/{packId}/check',
    summary: { zh: '检查草稿', en: 'Check a draft without keeping it' },
    params: packParams,
    body: Type.Object({ body: Type.Intersect([DraftBody, anything]) }, closed),
    answer: Type.Pick(PackDraft, ['effective', 'differences', 'problems', 'content']),
  }),
  /** Publishes the stored draft of this version. Errors: 422 with problems. */
  publishPack: post({
    path: '/api/packs/{packId}/releases',
    summary: { zh: '发布', en: 'Publish the draft as the next release' },
    params: packParams,
    body: Type.Object({ id: Id, version: Type.Integer({ minimum: 1 }), notes: Type.String({ maxLength: limits.textLength }) }, closed),
    answer: Published,
  }),
  /** Two contents this centre may read; `draft` is the stored draft, `released` the newest release. */
  comparePack: get({
    path: '/api/packs/{packId}/compare',
    summary: { zh: '对比', en: 'Compare two states of a pack' },
    params: packParams,
    query: Type.Object({ from: Type.Optional(Id), to: Type.Optional(Id) }, closed),
    answer: Type.Object({
      /** null: nothing has been published yet. */
      from: nullable(ComparedSide),
      to: ComparedSide,
      differences: Type.Array(DifferenceView),
    }),
  }),
  listAdoptable: get({
    path: '/api/adoptable-packs',
    summary: { zh: '可承接的上级模板包', en: 'Packs of the centre above that this one may adopt' },
    answer: Type.Object({
      parent: nullable(Type.Object({ id: Id, title: Text })),
      rows: Type.Array(
        Type.Object({
          id: Id,
          kind: Type.String(),
          title: Text,
          number: Type.Integer(),
          content: Type.String(),
          adopted: Type.Boolean(),
          items: Type.Array(ParentItem),
        }),
      ),
    }),
  }),
  /** Adopts a pack of the parent without changes: release 1 of this centre, and the items named. */
  adoptPack: post({
    path: '/api/packs/{packId}/adopt',
    summary: { zh: '承接上级模板包', en: 'Adopt a pack of the centre above' },
    params: packParams,
    body: Type.Object({ id: Id, items: Type.Array(Type.Object({ item: Id, unit: Id }, closed), { maxItems: 200 }) }, closed),
    answer: Published,
  }),
  /** Puts the overlay of the draft onto the parent's newest release; what no longer fits is listed and taken out. */
  rebasePack: post({
    path: '/api/packs/{packId}/rebase',
    summary: { zh: '跟进上级更新', en: 'Put the overlay onto the newest release of the parent' },
    params: packParams,
    body: Type.Object({ version: Type.Integer({ minimum: 0 }) }, closed),
    answer: Type.Object({
      draft: PackDraft,
      conflicts: Type.Array(
        Type.Object({ path: Type.Array(Type.String()), label: Text, base: Type.Unknown(), theirs: Type.Unknown(), ours: Type.Unknown() }),
      ),
    }),
  }),
  /** `of`: `draft`, or a content this centre may read. */
  simulatePack: post({
    path: '/api/packs/{packId}/simulation',
    summary: { zh: '运行黄金用例', en: 'Run the golden cases of a pack' },
    params: packParams,
    body: Type.Object({ of: Id }, closed),
    answer: SimulationReport,
  }),
  /** Limits of an own service item (事项时限), from now on for new cases. */
  changeItemLimits: {
    method: 'put',
    status: 200,
    path: '/api/items/{itemId}/limits',
    summary: { zh: '调整事项时限', en: 'Change the limits of a service item' },
    params: Type.Object({ itemId: Id }, closed),
    body: Type.Object(
      {
        id: Id,
        version: Type.Integer({ minimum: 1 }),
        statutoryLimit: Type.Integer({ minimum: 1, maximum: 1000 }),
        promisedLimit: Type.Integer({ minimum: 0, maximum: 1000 }),
        stageLimits: Type.Record(Type.String({ maxLength: 20 }), Type.Integer({ minimum: 1, maximum: 1000 })),
      },
      closed,
    ),
    answer: Type.Object({ version: Type.Integer() }),
  },
} as const;

export type PackDraft = Static<typeof PackDraft>;
export type ChangedItem = Static<typeof ChangedItem>;
export type DifferenceView = Static<typeof DifferenceView>;
export type DraftProblem = Static<typeof DraftProblem>;
export type SimulationReport = Static<typeof SimulationReport>;
export type ParentItem = Static<typeof ParentItem>;
export type ComparedSide = Static<typeof ComparedSide>;
export type Layer = Static<typeof Layer>;
