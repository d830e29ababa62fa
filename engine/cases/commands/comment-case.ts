import { emit } from '../../execution/execution.ts';
import type { CommandHandler } from './types.ts';

/** Adds a comment (备注) to the journal. */
export const commentCase: CommandHandler<'comment-case'> = (x, { text }) => {
  emit(x, { type: 'case-commented', by: x.actor.account, private: { text } });
  return undefined;
};
