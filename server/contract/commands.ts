import Type, { type Static } from 'typebox';
import { limits } from '#engine/limits.ts';
import { Choices, Id, MaterialState } from './schemas.ts';

/** Bodies of the commands to a case (办件指令): `id` is the command id (uuid v7), the idempotency key. */
const closed = { additionalProperties: false } as const;
const task = { id: Id, task: Id, version: Type.Integer({ minimum: 0 }) };
const words = Type.String({ minLength: 1, maxLength: limits.textLength, pattern: '\\S' });
const reason = Type.Optional(Type.String({ maxLength: limits.textLength }));
const people = Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true });
/** 补录: the legal moment of what is entered late, and why. Needs the right `case.late`. */
const late = { effectiveAt: Type.Optional(Type.Integer({ minimum: 0 })), reason };
const answers = Type.Record(Type.String({ maxLength: 200 }), Type.Unknown());

export const CompleteTask = Type.Object(
  { ...task, ...late, answers, opinion: Type.Optional(Type.String({ maxLength: limits.textLength })), choices: Type.Optional(Choices) },
  closed,
);
export const ClaimTask = Type.Object(task, closed);
export const ReleaseTask = Type.Object(task, closed);
export const AssignTask = Type.Object({ ...task, to: Id }, closed);
export const ReadTask = Type.Object({ id: Id, task: Id }, closed);
export const SubmitSupplement = Type.Object(
  {
    id: Id,
    ...late,
    materials: Type.Array(MaterialState, { maxItems: 200 }),
    note: Type.Optional(Type.String({ maxLength: limits.textLength })),
  },
  closed,
);
export const RequestExtension = Type.Object({ id: Id, days: Type.Integer({ minimum: 1, maximum: 365 }), reason: words }, closed);
/** 暂停计时: a lawful procedure of the pack's list begins; `days` it will take, in working days. */
export const PauseClock = Type.Object(
  {
    id: Id,
    effectiveAt: late.effectiveAt,
    procedure: Type.String({ minLength: 1, maxLength: 64 }),
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
    reason: words,
  },
  closed,
);
/** 恢复计时: the procedure is over. */
export const ResumeClock = Type.Object({ id: Id, ...late, procedure: Type.String({ minLength: 1, maxLength: 64 }) }, closed);
export const DeliverMessage = Type.Object(
  { id: Id, name: Id, key: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])), payload: Type.Optional(answers) },
  closed,
);
export const ReceiveMaterial = Type.Object({ id: Id, ...late, material: MaterialState }, closed);
export const CommentCase = Type.Object({ id: Id, text: words }, closed);
export const UrgeCase = Type.Object({ id: Id, text: words }, closed);
export const WithdrawApplication = Type.Object({ id: Id, reason: words }, closed);
export const SuspendCase = Type.Object({ id: Id, reason: words }, closed);
export const ResumeCase = Type.Object({ id: Id }, closed);
export const ResolveIncident = Type.Object(
  {
    id: Id,
    incident: Id,
    action: Type.Optional(Type.Union([Type.Literal('retry'), Type.Literal('skip'), Type.Literal('resolve')])),
    values: Type.Optional(answers),
  },
  closed,
);

/** Verbs on a task (办理动作, docs/verbs.md). */
export const TransferTask = Type.Object({ ...task, to: Id, reason }, closed);
export const DelegateTask = Type.Object({ ...task, to: Id, reason }, closed);
export const AnswerDelegation = Type.Object({ ...task, opinion: words, answers: Type.Optional(answers) }, closed);
export const CastVote = Type.Object(
  {
    ...task,
    vote: Type.Union([Type.Literal('agree'), Type.Literal('refuse'), Type.Literal('abstain')]),
    opinion: Type.Optional(Type.String({ maxLength: limits.textLength })),
    answers: Type.Optional(answers),
  },
  closed,
);
export const AddSigners = Type.Object(
  {
    ...task,
    place: Type.Union([Type.Literal('before'), Type.Literal('after'), Type.Literal('parallel')]),
    method: Type.Optional(Type.Union([Type.Literal('all'), Type.Literal('any'), Type.Literal('order')])),
    who: people,
    reason,
  },
  closed,
);
export const RemoveSigner = Type.Object({ ...task, seat: Id, reason }, closed);
export const ReturnTask = Type.Object(
  {
    ...task,
    target: Type.Union([
      Type.Object({ to: Type.Union([Type.Literal('applicant'), Type.Literal('previous')]) }, closed),
      Type.Object({ to: Type.Literal('element'), element: Id, scope: Type.Optional(Id) }, closed),
    ]),
    reach: Type.Optional(Type.Union([Type.Literal('branch'), Type.Literal('whole')])),
    resume: Type.Optional(Type.Union([Type.Literal('in-order'), Type.Literal('straight-back')])),
    acts: Type.Optional(Type.Union([Type.Literal('keep'), Type.Literal('void')])),
    reason: words,
  },
  closed,
);
export const TakeBackTask = Type.Object({ id: Id, task: Id, reason }, closed);
export const RefuseTask = Type.Object({ ...task, opinion: words, answers: Type.Optional(answers) }, closed);

/** An administrator moves a token; `run` as the case view names it. */
export const JumpToken = Type.Object({ id: Id, scope: Id, run: Type.Union([Id, Type.Null()]), to: Id, reason: words }, closed);
export const StartActivity = Type.Object({ id: Id, scope: Id, element: Id }, closed);
export const CirculateCase = Type.Object(
  {
    id: Id,
    kind: Type.Union([Type.Literal('copy'), Type.Literal('circulation')]),
    to: people,
    text: Type.String({ maxLength: limits.textLength }),
  },
  closed,
);
export const ReadCirculation = Type.Object({ id: Id, circulation: Id }, closed);
export const AnswerCirculation = Type.Object({ id: Id, circulation: Id, text: words }, closed);
export const RevokeCirculation = Type.Object({ id: Id, circulation: Id }, closed);

/** 回避: a person takes no part in the case any more, and why. */
export const RecuseHandler = Type.Object({ id: Id, account: Id, reason: words }, closed);

export type CompleteTask = Static<typeof CompleteTask>;
export type SubmitSupplement = Static<typeof SubmitSupplement>;
