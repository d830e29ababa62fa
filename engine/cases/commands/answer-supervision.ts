import { emit } from '../../execution/execution.ts';
import { requestNotice } from '../notices.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Answers a demand of the supervision office (督办答复): whoever was asked, once. */
export const answerSupervision: CommandHandler<'answer-supervision'> = (execution, { demand: id, text }) => {
  const demand = execution.state.demands?.find(one => one.id === id);
  const { account } = execution.actor;
  if (!demand) {
    return reject('demand-not-found', {
      zh: '应有这项督办，但本办件没有。请刷新页面后重试。',
      en: 'Expected the case to have this demand, but it has none such. Reload the page and try again.',
    });
  }
  if (!demand.to.includes(account)) {
    return reject('demand-not-yours', {
      zh: '应由被督办人答复，但这项督办不是发给您的。',
      en: 'Expected one of those asked to answer, but you were not asked.',
    });
  }
  if (demand.answeredBy !== undefined) {
    return reject('demand-answered', {
      zh: `应只答复一次，但 ${demand.answeredBy} 已答复。`,
      en: `Expected one answer, but ${demand.answeredBy} has answered.`,
    });
  }
  emit(execution, { type: 'supervision-answered', demand: id, by: account, private: { text } });
  requestNotice(execution, { to: `person:${demand.by}`, text: 'supervision-answered' });
  return undefined;
};
