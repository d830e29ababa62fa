import Type, { type Static } from 'typebox';
import { Id, Item, Text } from './schemas.ts';

/** Shapes of the public pages (公众服务接口): guides of service items, progress of a case, rating. Nobody signs in. */
const closed = { additionalProperties: false } as const;
const millis = Type.Integer();
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** How somebody shows that the case is his: the query code of the receipt, or the number with the last four characters of the id number. */
export const Proof = Type.Union([
  Type.Object({ queryCode: Type.String({ pattern: '^[A-Za-z2-9\\s-]{12,24}$' }) }, closed),
  Type.Object({ number: Type.String({ minLength: 4, maxLength: 60 }), lastFour: Type.String({ pattern: '^[0-9A-Za-z]{4}$' }) }, closed),
]);

export const PublicCentre = Type.Object({ id: Id, title: Text, address: Type.String(), phone: Type.String(), parent: nullable(Id) });

/** A service item as its guide shows it (办事指南). */
export const Guide = Type.Object({
  /** The data are invented (演示数据库). */
  demo: Type.Boolean(),
  centre: PublicCentre,
  item: Item,
  kind: Type.String(),
  result: nullable(Text),
  /** Units that decide beside each other, of a joint item. */
  branches: Type.Array(Type.Object({ unitTitle: Text, title: Text, promisedLimit: Type.Integer() })),
  superior: nullable(Text),
  /** Steps in plain words, in the order of the main way (办理流程). */
  steps: Type.Array(Type.Object({ title: Text, stage: nullable(Type.String()), days: nullable(Type.Integer()) })),
  /** Labels of the application form, so that people know what they will be asked. */
  questions: Type.Array(Text),
});

/** Progress in plain words (办理进度). */
export const Progress = Type.Object({
  demo: Type.Boolean(),
  number: Type.String(),
  itemTitle: Text,
  /** Service item whose guide can be read; null: it is not offered any more. */
  item: nullable(Id),
  centre: PublicCentre,
  unitTitle: Text,
  kind: Type.String(),
  openedAt: millis,
  closedAt: nullable(millis),
  /** Masked name of the applicant. */
  applicantName: Type.String(),
  /**
   * What has become of it: received, supplement, accepted, handling, special, superior, granted, refused, declined, replied, withdrawn, delivered (closed
   * without a decision), terminated, suspended.
   */
  status: Type.String(),
  phase: Type.Union([Type.Literal('running'), Type.Literal('suspended'), Type.Literal('closed')]),
  /** What is going on, and what the applicant has to do now; null: nothing. */
  now: Text,
  todo: nullable(Text),
  steps: Type.Array(
    Type.Object({
      title: Text,
      state: Type.Union([Type.Literal('done'), Type.Literal('now'), Type.Literal('next')]),
      at: nullable(millis),
      note: nullable(Text),
    }),
  ),
  clocks: Type.Array(
    Type.Object({
      title: Text,
      dueOn: date,
      state: Type.Union([Type.Literal('running'), Type.Literal('paused'), Type.Literal('stopped')]),
      /** Working days left now, or when it was paused or stopped; below 0: over. */
      remaining: nullable(Type.Integer()),
      provisional: Type.Boolean(),
    }),
  ),
  /** Materials still to be brought in, while a supplement is awaited. */
  missing: Type.Array(Text),
  documents: Type.Array(Type.Object({ title: Text, number: Type.String(), issuedOn: date })),
  rating: nullable(Type.Object({ level: Type.Integer(), at: millis })),
  mayRate: Type.Boolean(),
});

const Level = Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3), Type.Literal(4), Type.Literal(5)]);
/** What was good or bad, by id; words stand with the page. */
export const ratingTags = [
  'quick',
  'friendly',
  'clear',
  'one-visit',
  'slow',
  'unfriendly',
  'unclear',
  'many-visits',
  'extra-demands',
] as const;

export const publicRoutes = {
  listPublicItems: {
    method: 'get',
    status: 200,
    path: '/api/public/items',
    summary: { zh: '办事指南目录', en: 'Service items of every centre' },
    query: Type.Object({ centre: Type.Optional(Id), q: Type.Optional(Type.String({ maxLength: 100 })) }, closed),
    answer: Type.Object({
      demo: Type.Boolean(),
      centres: Type.Array(PublicCentre),
      rows: Type.Array(
        Type.Object({
          centre: Id,
          id: Id,
          title: Text,
          unitTitle: Text,
          kind: Type.String(),
          promisedLimit: Type.Integer(),
          /** What a promise of 0 working days means, as in `Item`. */
          promise: Type.Optional(Type.String()),
          fee: nullable(Type.Integer()),
        }),
      ),
    }),
  },
  getPublicItem: {
    method: 'get',
    status: 200,
    path: '/api/public/items/{centre}/{itemId}',
    summary: { zh: '办事指南', en: 'Guide of a service item' },
    params: Type.Object({ centre: Id, itemId: Id }, closed),
    answer: Guide,
  },
  findProgress: {
    method: 'post',
    status: 200,
    path: '/api/public/progress',
    summary: { zh: '查询办理进度', en: 'Progress of a case' },
    body: Proof,
    answer: Progress,
  },
  rateCase: {
    method: 'post',
    status: 200,
    path: '/api/public/ratings',
    summary: { zh: '评价', en: 'Rate a closed case, once, of free will' },
    body: Type.Object(
      {
        id: Id,
        proof: Proof,
        level: Level,
        tags: Type.Array(Type.Enum(ratingTags), { maxItems: 10, uniqueItems: true }),
        comment: Type.String({ maxLength: 500 }),
      },
      closed,
    ),
    answer: Progress,
  },
} as const;

export type Proof = Static<typeof Proof>;
export type Progress = Static<typeof Progress>;
export type Guide = Static<typeof Guide>;
export type PublicCentre = Static<typeof PublicCentre>;
