import { defineMessages } from '../shared/messages/translate.ts';

/** Sentences of the case list (办件查询文字). */
export const caseListMessages = defineMessages({
  filters: { zh: '筛选条件', en: 'Filters' },
  more: { zh: '更多筛选', en: 'More filters' },
  moreOn: { zh: '更多筛选（已选 {n} 项）', en: 'More filters ({n} chosen)' },
  less: { zh: '收起筛选', en: 'Fewer filters' },
  'filter.centre': { zh: '中心', en: 'Centre' },
  'filter.type': { zh: '办件类型', en: 'Type' },
  'filter.phase': { zh: '办理进度', en: 'Progress' },
  'filter.unit': { zh: '实施部门', en: 'Unit' },
  'filter.item': { zh: '事项', en: 'Item' },
  'filter.from': { zh: '登记日期从', en: 'Registered from' },
  'filter.to': { zh: '登记日期到', en: 'Registered to' },
  'type.instant': { zh: '即办件', en: 'Instant' },
  'type.promised': { zh: '承诺件', en: 'Promised' },
  'type.joint': { zh: '联办件', en: 'Joint' },
  'type.escalated': { zh: '报批件', en: 'Escalated' },
  'type.reply': { zh: '答复件', en: 'Reply' },
  'type.supplement': { zh: '补办件（发生过补正）', en: 'Supplement (asked for)' },
  'type.rejection': { zh: '退办件（不予受理、不予办理）', en: 'Rejection (declined, refused)' },
  'type.first-contact': { zh: '首问登记', en: 'First contact' },
  'phase.running': { zh: '在办', en: 'Open' },
  'phase.suspended': { zh: '已挂起', en: 'Suspended' },
  'phase.closed': { zh: '已办结', en: 'Closed' },
  'column.type': { zh: '类型', en: 'Type' },
  'column.centre': { zh: '中心 / 部门', en: 'Centre / unit' },
  'page.n': { zh: '第 {n} 页', en: 'Page {n}' },
  'page.first': { zh: '首页', en: 'First page' },
});
export type CaseListKey = keyof typeof caseListMessages;
