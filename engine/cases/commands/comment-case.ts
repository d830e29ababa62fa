import { emit } from '../../execution/execution.ts';
import type { CommandHandler } from './types.ts';

/** Adds a comment (备注) to the journal. */
export const commentCase: CommandHandler<'comment-case'> = (execution, { text }) => {
  emit(execution, { type: 'case-commented', by: execution.actor.account, private: { text } });
  return undefined;
};
