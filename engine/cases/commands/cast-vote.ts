import { delegatedOnly } from '../../verbs/offers.ts';
import { refuseBarred } from '../../verbs/people.ts';
import { actOnSeat } from '../../verbs/reseat.ts';
import { isSeated, openSeat } from '../../verbs/seat-access.ts';
import { refuseSilence } from '../../verbs/words-needed.ts';
import type { Rejection } from '../context.ts';
import { reject } from '../rejections.ts';
import type { Task } from '../state.ts';
import { findTask, mayHandle } from './task-access.ts';
import type { CommandHandler } from './types.ts';

/** One signer's voice (会签表态): agree, refuse or abstain, with their own answers and opinion; the node ends as soon as it is decided. */
export const castVote: CommandHandler<'cast-vote'> = (execution, { task: id, version, vote, opinion, answers }) => {
  const { task, rejection } = findTask(execution, id, version);
  if (!task) return rejection;
  if (!isSeated(task)) return mayHandle(execution, task) ?? delegatedOnly(task) ?? voteUnasked(task);
  const { seat, rejection: refused } = openSeat(execution, task);
  if (!seat) return refused;
  if (!task.signing && seat.place === 'own') return voteUnasked(task);
  const said = { ...(opinion === undefined ? {} : { opinion }), ...(answers === undefined ? {} : { answers }) };
  const unfit = refuseBarred(execution, task, execution.actor.account) ?? refuseSilence(execution, task, said);
  if (unfit) return unfit;
  actOnSeat(execution, task, seat, { vote, ...said });
  return undefined;
};

function voteUnasked(task: Task): Rejection {
  return reject('vote-unasked', {
    zh: `「${task.name}」应由办理人直接办理，不需要表态，但提交的是表态。`,
    en: `Expected "${task.name}" to be completed by who handles it, but it was voted on.`,
  });
}
