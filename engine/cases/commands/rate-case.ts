import { emit } from '../../execution/execution.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** The applicant rates the service (好差评, GB/T 39734-2020): after the end of the case, once, of free will. */
export const rateCase: CommandHandler<'rate-case'> = (execution, { level, channel, tags, comment }) => {
  const { phase, rating } = execution.state;
  if (phase !== 'closed')
    return reject('rating-too-early', {
      zh: '办件办结后才能评价，目前尚未办结。',
      en: 'Expected a closed case to rate, but this one is still open.',
    });
  if (rating)
    return reject('rated-already', {
      zh: '一次办件只评价一次，该办件已评价，感谢您的参与。',
      en: 'Expected a case that was not rated yet, but this one was; each case is rated once.',
    });
  emit(execution, { type: 'case-rated', level, channel, by: execution.actor.account, private: { tags, comment } });
  return undefined;
};
