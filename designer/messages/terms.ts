import type { Text } from '#engine/problem.ts';

/** Words of closed lists (名词): acts, pause reasons, posts, stages. An unknown one reads as `other`. */
export type Terms = Readonly<Record<string, Text>>;

/** Legal acts (法律行为). */
export const acts: Terms = {
  receive: { zh: '收件', en: 'receipt' },
  accept: { zh: '受理', en: 'acceptance' },
  decline: { zh: '不予受理', en: 'non-acceptance' },
  reply: { zh: '答复', en: 'reply' },
  'request-supplement': { zh: '一次性告知补正', en: 'request for supplements' },
  'receive-supplement': { zh: '接收补正', en: 'receipt of supplements' },
  'start-special-procedure': { zh: '进入特别程序', en: 'start of a special procedure' },
  'end-special-procedure': { zh: '特别程序结束', en: 'end of the special procedure' },
  extend: { zh: '延期', en: 'extension' },
  forward: { zh: '上报', en: 'forwarding' },
  'superior-answer': { zh: '上级批复', en: "the superior's answer" },
  grant: { zh: '准予', en: 'grant' },
  refuse: { zh: '不予办理', en: 'refusal' },
  deliver: { zh: '送达', en: 'delivery' },
  close: { zh: '办结', en: 'closing' },
  withdraw: { zh: '撤回', en: 'withdrawal' },
  terminate: { zh: '终止', en: 'termination' },
};

/** Reasons for which a clock pauses (暂停情形). */
export const reasons: Terms = {
  hearing: { zh: '听证', en: 'hearing' },
  tender: { zh: '招标', en: 'tender' },
  auction: { zh: '拍卖', en: 'auction' },
  inspection: { zh: '检验', en: 'inspection' },
  testing: { zh: '检测', en: 'testing' },
  quarantine: { zh: '检疫', en: 'quarantine' },
  appraisal: { zh: '鉴定', en: 'appraisal' },
  'expert-review': { zh: '专家评审', en: 'expert review' },
  superior: { zh: '上级审批', en: "superior's approval" },
  'special-procedure': { zh: '其他特别程序', en: 'other special procedures' },
};

/** Posts of the centre (岗位). */
export const posts: Terms = {
  'window-staff': { zh: '窗口人员', en: 'window staff' },
  handler: { zh: '承办人', en: 'handler' },
  'window-supervisor': { zh: '窗口主管', en: 'window supervisor' },
  'unit-leader': { zh: '分管领导', en: 'unit leader' },
  'supervision-office': { zh: '督查室', en: 'supervision office' },
  'business-office': { zh: '业务股', en: 'business office' },
  administrator: { zh: '管理员', en: 'administrator' },
  agent: { zh: '代办员', en: 'agent' },
  auditor: { zh: '审计员', en: 'auditor' },
};

/** Supervised stages (环节). */
export const stages: Terms = {
  accept: { zh: '受理', en: 'acceptance' },
  handle: { zh: '承办', en: 'handling' },
  review: { zh: '审核', en: 'review' },
  approve: { zh: '批准', en: 'approval' },
  close: { zh: '办结', en: 'closing' },
};

const other: Text = { zh: '其他', en: 'other' };

/** The word of an id in a list. */
export const termOf = (terms: Terms, id: string, lang: 'zh' | 'en'): string => (terms[id] ?? other)[lang];

/** Several, joined as the language joins them; null when there are none. */
export const termsOf = (terms: Terms, ids: readonly string[], lang: 'zh' | 'en'): string | null =>
  ids.length === 0 ? null : ids.map(id => termOf(terms, id, lang)).join(lang === 'zh' ? '、' : ', ');
