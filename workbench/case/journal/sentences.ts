import type { CaseEventType } from '#engine/cases/events.ts';
import type { Text } from '#engine/problem.ts';

/** One sentence per event type (事件说法), in the hall's words; `{places}` are filled by `describeEvent`. */
export const sentences: Readonly<Record<CaseEventType, Text>> = {
  'case-opened': { zh: '登记办件 {number}，事项：{item}', en: 'Registered case {number} for {item}' },
  'case-status-changed': { zh: '办件状态变为「{status}」', en: 'The case is now “{status}”' },
  'case-suspended': { zh: '挂起办件：{reason}', en: 'Suspended the case: {reason}' },
  'case-resumed': { zh: '恢复办理', en: 'Resumed the case' },
  'case-closed': { zh: '办件办结', en: 'The case was closed' },
  'case-commented': { zh: '备注：{text}', en: 'Note: {text}' },
  'case-urged': { zh: '向{to}催办：{text}', en: 'Urged {to}: {text}' },
  'data-changed': { zh: '填写《{form}》{round}', en: 'Filled in “{form}”{round}' },
  'variable-set': { zh: '记下办理中的一项中间结果', en: 'Kept an intermediate result' },
  'scope-opened': { zh: '进入流程「{container}」', en: 'Entered the process “{container}”' },
  'scope-closed': { zh: '流程「{container}」{ending}', en: 'The process “{container}” {ending}' },
  'element-entered': { zh: '到达「{step}」', en: 'Reached “{step}”' },
  'element-completed': { zh: '「{step}」完成', en: '“{step}” was completed' },
  'element-cancelled': { zh: '「{step}」取消', en: '“{step}” was cancelled' },
  'flow-taken': { zh: '按「{flow}」往下走', en: 'Took the road “{flow}”' },
  'escalation-thrown': { zh: '「{step}」向上报告', en: '“{step}” escalated' },
  'compensation-started': { zh: '「{step}」撤销已办的步骤', en: '“{step}” undoes what was done' },
  'gateway-fired': { zh: '「{step}」的条件已满足，先往下走', en: '“{step}” goes on: its condition is met' },
  'gateway-reset': { zh: '「{step}」已等到其余各路', en: '“{step}” has met the remaining ways' },
  'tokens-withdrawn': { zh: '收回已到汇合处的各路', en: 'Withdrew what had reached the join' },
  'token-moved': { zh: '{by}把流程从「{from}」跳到「{to}」：{reason}', en: '{by} moved the case from “{from}” to “{to}”: {reason}' },
  'error-thrown': { zh: '「{step}」报告办不成', en: '“{step}” reported that it cannot be done' },
  'act-voided': { zh: '撤销此前作出的「{act}」', en: 'Voided: {act}' },
  'act-performed': { zh: '作出「{act}」', en: 'Performed: {act}' },
  'task-created': { zh: '「{task}」交给{candidates}办理', en: '“{task}” was given to {candidates}' },
  'task-read': { zh: '{by}已阅「{task}」', en: '{by} read “{task}”' },
  'task-claimed': { zh: '{by}签收「{task}」', en: '{by} claimed “{task}”' },
  'task-released': { zh: '{by}把「{task}」退回待办池', en: '{by} gave “{task}” back' },
  'task-assigned': { zh: '{by}把「{task}」指派给{to}', en: '{by} assigned “{task}” to {to}' },
  'task-transferred': { zh: '{by}把「{task}」转给{to}办理：{reason}', en: '{by} transferred “{task}” to {to}: {reason}' },
  'task-delegated': { zh: '{by}请{to}对「{task}」提出意见：{reason}', en: '{by} asked {to} for an opinion on “{task}”: {reason}' },
  'delegation-answered': {
    zh: '{by}对「{task}」提出意见：{opinion}，交回{back}',
    en: '{by} answered on “{task}”: {opinion}; back to {back}',
  },
  'signers-added': { zh: '{by}为「{task}」{place}：{signers}', en: '{by} added signers to “{task}” {place}: {signers}' },
  'signer-removed': { zh: '{by}为「{task}」减签：{signers}', en: '{by} removed signers of “{task}”: {signers}' },
  'vote-cast': { zh: '{by}对「{task}」表态：{vote}', en: '{by} voted on “{task}”: {vote}' },
  'vote-taken-back': { zh: '{by}收回对「{task}」的表态：{reason}', en: '{by} took the vote on “{task}” back: {reason}' },
  'candidates-changed': { zh: '「{task}」改由{candidates}办理', en: '“{task}” is now for {candidates}' },
  'task-returned': { zh: '{by}把「{from}」退回到「{to}」：{reason}', en: '{by} returned “{from}” to “{to}”: {reason}' },
  'task-taken-back': { zh: '{by}撤回已办的「{step}」：{reason}', en: '{by} took “{step}” back: {reason}' },
  'task-left': { zh: '记下「{task}」之后的各步', en: 'Kept the steps after “{task}”' },
  'case-circulated': { zh: '{by}{kind}{to}：{text}', en: '{by} {kind} {to}: {text}' },
  'circulation-read': { zh: '{by}已阅', en: '{by} has read it' },
  'circulation-answered': { zh: '{by}回复传阅：{text}', en: '{by} answered: {text}' },
  'circulation-revoked': { zh: '{by}收回一份抄送', en: '{by} revoked a copy' },
  'late-entry-noted': { zh: '{by}补录，实际发生于 {at}：{reason}', en: 'Entered late by {by}; it happened on {at}: {reason}' },
  'task-completed': { zh: '{by}完成「{task}」', en: '{by} completed “{task}”' },
  'task-cancelled': { zh: '「{task}」不再需要办理', en: '“{task}” is no longer needed' },
  'timer-set': { zh: '「{step}」等到 {due}', en: '“{step}” waits until {due}' },
  'timer-fired': { zh: '「{step}」等到的时间到了', en: 'The time “{step}” waited for has come' },
  'timer-stood': { zh: '「{step}」的等待随时限一起暂停', en: 'The waiting of “{step}” stands still with the limits' },
  'timer-moved': { zh: '「{step}」改为等到 {due}', en: '“{step}” now waits until {due}' },
  'message-awaited': { zh: '「{step}」等待{message}', en: '“{step}” waits for {message}' },
  'message-received': { zh: '收到{message}', en: 'Received {message}' },
  'message-sent': { zh: '「{step}」发出{message}', en: '“{step}” sent {message}' },
  'signal-sent': { zh: '「{step}」发出通知', en: '“{step}” sent a signal' },
  'condition-awaited': { zh: '「{step}」等待条件成立', en: '“{step}” waits for its condition' },
  'condition-changed': { zh: '「{step}」的条件有变化', en: 'The condition of “{step}” changed' },
  'wait-cleared': { zh: '「{step}」不再等待', en: '“{step}” no longer waits' },
  'job-requested': { zh: '交系统处理：{job}', en: 'Handed to the system: {job}' },
  'job-completed': { zh: '系统处理完成', en: 'The system finished its part' },
  'job-failed': { zh: '系统处理没有成功', en: 'The system could not do its part' },
  'incident-raised': { zh: '「{step}」出现异常：{message}', en: 'Problem at “{step}”: {message}' },
  'incident-resolved': { zh: '{by}处理了异常', en: '{by} dealt with the problem' },
  'clock-started': { zh: '{clock}开始计算：{length}，{dueOn}到期{provisional}', en: '{clock} started: {length}, due {dueOn}{provisional}' },
  'clock-paused': { zh: '{clock}暂停计算（{reason}）', en: '{clock} paused ({reason})' },
  'clock-resumed': { zh: '{clock}继续计算，{dueOn}到期{provisional}', en: '{clock} resumed, due {dueOn}{provisional}' },
  'clock-extended': {
    zh: '{clock}延长 {by} 个工作日，{dueOn}到期{provisional}',
    en: '{clock} extended by {by} working days, due {dueOn}{provisional}',
  },
  'clock-continued': { zh: '{clock}接着此前计算，{dueOn}到期{provisional}', en: '{clock} goes on from before, due {dueOn}{provisional}' },
  'clock-restarted': {
    zh: '{clock}重新计算：{length}，{dueOn}到期{provisional}',
    en: '{clock} started anew: {length}, due {dueOn}{provisional}',
  },
  'clock-recomputed': {
    zh: '{clock}按新的工作日历重算：原 {was}到期，现 {dueOn}到期{provisional}',
    en: '{clock} recomputed with the new calendar: due {dueOn} instead of {was}{provisional}',
  },
  'clock-stopped': { zh: '{clock}停止计算', en: '{clock} stopped' },
  'clock-breached': { zh: '{clock}已超期', en: '{clock} was exceeded' },
  'extension-requested': { zh: '{by}申请延期 {days} 个工作日：{reason}', en: '{by} asked for {days} more working days: {reason}' },
  'extension-refused': { zh: '{by}不同意延期：{reason}', en: '{by} refused the extension: {reason}' },
  'warning-raised': { zh: '{clock}预警：应在 {dueOn}前办结，办理人{holders}', en: 'Warning for {clock}: due {dueOn}, held by {holders}' },
  'card-issued': {
    zh: '{clock}{card}：应在 {dueOn}前办结，{on}起亮牌，办理人{holders}',
    en: '{card} for {clock}: due {dueOn}, from {on}, held by {holders}',
  },
  'card-appealed': { zh: '{by}对牌提出申诉：{reason}', en: '{by} contested the card: {reason}' },
  'card-upheld': { zh: '{by}对申诉作出维持：{reason}', en: '{by} upheld the contested card: {reason}' },
  'card-revoked': { zh: '{by}撤牌：{reason}', en: '{by} revoked the card: {reason}' },
  'overdue-explained': { zh: '{by}说明{clock}超期原因：{text}', en: '{by} explained why {clock} is over: {text}' },
  'supervision-demanded': { zh: '{by}督办（{kind}）：{text}', en: '{by} demanded ({kind}): {text}' },
  'supervision-answered': { zh: '{by}答复督办：{text}', en: '{by} answered the supervision office: {text}' },
  'case-linked': { zh: '{relation}办件 {number}', en: '{relation} case {number}' },
  'handlers-chosen': { zh: '{by}为「{step}」指定{people}', en: '{by} chose {people} for “{step}”' },
  'handler-recused': { zh: '{account}回避本办件：{reason}', en: '{account} is recused from the case: {reason}' },
  'case-rated': { zh: '申请人评价：{level}', en: 'Rated by the applicant: {level}' },
  'document-issued': { zh: '出具《{document}》{number}', en: 'Issued “{document}” {number}' },
  'document-voided': { zh: '作废《{document}》：{reason}', en: 'Voided “{document}”: {reason}' },
  'supplement-requested': { zh: '一次性告知补正（{cause}）', en: 'Asked for supplements ({cause})' },
  'supplement-received': { zh: '{by}收到补正材料', en: '{by} received the supplements' },
  'material-received': { zh: '登记材料「{material}」：{received}', en: 'Recorded “{material}”: {received}' },
};

