import { useMemo } from 'react';
import type { Text } from '#engine/problem.ts';
import { usePreferences } from '../../shared/messages/preferences.tsx';
import { ratingWords } from '../../shared/rating-words.ts';

/** Sentences of the public pages (公众页文字): plain words for people who come once. */
const table = {
  ...ratingWords,
  product: { zh: '公众服务', en: 'Public service' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  demo: { zh: '演示数据库：数据均为虚构。', en: 'Demonstration database: all data are invented.' },
  nav: { zh: '页面', en: 'Pages' },
  navProgress: { zh: '查进度', en: 'Progress' },
  navGuides: { zh: '办事指南', en: 'Guides' },
  large: { zh: '大字版', en: 'Large type' },
  normal: { zh: '标准字号', en: 'Normal type' },
  language: { zh: 'EN', en: '中文' },
  languageName: { zh: '切换到英文 English', en: 'Switch to Chinese 中文' },
  retry: { zh: '重试', en: 'Try again' },
  loading: { zh: '正在查询', en: 'Loading' },
  notLoaded: { zh: '没有查到', en: 'Nothing found' },
  askAgain: { zh: '重新查询', en: 'Search again' },

  homeTitle: { zh: '查询办理进度', en: 'Follow your case' },
  homeHint: {
    zh: '输入收件回执上的 12 位查询码，不用登录。',
    en: 'Enter the 12-character query code of your receipt. No sign-in is needed.',
  },
  code: { zh: '查询码', en: 'Query code' },
  codeWrong: {
    zh: '查询码是 12 位字母和数字，请对照回执核对。',
    en: 'The query code has 12 letters and digits; please compare it with your receipt.',
  },
  number: { zh: '办件号', en: 'Case number' },
  numberHint: { zh: '例如 HS-20261123-0001', en: 'For example HS-20261123-0001' },
  numberWrong: { zh: '请填写回执上的办件号。', en: 'Please enter the case number of your receipt.' },
  lastFour: { zh: '申请人证件号后四位', en: 'Last four characters of the applicant’s id number' },
  lastFourWrong: { zh: '请填写四位，末位可以是字母 X。', en: 'Please enter four characters; the last may be an X.' },
  find: { zh: '查询', en: 'Search' },
  byCode: { zh: '用查询码查', en: 'By query code' },
  byNumber: { zh: '用办件号查', en: 'By case number' },
  ways: { zh: '查询方式', en: 'How to search' },
  homeGuides: { zh: '还没有申请？', en: 'Not applied yet?' },
  homeGuidesHint: {
    zh: '先看办事指南：要什么条件、带什么材料、多久办好、收不收费。',
    en: 'Read the guide first: conditions, what to bring, how long it takes, and the fee.',
  },
  homeGuidesLink: { zh: '查看办事指南', en: 'Read the guides' },

  closeCase: { zh: '查另一件', en: 'Another case' },
  refresh: { zh: '刷新', en: 'Refresh' },
  readAt: { zh: '{time} 查询', en: 'Read at {time}' },
  caseNumber: { zh: '办件号 {number}', en: 'Case {number}' },
  applicant: { zh: '申请人', en: 'Applicant' },
  unit: { zh: '实施部门', en: 'Deciding unit' },
  openedAt: { zh: '收件时间', en: 'Received' },
  closedAt: { zh: '办结时间', en: 'Closed' },
  toGuide: { zh: '查看该事项的办事指南', en: 'Guide of this service' },
  todo: { zh: '您现在要做的事', en: 'What you have to do now' },
  nothingTodo: {
    zh: '您现在不用做什么，有进展时可再来查询。',
    en: 'There is nothing you have to do now; come back to see how it goes on.',
  },
  missing: { zh: '需要补正的材料', en: 'What is missing' },
  where: { zh: '办理地点', en: 'Where' },
  phone: { zh: '咨询电话', en: 'Telephone' },
  steps: { zh: '办理步骤', en: 'Steps' },
  'step.done': { zh: '已完成', en: 'done' },
  'step.now': { zh: '正在进行', en: 'under way' },
  'step.next': { zh: '待办理', en: 'to come' },
  nextHint: { zh: '灰色为顺利时的后续步骤，以实际办理为准。', en: 'Grey: the steps that follow if all goes well.' },
  clocks: { zh: '办理时限', en: 'Limits' },
  noClocks: { zh: '受理后开始计算。', en: 'They begin with acceptance.' },
  left: { zh: '剩 {n} 个工作日', en: '{n} working days left' },
  leftOne: { zh: '剩 1 个工作日', en: '1 working day left' },
  today: { zh: '今天到期', en: 'due today' },
  over: { zh: '已超 {n} 个工作日', en: '{n} working days over' },
  paused: { zh: '暂停计时', en: 'standing still' },
  inTime: { zh: '按期', en: 'in time' },
  early: { zh: '提前 {n} 个工作日', en: '{n} working days early' },
  late: { zh: '超期 {n} 个工作日', en: '{n} working days late' },
  stopped: { zh: '停止计时', en: 'stopped' },
  due: { zh: '最迟 {day}', en: 'by {day}' },
  dueWas: { zh: '期限 {day}', en: 'limit {day}' },
  provisional: { zh: '暂定', en: 'provisional' },
  provisionalWhy: {
    zh: '该年度放假安排尚未公布，日期为暂定。',
    en: 'The holidays of that year are not published yet: the date is provisional.',
  },
  documents: { zh: '已出具的文书', en: 'Documents issued' },
  noDocuments: { zh: '还没有出具文书。', en: 'No document was issued yet.' },
  issuedOn: { zh: '{day}出具', en: 'issued {day}' },

  'status.received': { zh: '已收件', en: 'Received' },
  'status.supplement': { zh: '待补正', en: 'Something is missing' },
  'status.accepted': { zh: '已受理', en: 'Accepted' },
  'status.handling': { zh: '办理中', en: 'Being handled' },
  'status.special': { zh: '特别程序', en: 'Special procedure' },
  'status.superior': { zh: '已上报', en: 'With the superior' },
  'status.granted': { zh: '准予', en: 'Granted' },
  'status.refused': { zh: '不予办理', en: 'Refused' },
  'status.declined': { zh: '不予受理', en: 'Not accepted' },
  'status.replied': { zh: '已答复', en: 'Answered' },
  'status.withdrawn': { zh: '已撤回', en: 'Withdrawn' },
  'status.delivered': { zh: '已办结', en: 'Closed' },
  'status.terminated': { zh: '已终止', en: 'Ended' },
  'status.suspended': { zh: '暂缓办理', en: 'On hold' },

  rating: { zh: '评价本次服务', en: 'Rate the service' },
  ratingHint: {
    zh: '评价自愿，每件办件评一次。评价只用于改进服务。',
    en: 'Rating is voluntary, once for each case. It is used to improve the service.',
  },
  ratingLegend: { zh: '您对本次服务满意吗？', en: 'How satisfied are you?' },
  tagsGood: { zh: '哪里做得好？（可多选，也可不选）', en: 'What was good? (optional)' },
  tagsBad: { zh: '哪里做得不好？（可多选，也可不选）', en: 'What was bad? (optional)' },
  comment: { zh: '想说的话（可不填，请不要写身份证号等个人信息）', en: 'Your words (optional; please leave out personal data)' },
  chooseLevel: { zh: '请先选择满意程度。', en: 'Please choose a level first.' },
  submitRating: { zh: '提交评价', en: 'Send rating' },
  sending: { zh: '正在提交', en: 'Sending' },
  thanks: { zh: '感谢您的评价', en: 'Thank you for your rating' },
  rated: { zh: '您于 {day} 评价：{level}', en: 'Rated on {day}: {level}' },

  guidesTitle: { zh: '办事指南', en: 'Guides' },
  guidesHint: { zh: '按名称、拼音或首字母查找，例如 spjy。', en: 'Search by name, pinyin or initials, e.g. spjy.' },
  search: { zh: '查找事项', en: 'Search services' },
  centre: { zh: '办理中心', en: 'Centre' },
  allCentres: { zh: '全部', en: 'All' },
  found: { zh: '共 {n} 个事项', en: '{n} services' },
  noItems: { zh: '没有找到事项，请换个词，或致电中心咨询。', en: 'No service was found; try another word, or call the centre.' },
  'promise.onTheSpot': { zh: '当场办结', en: 'on the spot' },
  'promise.sameDay': { zh: '当日办结', en: 'on the same day' },
  'promise.answer': { zh: '当场答复', en: 'answered on the spot' },
  'promise.register': { zh: '当场登记', en: 'registered on the spot' },
  days: { zh: '{n} 个工作日', en: '{n} working days' },
  free: { zh: '不收费', en: 'no fee' },
  'kind.promised': { zh: '承诺件', en: 'Promised' },
  'kind.instant': { zh: '即办件', en: 'On the spot' },
  'kind.joint': { zh: '联办件', en: 'Joint' },
  'kind.escalated': { zh: '报批件', en: 'Decided by a superior' },
  'kind.reply': { zh: '答复件', en: 'Reply' },
  'kind.rejection': { zh: '退办件', en: 'Rejection' },
  'kind.first-contact': { zh: '首问登记', en: 'First contact' },
  'kind.supplement': { zh: '补办件', en: 'Supplement' },
  'kind.other': { zh: '其他', en: 'Other' },

  kind: { zh: '办件类型', en: 'Kind of case' },
  promised: { zh: '承诺时限', en: 'Promised limit' },
  statutory: { zh: '法定时限', en: 'Statutory limit' },
  fee: { zh: '收费', en: 'Fee' },
  result: { zh: '办理结果', en: 'Result' },
  itemCode: { zh: '事项编码', en: 'Code' },
  superior: { zh: '决定机关', en: 'Decided by' },
  conditions: { zh: '申请条件', en: 'Conditions' },
  materials: { zh: '申请材料', en: 'What to bring' },
  material: { zh: '材料名称', en: 'Material' },
  copies: { zh: '份数', en: 'Copies' },
  form: { zh: '形式', en: 'Form' },
  need: { zh: '要求', en: 'Needed' },
  'form.original': { zh: '原件', en: 'original' },
  'form.copy': { zh: '复印件', en: 'copy' },
  'form.both': { zh: '原件和复印件', en: 'original and copy' },
  required: { zh: '必须提交', en: 'always' },
  conditional: { zh: '视情况提交', en: 'in some cases' },
  flow: { zh: '办理流程', en: 'Steps' },
  stepDays: { zh: '{n} 个工作日内', en: 'within {n} working days' },
  branches: { zh: '同时办理的部门', en: 'Units that decide beside each other' },
  questions: { zh: '申请表填写内容', en: 'What the form asks' },
  basis: { zh: '法定依据', en: 'Legal basis' },
  officeHours: { zh: '到窗口办理，也可以先打电话咨询。', en: 'Apply at the window, or ask by telephone first.' },
  print: { zh: '打印', en: 'Print' },
  qr: { zh: '扫码查看本指南', en: 'Scan to read this guide' },
  applied: { zh: '已经申请？查询办理进度', en: 'Applied already? Follow your case' },
} as const satisfies Record<string, Text>;

/** Key of a sentence; one without a sentence does not compile. */
export type Key = keyof typeof table;

/** The sentences in the chosen language. */
export interface Words {
  readonly lang: 'zh' | 'en';
  /** A sentence with its places filled. */
  say(key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** The sentence of a computed key such as `level.5`; `other` where there is none. */
  sayOr(key: string, other: Key): string;
  pick(text: Text): string;
}

/** Sentences of the public pages in the language the visitor chose. */
export function useWords(): Words {
  const { lang } = usePreferences();
  return useMemo(() => {
    const say: Words['say'] = (key, values = {}) =>
      table[key][lang].replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
    return {
      lang,
      say,
      sayOr: (key, other) => say(Object.hasOwn(table, key) ? (key as Key) : other),
      pick: text => text[lang] || text.zh,
    };
  }, [lang]);
}
