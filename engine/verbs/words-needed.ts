import type { Rejection } from '../cases/context.ts';
import { reject } from '../cases/rejections.ts';
import type { Answers, Task } from '../cases/state.ts';
import type { Execution } from '../execution/execution.ts';
import { wordsOf } from './finish.ts';
import { reasonMissing } from './offers.ts';
import { elementOf } from './seat-access.ts';

/** The opinion a step requires (意见必填) when it is completed or voted on, typed on the page or in its form. */
export function refuseSilence(
  execution: Execution,
  task: Task,
  said: { readonly opinion?: string; readonly answers?: Answers },
): Rejection | undefined {
  const isNeeded = elementOf(execution, task).opinion === 'required';
  return isNeeded && wordsOf(said.opinion, said.answers) === null ? opinionMissing(task) : undefined;
}

/** No opinion where one is needed. */
export function opinionMissing(task: Task): Rejection {
  return reject('opinion-missing', {
    zh: `办理「${task.name}」应填写意见，但没有填写。`,
    en: `Expected an opinion when completing "${task.name}", but there is none.`,
  });
}

/** A step that requires opinions requires a reason of whoever passes it on or changes who signs. */
export function refuseNoReason(execution: Execution, task: Task, reason: string | undefined): Rejection | undefined {
  const isNeeded = elementOf(execution, task).opinion === 'required';
  return isNeeded && !reason?.trim() ? reasonMissing() : undefined;
}
