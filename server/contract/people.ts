import Type, { type Static } from 'typebox';
import { limits } from '#engine/limits.ts';
import { Id, Moment, PersonName } from './schemas.ts';

/** Shapes of who is away and who stands in (人员去向、AB岗接口). */
const closed = { additionalProperties: false } as const;
const millis = Type.Integer({ minimum: 0 });
const words = Type.String({ maxLength: limits.textLength });

/** Somebody is away and another stands in. */
export const Absence = Type.Object({
  id: Id,
  person: PersonName,
  substitute: PersonName,
  /** Away from this moment up to, not including, that one. */
  since: millis,
  until: millis,
  state: Type.Union([Type.Literal('planned'), Type.Literal('away'), Type.Literal('over')]),
  /** Why; null: not for this reader. */
  reason: Type.Union([Type.String(), Type.Null()]),
  recordedBy: PersonName,
  recordedAt: millis,
  /** Open tasks the person holds, which nobody else can go on with (手上待办). */
  held: Type.Integer(),
  /** May this reader end it, or take it back before it begins. */
  mayEnd: Type.Boolean(),
});

export { AskedChoice } from './schemas.ts';

export const peopleRoutes = {
  listAbsences: {
    method: 'get' as const,
    status: 200 as const,
    path: '/api/absences',
    summary: { zh: '人员去向', en: 'Who is away, now, later and in the last weeks, and who stands in' },
    answer: Type.Object({
      rows: Type.Array(Absence),
      /** May this reader record the absence of somebody else. */
      mayRecordAny: Type.Boolean(),
      now: millis,
    }),
  },
  recordAbsence: {
    method: 'post' as const,
    status: 200 as const,
    path: '/api/absences',
    summary: { zh: '登记去向、安排代岗', en: 'Record that somebody is away and who stands in' },
    body: Type.Object({ id: Id, account: Id, substitute: Id, since: Moment, until: Moment, reason: words }, closed),
    answer: Type.Object({ absence: Id }),
  },
  endAbsence: {
    method: 'post' as const,
    status: 200 as const,
    path: '/api/absences/{absenceId}/end',
    summary: { zh: '提前返岗', en: 'End an absence now, or take it back before it begins' },
    params: Type.Object({ absenceId: Id }, closed),
    body: Type.Object({ id: Id }, closed),
    answer: Type.Object({ absence: Id }),
  },
  /** The chain of leaders of the centre and the unit above each unit named (上级领导链、上级单位). */
  changeLeaders: {
    method: 'put' as const,
    status: 200 as const,
    path: '/api/organisation/leaders',
    summary: { zh: '设置上级领导链', en: 'Change the chain of leaders' },
    body: Type.Object(
      {
        id: Id,
        leaders: Type.Array(Id, { minItems: 1, maxItems: 5, uniqueItems: true }),
        parents: Type.Record(Type.String({ maxLength: 64 }), Type.Union([Id, Type.Null()])),
      },
      closed,
    ),
    answer: Type.Object({ leaders: Type.Array(Type.String()) }),
  },
} as const;

export type Absence = Static<typeof Absence>;
