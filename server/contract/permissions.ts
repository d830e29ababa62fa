import type { Text } from '#engine/problem.ts';

/**
 * Permissions (权限) by id: what pages may show and what the server asks before it acts.
 * Which role holds which stands in server/identity/permissions.ts (docs/domain.md section 5).
 */
export const permissions = {
  'case.open': { zh: '登记办件', en: 'Register cases' },
  'case.read.own': { zh: '查看本人参与的办件', en: 'Read cases one takes part in' },
  'case.read.unit': { zh: '查看本部门办件', en: 'Read cases of the unit' },
  'case.read.all': { zh: '查看中心全部办件', en: 'Read every case of the centre' },
  'case.unmask': { zh: '查看申请人完整信息', en: 'See personal data unmasked' },
  'case.supplement': { zh: '接收补正材料', en: 'Receive supplemented materials' },
  'case.material': { zh: '接收申请材料', en: 'Receive materials' },
  'case.extend': { zh: '申请延期', en: 'Ask for an extension' },
  'case.message': { zh: '登记特别程序等结果', en: 'Record results such as the end of a special procedure' },
  'case.comment': { zh: '在办件上留言', en: 'Comment on cases' },
  'case.urge': { zh: '催办', en: 'Urge cases' },
  'case.withdraw': { zh: '代为撤回申请', en: 'Withdraw an application for the applicant' },
  'case.suspend': { zh: '挂起和恢复办件', en: 'Suspend and resume cases' },
  'task.work': { zh: '办理待办', en: 'Work on tasks' },
  'case.circulate': { zh: '抄送、传阅办件', en: 'Copy and circulate cases' },
  'case.late': { zh: '补录已过去的办理', en: 'Enter past work late' },
  'token.move': { zh: '跳转流程环节', en: 'Move a case to another step' },
  'task.assign': { zh: '指派待办', en: 'Assign tasks' },
  'incident.resolve': { zh: '处理异常', en: 'Resolve incidents' },
  'journal.read': { zh: '查看办理日志', en: 'Read the journal of a case' },
  'card.read.own': { zh: '查看本人的预警和红黄牌', en: 'See own warnings and cards' },
  'card.read.unit': { zh: '查看本部门预警和红黄牌', en: 'See warnings and cards of the unit' },
  'card.read.all': { zh: '查看中心全部预警和红黄牌', en: 'See every warning and card of the centre' },
  'card.issue': { zh: '人工发牌', en: 'Give cards by hand' },
  'card.decide': { zh: '决定申诉、撤牌', en: 'Decide appeals and revoke cards' },
  'card.appeal': { zh: '对牌提出申诉', en: 'Contest own cards' },
  'card.test': { zh: '回测红黄牌规则', en: 'Test card rules on past cases' },
  'case.explain': { zh: '说明超期原因', en: 'Explain why a limit is over' },
  'case.supervise': { zh: '督办办件', en: 'Make demands on cases' },
  'item.read': { zh: '查看事项', en: 'Read service items' },
  'pack.read': { zh: '查看模板包', en: 'Read template packs' },
  'pack.edit': { zh: '编辑模板包草稿', en: 'Edit drafts of packs' },
  'pack.review': { zh: '复核模板包', en: 'Review drafts of packs' },
  'pack.publish': { zh: '发布模板包', en: 'Publish packs' },
  'item.manage': { zh: '调整事项时限', en: 'Change limits of service items' },
  'statistics.read': { zh: '查看统计', en: 'Read statistics' },
  'release.read': { zh: '查看流程图', en: 'Read releases and their diagrams' },
  'organisation.read': { zh: '查看机构和人员', en: 'Read units and people' },
  'organisation.manage': { zh: '设置上级领导链', en: 'Change the chain of leaders' },
  'absence.manage': { zh: '登记他人去向', en: 'Record absences of others' },
  'calendar.read': { zh: '查看工作日历、推算时限', en: 'Read calendars and compute deadlines' },
  'calendar.manage': { zh: '维护工作日历', en: 'Change working-day calendars' },
  'code.read': { zh: '查看字典', en: 'Read code lists' },
  'code.manage': { zh: '维护字典', en: 'Change code lists' },
  'notice.read': { zh: '查看消息', en: 'Read notices' },
  'hint.read': { zh: '接收页面更新', en: 'Receive live updates' },
  'demo.clock': { zh: '拨动演示时钟', en: 'Move the demo clock' },
} as const satisfies Record<string, Text>;

/** Id of a permission. */
export type Permission = keyof typeof permissions;
