import { emit } from '../../execution/execution.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Takes a task for oneself (认领). */
export const claimTask: CommandHandler<'claim-task'> = (execution, { task: id, version }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  const refused = mayHandle(execution, task);
  if (refused) return refused;
  emit(execution, { type: 'task-claimed', task: id, by: execution.actor.account });
  return undefined;
};
