import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { matchesAny } from '../principals.ts';
import { notCandidate, reject } from '../rejections.ts';
import type { Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** Posts that may give a task to somebody else though it is not theirs. */
const givers = ['window-supervisor', 'unit-leader', 'administrator'];

/** Gives a task to a person of the centre (指派): by its holder, a candidate while it is free, a supervisor, leader or administrator. */
export const assignTask: CommandHandler<'assign-task'> = (execution, { task: id, version, to }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  if (!mayGive(execution, task)) return notCandidate(task);
  if (!execution.context.organisation.posts.some(({ account }) => account === to)) {
    return reject('assignee-unknown', {
      zh: `应指派给本中心的人员，但「${to}」不在本中心任职。`,
      en: `Expected somebody of the centre, but "${to}" holds no post in it.`,
    });
  }
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
  return !mayHandle(execution, task) || matchesAny(givers, execution.actor.principals);
}
