import type { Execution } from '../../execution/execution.ts';
import { takeChoices } from '../../verbs/choices.ts';
import { endTask } from '../../verbs/finish.ts';
import { delegatedOnly } from '../../verbs/offers.ts';
import { refuseBarred } from '../../verbs/people.ts';
import { actOnSeat } from '../../verbs/reseat.ts';
import { isRefusing } from '../../verbs/results.ts';
import { isSeated, openSeat, type Seated } from '../../verbs/seat-access.ts';
import { refuseSilence } from '../../verbs/words-needed.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler, CommandOf } from './types.ts';

/**
 * Completes a task (办理): by its holder, or by any candidate while nobody has claimed it. Answers go to its form, without one to variables.
 * Who holds a task with added signers completes their own part; the task ends when the signers after them have acted.
 */
export const completeTask: CommandHandler<'complete-task'> = (execution, command) => {
  const { task, rejection } = findTask(execution, command.task, command.version);
  if (!task) return rejection;
  if (isSeated(task)) return completeSeat(execution, task, command);
  const refused =
    mayHandle(execution, task) ??
    refuseBarred(execution, task, execution.actor.account) ??
    delegatedOnly(task) ??
    refuseSilence(execution, task, command);
  if (refused) return refused;
  const unfit = takeChoices(execution, { scope: task.scope, step: task.element }, command.choices);
  if (unfit) return unfit;
  const { answers, opinion } = command;
  endTask(execution, task, opinion === undefined ? { answers } : { answers, opinion });
  return undefined;
};

function completeSeat(execution: Execution, task: Seated, command: CommandOf<'complete-task'>): Rejection | undefined {
  const { seat, rejection } = openSeat(execution, task);
  if (!seat) return rejection;
  if (task.signing || seat.place !== 'own') {
    return reject('vote-expected', {
      zh: `「${task.name}」应以同意、不同意或弃权表态，但提交的是办理结果。`,
      en: `Expected a vote on "${task.name}": agree, refuse or abstain, but it was completed.`,
    });
  }
  const refused = refuseBarred(execution, task, execution.actor.account) ?? refuseSilence(execution, task, command);
  if (refused) return refused;
  const unfit = takeChoices(execution, { scope: task.scope, step: task.element }, command.choices);
  if (unfit) return unfit;
  const { answers, opinion } = command;
  const refuses = task.form === undefined ? answers.result === 'refuse' : isRefusing(answers.result);
  const vote = refuses ? 'refuse' : 'agree';
  actOnSeat(execution, task, seat, { vote, answers, ...(opinion === undefined ? {} : { opinion }) });
  return undefined;
}
