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
  'error-thrown': { zh: '「{step}」报告办不成', en: '“{step}” reported that it cannot be done' },
  'act-performed': { zh: '作出「{act}」', en: 'Performed: {act}' },
  'task-created': { zh: '「{task}」交给{candidates}办理', en: '“{task}” was given to {candidates}' },
  'task-read': { zh: '{by}已阅「{task}」', en: '{by} read “{task}”' },
  'task-claimed': { zh: '{by}签收「{task}」', en: '{by} claimed “{task}”' },
  'task-released': { zh: '{by}把「{task}」退回待办池', en: '{by} gave “{task}” back' },
  'task-assigned': { zh: '{by}把「{task}」指派给{to}', en: '{by} assigned “{task}” to {to}' },
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
  'fire-timer': { zh: '等待到时', en: 'A wait ended' },
  'complete-job': { zh: '系统处理完成', en: 'The system finished its part' },
  'fail-job': { zh: '系统处理未成功', en: 'The system could not do its part' },
  'resolve-incident': { zh: '处理异常', en: 'Dealt with a problem' },
};

/** What the system is asked to do (系统事务), by job. */
export const jobWords: Readonly<Record<string, Text>> = {
  notify: { zh: '发送消息', en: 'send a notice' },
  'call-webhook': { zh: '通知外部系统', en: 'tell an outside system' },
};
