import { emit } from '../../execution/execution.ts';
import { keepOwn } from '../../verbs/seat-answers.ts';
import { opinionMissing } from '../../verbs/words-needed.ts';
import { reject } from '../rejections.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Answers a delegation (委派答复): the opinion is recorded, what was filled in is kept apart, and the task is with who delegated it again. */
export const answerDelegation: CommandHandler<'answer-delegation'> = (execution, { task: id, version, opinion, answers }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  const refused = mayHandle(execution, task);
  if (refused) return refused;
  const back = task.delegatedBy?.[0];
  if (back === undefined) {
    return reject('task-not-delegated', {
      zh: `「${task.name}」应是委派给您的，但没有人委派，请直接办理。`,
      en: `Expected "${task.name}" to be delegated to you, but it is not. Complete it instead.`,
    });
  }
  if (opinion.trim() === '') return opinionMissing(task);
  emit(execution, { type: 'delegation-answered', task: id, by: execution.actor.account, back, private: { opinion } });
  if (answers && task.form !== undefined) keepOwn(execution, task, { answers, opinion });
  return undefined;
};
