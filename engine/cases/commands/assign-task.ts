import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { delegatedOnly } from '../../verbs/offers.ts';
import { refuseApplicant, refuseBarred, refuseRecused, refuseStranger } from '../../verbs/people.ts';
import { seatedRefused } from '../../verbs/seat-access.ts';
import { matchesAny } from '../principals.ts';
import { notCandidate, reject } from '../rejections.ts';
import type { Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Posts that may give a task to somebody else though it is not theirs. */
const givers = ['window-supervisor', 'unit-leader', 'administrator'];

/** Gives a task to a person of the centre (指派): by its holder, a candidate while it is free, a supervisor, leader or administrator. It ends a delegation. */
export const assignTask: CommandHandler<'assign-task'> = (execution, { task: id, version, to }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  if (!mayGive(execution, task)) return notCandidate(task);
  const refused =
    refuseRecused(execution, task.name) ??
    seatedRefused(task) ??
    refuseStranger(execution, to) ??
    refuseApplicant(execution, task, to) ??
    refuseBarred(execution, task, to);
  if (refused) return refused;
  if (task.holder === to) {
    return reject('assignee-unchanged', {
      zh: '应指派给另一人，但任务已由此人办理。',
      en: 'Expected somebody else, but that person holds the task already.',
    });
  }
  emit(execution, { type: 'task-assigned', task: id, by: execution.actor.account, to });
  return undefined;
};

function mayGive(execution: Execution, task: Task): boolean {
  return (!mayHandle(execution, task) && !delegatedOnly(task)) || matchesAny(givers, execution.actor.principals);
}
