import type { Text } from '#engine/problem.ts';
import { actWords, postWords } from '#processes/words.ts';

/** Words of closed lists (名词): acts, pause reasons, posts, stages. An unknown one reads as `other`. */
export type Terms = Readonly<Record<string, Text>>;

/** Legal acts (法律行为). */
export const acts: Terms = actWords;

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
  publicity: { zh: '公示', en: 'public notice' },
  'site-survey': { zh: '现场勘验', en: 'site survey' },
  superior: { zh: '上级审批', en: "superior's approval" },
  'special-procedure': { zh: '其他特别程序', en: 'other special procedures' },
};

/** Posts of the centre (岗位), as they stand inside a sentence. */
export const posts: Terms = Object.fromEntries(Object.entries(postWords).map(([post, { zh, en }]) => [post, { zh, en: en.toLowerCase() }]));

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
