import { emit } from '../../execution/execution.ts';
import { receiversOf, requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Urges everybody who has an open task of the case (催办); changes neither state nor clocks. */
export const urgeCase: CommandHandler<'urge-case'> = (execution, { text }) => {
  const to = receiversOf(execution, 'handler');
  if (to.length === 0) {
    return reject('nobody-to-urge', {
      zh: '应有人正在办理，但目前没有待办任务，无法催办。',
      en: 'Expected somebody to have an open task, but nobody has one now.',
    });
  }
  emit(execution, { type: 'case-urged', by: execution.actor.account, to, private: { text } });
  for (const principal of to) requestNotice(execution, { to: principal, text: 'urged', content: execution.state.content, words: text });
  return undefined;
};
