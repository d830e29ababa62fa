import { emit } from '../../execution/execution.ts';
import { seatedRefused } from '../../verbs/seat-access.ts';
import { reject } from '../rejections.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Takes a task for oneself (认领). The parts of a countersign belong to their people already. */
export const claimTask: CommandHandler<'claim-task'> = (execution, { task: id, version }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  const refused = mayHandle(execution, task) ?? seatedRefused(task);
  if (refused) return refused;
  if (task.holder !== null) {
    return reject('task-yours-already', {
      zh: '任务应尚未认领，但您已认领。',
      en: 'Expected the task to be free, but you hold it already.',
    });
  }
  emit(execution, { type: 'task-claimed', task: id, by: execution.actor.account });
  return undefined;
};
