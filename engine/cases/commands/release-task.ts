import { emit } from '../../execution/execution.ts';
import { delegatedOnly } from '../../verbs/offers.ts';
import { reject } from '../rejections.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Gives a claimed task back to its candidates (放回). A delegated one goes back by its answer. */
export const releaseTask: CommandHandler<'release-task'> = (execution, { task: id, version }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  if (task.holder === null) {
    return reject('task-not-held', {
      zh: '任务应已被认领，但还没有人认领，无需放回。',
      en: 'Expected the task to be claimed, but nobody holds it.',
    });
  }
  const refused = mayHandle(execution, task) ?? delegatedOnly(task);
  if (refused) return refused;
  emit(execution, { type: 'task-released', task: id, by: execution.actor.account });
  return undefined;
};
