import { formatChineseMoment, formatLocal } from '../../calendar/dates.ts';
import { emit } from '../../execution/execution.ts';
import { findCirculation } from '../../verbs/circulations.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Takes a copy or circulation back (撤销抄送), by its sender and while it is unread. */
export const revokeCirculation: CommandHandler<'revoke-circulation'> = (execution, { circulation }) => {
  const { one, rejection } = findCirculation(execution, circulation, 'by');
  if (!one) return rejection;
  if (one.readAt !== undefined) {
    return reject('circulation-read-already', {
      zh: `撤销应在阅读之前，但已于 ${formatChineseMoment(one.readAt)} 被阅读。`,
      en: `Expected it to be unread, but it was read on ${formatLocal(one.readAt)}.`,
    });
  }
  emit(execution, { type: 'circulation-revoked', circulation, by: execution.actor.account });
  return undefined;
};
