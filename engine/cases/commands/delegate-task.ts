import { emit } from '../../execution/execution.ts';
import { notOffered } from '../../verbs/offers.ts';
import { refusePerson } from '../../verbs/people.ts';
import { elementOf, seatedRefused } from '../../verbs/seat-access.ts';
import { refuseNoReason } from '../../verbs/words-needed.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/**
 * Asks another for an opinion (委派): they hold the task, cannot decide it, and with their answer it comes back to who delegated. A delegate may
 * delegate on; a signer of a countersign adds a signer before them instead.
 */
export const delegateTask: CommandHandler<'delegate-task'> = (execution, { task: id, version, to, reason }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  const refused =
    notOffered(elementOf(execution, task), 'delegate') ??
    seatedRefused(task) ??
    mayHandle(execution, task) ??
    refusePerson(execution, task, to) ??
    refuseCircle(task, to) ??
    refuseNoReason(execution, task, reason);
  if (refused) return refused;
  emit(execution, { type: 'task-delegated', task: id, by: execution.actor.account, to, private: { reason: reason ?? '' } });
  return undefined;
};

/** Somebody who waits for the answer cannot be asked for it. */
function refuseCircle({ delegatedBy, name }: Task, to: string): Rejection | undefined {
  if (!delegatedBy?.includes(to)) return undefined;
  return reject('delegation-circle', {
    zh: `「${name}」应委派给另一人，但「${to}」正在等候这项委派的答复。`,
    en: `Expected somebody else to be asked about "${name}", but "${to}" waits for the answer.`,
  });
}
