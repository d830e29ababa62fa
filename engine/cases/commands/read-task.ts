import { emit } from '../../execution/execution.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Notes that somebody who may do the task has opened it (已阅); only the first time is kept. */
export const readTask: CommandHandler<'read-task'> = (execution, { task: id }) => {
  const { task, rejection } = findTask(execution, id);
  if (!task) return rejection;
  const refused = mayHandle(execution, task);
  if (refused) return refused;
  if (task.readAt === undefined) emit(execution, { type: 'task-read', task: id, by: execution.actor.account });
  return undefined;
};
