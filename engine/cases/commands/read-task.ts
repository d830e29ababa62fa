import { emit } from '../../execution/execution.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Notes that somebody who may do the task has opened it (已阅); only the first time is kept. */
export const readTask: CommandHandler<'read-task'> = (x, { task: id }) => {
  const { task, rejection } = findTask(x, id);
  if (!task) return rejection;
  const refused = mayHandle(x, task);
  if (refused) return refused;
  if (task.readAt === undefined) emit(x, { type: 'task-read', task: id, by: x.actor.account });
  return undefined;
};
