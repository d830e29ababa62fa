import Type, { type Static } from 'typebox';
import { Id, Text } from './schemas.ts';

/** Shapes of playing a case on a draft (试办接口), by which golden cases are made and mended. */
const closed = { additionalProperties: false } as const;
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const texts = Type.Array(Type.String());

/** `Played` of engine/simulation/play.ts. */
export const Played = Type.Object({
  moment: Type.String(),
  status: Type.String(),
  phase: Type.String(),
  path: texts,
  walked: Type.Object({ elements: texts, flows: texts }),
  documents: texts,
  cards: Type.Array(Type.Object({ level: Type.String(), on: Type.String(), clock: Type.String() })),
  clocks: Type.Array(Type.Object({ id: Type.String(), dueOn: Type.String() })),
  tasks: Type.Array(
    Type.Object({
      element: Type.String(),
      name: Type.String(),
      of: nullable(Type.String()),
      form: nullable(Type.String()),
      pack: Type.String(),
      /** `FormFile` of that form. */
      file: nullable(Type.Record(Type.String(), Type.Unknown())),
      rights: nullable(Type.Record(Type.String(), texts)),
      candidates: texts,
      why: Type.String(),
      opinion: Type.Union([Type.Literal('required'), Type.Literal('optional'), Type.Literal('none')]),
    }),
  ),
  messages: Type.Array(Type.Object({ element: Type.String(), name: Type.String(), key: nullable(Type.String()) })),
  nextDue: nullable(Type.String()),
  awaitsSupplement: Type.Boolean(),
  incidents: Type.Array(Type.Object({ element: nullable(Type.String()), message: Text })),
  opening: Type.Array(Text),
  steps: Type.Array(Type.Array(Text)),
  differences: Type.Array(Text),
  /** `ScenarioExpectation` the case would have if this is how it should go. */
  expectation: nullable(Type.Record(Type.String(), Type.Unknown())),
});

export const playingRoutes = {
  /** Plays a case as far as its steps go. `of`: `draft`, `released`, or a content this centre may read. */
  playPack: {
    method: 'post' as const,
    status: 200 as const,
    path: '/api/packs/{packId}/play',
    summary: { zh: '试办一件', en: 'Play a case on a pack' },
    params: Type.Object({ packId: Id }, closed),
    body: Type.Object({ of: Id, scenario: Type.Record(Type.String(), Type.Unknown()) }, closed),
    answer: Played,
  },
} as const;

export type Played = Static<typeof Played>;
