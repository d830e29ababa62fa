import type { Text } from '#engine/problem.ts';

/** Words of the closed lists that packs, pages and server speak of, each written once (名词). */

/** Acts in words (法律行为). */
export const actWords: Readonly<Record<string, Text>> = {
  receive: { zh: '收件', en: 'receipt' },
  accept: { zh: '受理', en: 'acceptance' },
  decline: { zh: '不予受理', en: 'non-acceptance' },
  reply: { zh: '答复', en: 'reply' },
  'request-supplement': { zh: '一次性告知补正', en: 'request for supplements' },
  'receive-supplement': { zh: '接收补正', en: 'receipt of supplements' },
  'start-special-procedure': { zh: '进入特别程序', en: 'start of a special procedure' },
  'end-special-procedure': { zh: '特别程序结束', en: 'end of the special procedure' },
  extend: { zh: '延期', en: 'extension' },
  forward: { zh: '上报', en: 'forwarding to the superior' },
  'urge-superior': { zh: '催办上级', en: 'urging of the superior' },
  'superior-answer': { zh: '上级批复', en: "the superior's answer" },
  grant: { zh: '准予', en: 'grant' },
  refuse: { zh: '不予办理', en: 'refusal' },
  deliver: { zh: '送达', en: 'delivery' },
  close: { zh: '办结', en: 'closing' },
  withdraw: { zh: '撤回', en: 'withdrawal' },
  terminate: { zh: '终止', en: 'termination' },
};

/** Posts of a centre in words (岗位名称). */
export const postWords: Readonly<Record<string, Text>> = {
  'window-staff': { zh: '窗口人员', en: 'Window staff' },
  handler: { zh: '承办人', en: 'Handler' },
  'window-supervisor': { zh: '窗口主管', en: 'Window supervisor' },
  'unit-leader': { zh: '分管领导', en: 'Unit leader' },
  'supervision-office': { zh: '督查室', en: 'Supervision office' },
  'business-office': { zh: '业务股', en: 'Business office' },
  administrator: { zh: '管理员', en: 'Administrator' },
  agent: { zh: '代办员', en: 'Agent' },
  auditor: { zh: '审计员', en: 'Auditor' },
  'government-head': { zh: '政府负责人', en: 'Responsible person of the government' },
};
