import { emit } from '../../execution/execution.ts';
import { receiversOf, requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Urges everybody who has an open task of the case (催办); changes neither state nor clocks. */
export const urgeCase: CommandHandler<'urge-case'> = (x, { text }) => {
  const to = receiversOf(x, 'handler');
  if (to.length === 0) {
    return reject('nobody-to-urge', {
      zh: '应有人正在办理，但目前没有待办任务，无法催办。',
      en: 'Expected somebody to have an open task, but nobody has one now.',
    });
  }
  emit(x, { type: 'case-urged', by: x.actor.account, to, private: { text } });
  for (const principal of to) requestNotice(x, { to: principal, text: 'urged', content: x.state.content, words: text });
  return undefined;
};
