import type { FlowElement } from '../bpmn/definition.ts';
import type { Rejection } from '../cases/context.ts';
import { reject } from '../cases/rejections.ts';
import type { Task } from '../cases/state.ts';
import { barredFrom, isBarring } from '../execution/assignment/barred.ts';
import type { Execution } from '../execution/execution.ts';
import { isBarred } from './applicant.ts';
import { isInPost } from './offers.ts';
import { elementOf } from './seat-access.ts';
import { seatOf } from './seats.ts';

/** Why a task may not be given to a person, or a seat in it: themselves, out of post, the applicant, or a signer already. */
export function refusePerson(execution: Execution, task: Task, to: string): Rejection | undefined {
  if (to === execution.actor.account) {
    return reject('to-self', { zh: '应交给另一人，但选的是您自己。', en: 'Expected somebody else, but it is yourself.' });
  }
  return (
    refuseStranger(execution, to) ?? refuseApplicant(execution, task, to) ?? refuseBarred(execution, task, to) ?? refuseSigner(task, to)
  );
}

/** Somebody who holds no post of the centre (不在岗). */
export function refuseStranger({ context }: Execution, to: string): Rejection | undefined {
  if (isInPost(context, to)) return undefined;
  return reject('assignee-unknown', {
    zh: `应交给本中心的人员，但「${to}」不在本中心任职。`,
    en: `Expected somebody of the centre, but "${to}" holds no post in it.`,
  });
}

/** The applicant (申请人回避). */
export function refuseApplicant(execution: Execution, task: Task, to: string): Rejection | undefined {
  if (!isBarred(execution.state, elementOf(execution, task), to)) return undefined;
  return reject('to-applicant', {
    zh: `「${task.name}」应由申请人以外的人员办理，但「${to}」是申请人。`,
    en: `Expected somebody other than the applicant for "${task.name}", but "${to}" is the applicant.`,
  });
}

/** A person who takes no part in the case any more (已回避). */
export function handlerRecused(task: string, account: string): Rejection {
  return reject('handler-recused', {
    zh: `「${task}」应由没有回避的人员办理，但「${account}」已回避本办件。`,
    en: `Expected somebody who takes part in the case to do "${task}", but "${account}" is recused.`,
  });
}

/** What somebody decides about a task of others, or where the case goes, who takes no part in it any more (已回避). */
export function refuseRecused({ state, actor }: Execution, task: string): Rejection | undefined {
  return state.recused?.includes(actor.account) ? handlerRecused(task, actor.account) : undefined;
}

/** Who takes no part in the case any more (回避), or did a step that does not go with this one (不相容岗位). */
export function refuseBarred(execution: Execution, task: Task, to: string): Rejection | undefined {
  return refuseBarredFrom(execution, { name: task.name, assignment: elementOf(execution, task).assignment }, to);
}

/** The same of a step that has no task now. */
export function refuseBarredFrom(
  { state }: Execution,
  { name, assignment }: { readonly name: string } & Pick<FlowElement, 'assignment'>,
  to: string,
): Rejection | undefined {
  const bar = isBarring(state, assignment) ? barredFrom(state, assignment).get(to) : undefined;
  if (bar === 'recused') return handlerRecused(name, to);
  if (bar === undefined) return undefined;
  return reject('step-incompatible', {
    zh: `「${name}」应由没有办理过不相容环节的人员办理，但「${to}」办理过。`,
    en: `Expected somebody who did none of the steps that do not go with "${name}", but "${to}" did.`,
  });
}

/** Somebody who signs the task already (已参加会签). */
export function refuseSigner(task: Pick<Task, 'name' | 'seats'>, to: string): Rejection | undefined {
  if (!seatOf(task, to)) return undefined;
  return reject('already-signer', {
    zh: `应选尚未参加「${task.name}」的人员，但「${to}」已在其中。`,
    en: `Expected somebody who does not take part in "${task.name}" yet, but "${to}" does.`,
  });
}
