import Type, { type Static } from 'typebox';
import { limits } from '#engine/limits.ts';
import { Id, Text } from './schemas.ts';

/** Shapes of supervision (督办接口): cards in dispute, overdue list, monitoring ladder, back-test of card rules. */
const closed = { additionalProperties: false } as const;
const date = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const millis = Type.Integer();
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const words = Type.String({ minLength: 1, maxLength: limits.textLength, pattern: '\\S' });
const Level = Type.Union([Type.Literal('warning'), Type.Literal('yellow'), Type.Literal('red')]);
const Cause = Type.Union([Type.Literal('applicant'), Type.Literal('organ'), Type.Literal('other')]);
const DemandKind = Type.Union([
  Type.Literal('explanation'),
  Type.Literal('oral-reminder'),
  Type.Literal('monitoring-notice'),
  Type.Literal('consultation'),
]);
const people = Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true });

/** Bodies of the commands; `id` is the command id. */
export const IssueCard = Type.Object(
  {
    id: Id,
    level: Level,
    /** Clock it is about; null: conduct. */
    clock: nullable(Type.String({ maxLength: 100 })),
    /** Accounts it is given to. */
    to: people,
    points: Type.Optional(Type.Number({ minimum: 0, maximum: 100 })),
    reason: words,
  },
  closed,
);
export const AppealCard = Type.Object({ id: Id, card: Id, reason: words }, closed);
export const DecideAppeal = Type.Object(
  { id: Id, card: Id, outcome: Type.Union([Type.Literal('upheld'), Type.Literal('revoked')]), reason: words },
  closed,
);
export const RevokeCard = Type.Object({ id: Id, card: Id, reason: words }, closed);
export const ExplainOverdue = Type.Object(
  { id: Id, clock: Type.String({ maxLength: 100 }), cause: Cause, text: words, plan: words },
  closed,
);
export const DemandSupervision = Type.Object(
  { id: Id, kind: DemandKind, clock: nullable(Type.String({ maxLength: 100 })), to: people, text: words },
  closed,
);
export const AnswerSupervision = Type.Object({ id: Id, demand: Id, text: words }, closed);

/** A limit the supervision office looks at today (今日督查). */
export const OverdueRow = Type.Object({
  caseId: Id,
  caseNumber: Type.String(),
  itemTitle: Text,
  centre: Id,
  centreTitle: Text,
  unitTitle: Text,
  clock: Type.String(),
  clockTitle: Text,
  dueOn: date,
  provisional: Type.Boolean(),
  /** Working days over: 0 = due today. */
  days: Type.Integer(),
  /** Who holds it, as in the list of cards: accounts the demands go to. */
  holders: Type.Array(Type.Object({ account: Type.String(), name: Type.String() })),
  /** due-today 今日到期; overdue 已超期; three-days 连续三个工作日超期 (WJ-06 §4). */
  group: Type.Union([Type.Literal('due-today'), Type.Literal('overdue'), Type.Literal('three-days')]),
  explanation: nullable(Type.Object({ cause: Cause, by: Type.String(), at: millis, text: Type.String(), plan: Type.String() })),
  /** Demands made, newest first. */
  demands: Type.Array(
    Type.Object({
      id: Id,
      kind: DemandKind,
      by: Type.String(),
      at: millis,
      text: Type.String(),
      answer: nullable(Type.Object({ by: Type.String(), at: millis, text: Type.String() })),
      document: nullable(Id),
    }),
  ),
  /** Next rung of the ladder: what the office may do now; after three days it depends on whose cause it is (F12 T5). */
  next: Type.Array(Type.Union([DemandKind, Type.Literal('supplement'), Type.Literal('rejection')])),
});
export const OverdueList = Type.Object({
  rows: Type.Array(OverdueRow),
  counts: Type.Object({ dueToday: Type.Integer(), unexplained: Type.Integer(), explained: Type.Integer(), threeDays: Type.Integer() }),
  today: date,
  now: millis,
});
export const BackTestCard = Type.Object({
  caseId: Id,
  caseNumber: Type.String(),
  clock: Type.String(),
  level: Level,
  /** Day by the former and by the tested rules; null: no such card. */
  was: nullable(date),
  is: nullable(date),
});
/** What other card rules would have given in the past (规则回测). */
export const BackTest = Type.Object({
  cases: Type.Integer(),
  cards: Type.Object({ was: Type.Integer(), is: Type.Integer() }),
  added: Type.Integer(),
  removed: Type.Integer(),
  moved: Type.Integer(),
  /** By level: how many then and now. */
  levels: Type.Array(Type.Object({ level: Level, was: Type.Integer(), is: Type.Integer() })),
  rows: Type.Array(BackTestCard),
  now: millis,
});
export type OverdueList = Static<typeof OverdueList>;
export type OverdueRow = Static<typeof OverdueRow>;
export type BackTest = Static<typeof BackTest>;

/** Routes of supervision besides the list of cards. */
export const supervisionRoutes = {
  listOverdue: {
    method: 'get' as const,
    status: 200 as const,
    path: '/api/supervision/overdue',
    summary: { zh: '到期和超期清单', en: 'What is due today or over, with explanations and demands' },
    answer: OverdueList,
  },
  backTestCards: {
    method: 'post' as const,
    status: 200 as const,
    path: '/api/supervision/back-test',
    summary: { zh: '红黄牌规则回测', en: 'What changed card rules of a pack would have given to past cases' },
    body: Type.Object(
      {
        pack: Id,
        /** cards.json as it would be. */
        cards: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()),
        from: Type.Optional(date),
        to: Type.Optional(date),
      },
      closed,
    ),
    answer: BackTest,
  },
} as const;
