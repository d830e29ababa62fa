import { defineMessages } from '../../shared/messages/translate.ts';

/** Sentences about the superior who decides a case (上级办理文字). */
export const superiorMessages = defineMessages({
  title: { zh: '上级办理', en: 'With the superior' },
  organ: { zh: '决定机关：{organ}', en: 'Decided by {organ}' },
  courier: { zh: '专人报送', en: 'Taken there by a person' },
  'state.here': { zh: '尚未上报', en: 'Not forwarded yet' },
  'state.sent': { zh: '{at} 已上报，等待批复', en: 'Forwarded {at}, waiting for the answer' },
  'state.answered': { zh: '{sent} 上报，{at} 已答复', en: 'Forwarded {sent}, answered {at}' },
  urge: { zh: '最迟 {day} 催办', en: 'Urge by {day}' },
  overdue: { zh: '应于 {day} 催办，已超期', en: 'Should have been urged by {day}' },
  urged: { zh: '已催办 {n} 次，最近 {at}', en: 'Urged {n} times, last {at}' },
  'urged.none': { zh: '尚未催办', en: 'Not urged yet' },
  'answer.title': { zh: '登记上级答复', en: "Record the superior's answer" },
  'answer.hint': {
    zh: '按上级的批复文件填写。登记后本级时限继续计算，申请人会收到通知；退回补充的，办件回到初审。',
    en: 'As the paper of the superior says. The clocks here go on and the applicant is told; what was sent back is examined again.',
  },
  'answer.done': { zh: '已登记上级答复，并告知申请人', en: 'The answer is on record and the applicant is told' },
  'answer.outcome': { zh: '答复结果', en: 'Outcome' },
  'answer.granted': { zh: '批准', en: 'Granted' },
  'answer.refused': { zh: '不予批准', en: 'Refused' },
  'answer.returned': { zh: '退回补充', en: 'Sent back' },
  'answer.number': { zh: '文号', en: 'Number of the paper' },
  'answer.date': { zh: '文件日期', en: 'Date of the paper' },
  'answer.dateWrong': { zh: '请选择日期', en: 'Choose the day' },
  'answer.reason': { zh: '理由', en: 'Reason' },
  'answer.reasonReturned': { zh: '退回的理由和要求', en: 'Why, and what is asked for' },
});