/** Causes of a supplement in words (补正原因). */
export const causeWords: Readonly<Record<string, Text>> = {
  applicantIncomplete: { zh: '申请材料不齐', en: 'the application was incomplete' },
  staffOmission: { zh: '此前告知有遗漏', en: 'the former notice left something out' },
  circumstancesChanged: { zh: '情况有变化', en: 'circumstances changed' },
};

/** What was done, by command (指令说法): head of a journal entry. */
export const commandWords: Readonly<Record<string, Text>> = {
  'open-case': { zh: '登记办件', en: 'Registered the case' },
  'complete-task': { zh: '完成办理', en: 'Completed a task' },
  'claim-task': { zh: '签收', en: 'Claimed a task' },
  'release-task': { zh: '退回待办池', en: 'Gave a task back' },
  'assign-task': { zh: '指派', en: 'Assigned a task' },
  'read-task': { zh: '已阅', en: 'Read a task' },
  'submit-supplement': { zh: '接收补正材料', en: 'Received supplements' },
  'request-extension': { zh: '申请延期', en: 'Asked for an extension' },
  'deliver-message': { zh: '登记结果', en: 'Recorded a result' },
  'deliver-signal': { zh: '收到通知', en: 'Received a signal' },
  'receive-material': { zh: '登记材料', en: 'Recorded a material' },
  'comment-case': { zh: '备注', en: 'Added a note' },
  'urge-case': { zh: '催办', en: 'Urged' },
  'withdraw-application': { zh: '撤回申请', en: 'Withdrew the application' },
  'suspend-case': { zh: '挂起', en: 'Suspended the case' },
  'resume-case': { zh: '恢复办理', en: 'Resumed the case' },
  'review-clock': { zh: '时限检查', en: 'Checked the limits' },
  'recompute-clocks': { zh: '按新的工作日历重新推算', en: 'Computed the limits with the new calendar' },
  'pause-clock': { zh: '申请暂停计时', en: 'Asked to stop the clock' },
  'resume-clock': { zh: '恢复计时', en: 'Resumed the clock' },
  'fire-timer': { zh: '等待到时', en: 'A wait ended' },
  'complete-job': { zh: '系统处理完成', en: 'The system finished its part' },
  'fail-job': { zh: '系统处理未成功', en: 'The system could not do its part' },
  'transfer-task': { zh: '转办', en: 'Transferred a task' },
  'delegate-task': { zh: '委派', en: 'Delegated a task' },
  'answer-delegation': { zh: '回复委派', en: 'Answered a delegation' },
  'cast-vote': { zh: '会签表态', en: 'Voted' },
  'add-signers': { zh: '加签', en: 'Added signers' },
  'remove-signer': { zh: '减签', en: 'Removed a signer' },
  'return-task': { zh: '退回', en: 'Returned a task' },
  'take-back-task': { zh: '撤回已办', en: 'Took a task back' },
  'refuse-task': { zh: '不通过', en: 'Refused' },
  'jump-token': { zh: '跳转', en: 'Moved the case' },
  'start-activity': { zh: '开始一项即席工作', en: 'Started an activity' },
  'circulate-case': { zh: '抄送、传阅', en: 'Circulated the case' },
  'read-circulation': { zh: '已阅传阅件', en: 'Read a circulation' },
  'answer-circulation': { zh: '回复传阅', en: 'Answered a circulation' },
  'revoke-circulation': { zh: '收回抄送', en: 'Revoked a copy' },
  'resolve-incident': { zh: '处理异常', en: 'Dealt with a problem' },
  'fail-timer': { zh: '等待到时未处理成功', en: 'A wait ended without success' },
  'issue-card': { zh: '人工发牌', en: 'Gave a card by hand' },
  'appeal-card': { zh: '申诉', en: 'Contested a card' },
  'decide-appeal': { zh: '处理申诉', en: 'Decided an appeal' },
  'revoke-card': { zh: '撤牌', en: 'Revoked a card' },
  'explain-overdue': { zh: '说明超期原因', en: 'Explained the delay' },
  'demand-supervision': { zh: '督办', en: 'Demanded' },
  'answer-supervision': { zh: '答复督办', en: 'Answered a demand' },
  'link-case': { zh: '关联办件', en: 'Linked a case' },
  'rate-case': { zh: '评价', en: 'Rated' },
  'recuse-handler': { zh: '回避', en: 'Recused somebody' },
};

