import Type, { type Static } from 'typebox';
import { limits } from '#engine/limits.ts';
import { Id, MaterialState } from './schemas.ts';

/** Bodies of the commands to a case (办件指令): `id` is the command id (uuid v7), the idempotency key. */
const closed = { additionalProperties: false } as const;
const task = { id: Id, task: Id, version: Type.Integer({ minimum: 0 }) };
const words = Type.String({ minLength: 1, maxLength: limits.textLength, pattern: '\\S' });
const answers = Type.Record(Type.String({ maxLength: 200 }), Type.Unknown());

export const CompleteTask = Type.Object(
  { ...task, answers, opinion: Type.Optional(Type.String({ maxLength: limits.textLength })) },
  closed,
);
export const ClaimTask = Type.Object(task, closed);
export const ReleaseTask = Type.Object(task, closed);
export const AssignTask = Type.Object({ ...task, to: Id }, closed);
export const ReadTask = Type.Object({ id: Id, task: Id }, closed);
export const SubmitSupplement = Type.Object(
  { id: Id, materials: Type.Array(MaterialState, { maxItems: 200 }), note: Type.Optional(Type.String({ maxLength: limits.textLength })) },
  closed,
);
export const RequestExtension = Type.Object({ id: Id, days: Type.Integer({ minimum: 1, maximum: 365 }), reason: words }, closed);
export const DeliverMessage = Type.Object(
  { id: Id, name: Id, key: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])), payload: Type.Optional(answers) },
  closed,
);
export const ReceiveMaterial = Type.Object({ id: Id, material: MaterialState }, closed);
export const CommentCase = Type.Object({ id: Id, text: words }, closed);
export const UrgeCase = Type.Object({ id: Id, text: words }, closed);
export const WithdrawApplication = Type.Object({ id: Id, reason: words }, closed);
export const SuspendCase = Type.Object({ id: Id, reason: words }, closed);
export const ResumeCase = Type.Object({ id: Id }, closed);
export const ResolveIncident = Type.Object({ id: Id, incident: Id }, closed);

export type CompleteTask = Static<typeof CompleteTask>;
export type SubmitSupplement = Static<typeof SubmitSupplement>;
