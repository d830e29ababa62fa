import { defineMessages } from '../../shared/messages/translate.ts';

/** Sentences of acts that touch the clocks: what they will do, before they are confirmed (计时操作文字). */
export const actMessages = defineMessages({
  effects: { zh: '对时限的影响', en: 'What it does to the time limits' },
  'pause.title': { zh: '暂停计时', en: 'Pause the clocks' },
  'pause.hint': {
    zh: '只有法定的特别程序可以暂停计时，须书面告知申请人。暂停期间仍可以继续办理。',
    en: 'Only a lawful procedure pauses the clocks, and the applicant is told in writing. Work may go on meanwhile.',
  },
  'pause.done': { zh: '已提出{name}，告知申请人后暂停计时', en: '{name} asked for; the clocks pause once the applicant is told' },
  'pause.procedure': { zh: '特别程序', en: 'Procedure' },
  'pause.notice': { zh: '出具{notice}', en: 'Issues: {notice}' },
  'pause.longest': { zh: '最长 {length}', en: 'at most {length}' },
  'pause.noLongest': { zh: '没有规定最长时间', en: 'no longest time set' },
  'pause.running': { zh: '正在进行', en: 'running' },
  'pause.missing': { zh: '请选择特别程序', en: 'Choose a procedure' },
  'pause.none': { zh: '现在没有可以启动的特别程序', en: 'No procedure can be started now' },
  'pause.noneHint': {
    zh: '时限开始计算后，可以在这里启动模板规定的特别程序。',
    en: 'Once a clock runs, the procedures of the template can be started here.',
  },
  'pause.days': { zh: '预计用时', en: 'How long it will take' },
  'pause.daysUnit': { zh: '个工作日', en: 'working days' },
  'pause.tooLong': { zh: '不能超过最长时间', en: 'Longer than allowed' },
  'pause.words': { zh: '理由', en: 'Reason' },
  'pause.clock': { zh: '{clock}停止计时，{left}，恢复后接着计算', en: '{clock} stands still with {left} and goes on from there' },
  'pause.clockPaused': {
    zh: '{clock}已在暂停中，重叠的时间不重复计算',
    en: '{clock} stands still already; time that overlaps counts once',
  },
  'pause.auto': { zh: '满 {length}自动恢复计时', en: 'After {length} the clocks run again by themselves' },
  'pause.open': { zh: '从告知书出具时起暂停', en: 'The clocks stand still from the notice on' },
  'left.days': { zh: '剩 {n} 个工作日', en: '{n} working days left' },
  'left.today': { zh: '今日到期', en: 'due today' },
  'left.over': { zh: '已超 {n} 个工作日', en: '{n} working days over' },
  'left.none': { zh: '剩余时间不变', en: 'the time left unchanged' },
  'resume.title': { zh: '结束{name}', en: 'End: {name}' },
  'resume.hint': {
    zh: '{name}从 {from} 开始。结束后办件回到原来的环节。',
    en: '{name} began at {from}. The case then goes back to its step.',
  },
  'resume.until': { zh: '最迟于 {until} 自动恢复计时。', en: 'The clocks run again by themselves at {until} at the latest.' },
  'resume.done': { zh: '{name}已结束', en: '{name} ended' },
  'resume.clock': { zh: '{clock}恢复计时，{left}，到期日相应顺延', en: '{clock} runs again with {left}; its due day moves accordingly' },
  'resume.stays': { zh: '{clock}仍因{other}暂停', en: '{clock} still stands for: {other}' },
  'extend.hint': { zh: '批准前时限不变。', en: 'Until it is approved the limits stay as they are.' },
  'extend.left': { zh: '{clock}：还可以延期 {n} 次', en: '{clock}: {n} extension(s) left' },
  'extend.before': { zh: '，须在 {day}到期前提出', en: ', to be asked for before it is over on {day}' },
  'extend.most': { zh: '一次最多延长 {n} 个工作日', en: 'At most {n} working days' },
  'extend.approver': { zh: '由{approver}批准，批准后书面告知申请人', en: 'Approved by {approver}; the applicant is then told in writing' },
  'extend.tooMany': { zh: '最多 {n} 个工作日', en: 'At most {n} working days' },
  'extend.none': {
    zh: '没有可以延期的时限：已经到期，或者次数用完。',
    en: 'No limit can be extended: it is over, or the number is used up.',
  },
  'supplement.restart': {
    zh: '{clock}从收到补正材料次日起重新计算 {length}',
    en: '{clock} counts its full {length} again from the day after the receipt',
  },
  'supplement.first': { zh: '补正告知有遗漏的，从第一次收到之日起算', en: 'Where the notice was incomplete, from the first receipt' },
  'supplement.pause': { zh: '{clock}接着计算，{left}', en: '{clock} goes on with {left}' },
  'supplement.later': { zh: '尚未受理，办理时限从受理后起算', en: 'Not accepted yet: the limits count from acceptance' },
});

/** Key of such a sentence. */
export type ActKey = keyof typeof actMessages;