/** What the system is asked to do (系统事务), by job. */
export const jobWords: Readonly<Record<string, Text>> = {
  notify: { zh: '发送消息', en: 'send a notice' },
  'call-webhook': { zh: '通知外部系统', en: 'tell an outside system' },
  'deliver-signal': { zh: '通知其他办件', en: 'tell other cases' },
  'link-case': { zh: '通知原办件', en: 'tell the case it takes up' },
  'deliver-message': { zh: '通知另一办件', en: 'tell another case' },
};

/** How a case is tied to another (关联方式). */
export const relationWords: Readonly<Record<'continues' | 'continued-by' | 'related', Text>> = {
  continues: { zh: '承接', en: 'Takes up' },
  'continued-by': { zh: '转为', en: 'Taken up by' },
  related: { zh: '关联', en: 'Linked to' },
};

/** Levels of a rating (好差评), 5 to 1. */
export const ratingWords: Readonly<Record<1 | 2 | 3 | 4 | 5, Text>> = {
  5: { zh: '非常满意', en: 'very satisfied' },
  4: { zh: '满意', en: 'satisfied' },
  3: { zh: '基本满意', en: 'fairly satisfied' },
  2: { zh: '不满意', en: 'dissatisfied' },
  1: { zh: '非常不满意', en: 'very dissatisfied' },
};

/** How somebody voted (会签表态). */
export const voteWords: Readonly<Record<'agree' | 'refuse' | 'abstain', Text>> = {
  agree: { zh: '同意', en: 'agree' },
  refuse: { zh: '不同意', en: 'refuse' },
  abstain: { zh: '弃权', en: 'abstain' },
};

/** Where signers were added (加签方式). */
export const placeWords: Readonly<Record<'before' | 'after' | 'parallel', Text>> = {
  before: { zh: '前加签', en: 'before' },
  after: { zh: '后加签', en: 'after' },
  parallel: { zh: '并加签', en: 'beside' },
};

/** Copy or circulation (抄送、传阅). */
export const circulationWords: Readonly<Record<'copy' | 'circulation', Text>> = {
  copy: { zh: '抄送', en: 'sent a copy to' },
  circulation: { zh: '传阅给', en: 'circulated it to' },
};

/** A card that is no matter of time (行为监察、人工发牌): its cause stands where the limit would. */
export const causeSentence: Text = {
  zh: '{card}（{cause}）：{reason}，办理人{holders}',
  en: '{card} ({cause}): {reason}; held by {holders}',
};
