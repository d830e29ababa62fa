import { emit } from '../../execution/execution.ts';
import { findCirculation } from '../../verbs/circulations.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Answers a circulation (传阅回执), once; a closed case needs no answers any more. */
export const answerCirculation: CommandHandler<'answer-circulation'> = (execution, { circulation, text }) => {
  const { one, rejection } = findCirculation(execution, circulation, 'to');
  if (!one) return rejection;
  if (one.kind === 'copy' || one.answeredAt !== undefined) {
    return reject('circulation-needs-no-answer', {
      zh: '应是尚未答复的传阅，但它是抄送，或已经答复。',
      en: 'Expected a circulation without an answer, but it is a copy or was answered already.',
    });
  }
  const by = execution.actor.account;
  if (one.readAt === undefined) emit(execution, { type: 'circulation-read', circulation, by });
  emit(execution, { type: 'circulation-answered', circulation, by, private: { text } });
  return undefined;
};
