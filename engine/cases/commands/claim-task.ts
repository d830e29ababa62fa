import { emit } from '../../execution/execution.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Takes a task for oneself (认领). */
export const claimTask: CommandHandler<'claim-task'> = (x, { task: id, version }) => {
  const { task, rejection } = findTask(x, id, version);
  if (!task) return rejection;
  const refused = mayHandle(x, task);
  if (refused) return refused;
  emit(x, { type: 'task-claimed', task: id, by: x.actor.account });
  return undefined;
};
