import { defineMessages } from '../shared/messages/translate.ts';

/** Sentences of the page of who is away (人员去向文字). */
export const peopleMessages = defineMessages({
  title: { zh: '人员去向', en: 'Absences' },
  intro: {
    zh: '离岗期间，交给离岗人员的待办同时交给代岗人（AB岗）；轮流和按工作量分派时跳过离岗人员。',
    en: 'While somebody is away, what goes to them also goes to the one who stands in; rotation and distribution by load pass them over.',
  },
  record: { zh: '登记去向', en: 'Record an absence' },
  none: { zh: '没有人员离岗', en: 'Nobody is away' },
  noneHint: {
    zh: '出差、休假、培训前在这里登记，并安排代岗人。',
    en: 'Record trips, leave and training here before they begin, and who stands in.',
  },
  'column.person': { zh: '人员', en: 'Person' },
  'column.state': { zh: '状态', en: 'State' },
  'column.time': { zh: '时间', en: 'Time' },
  'column.substitute': { zh: '代岗人', en: 'Stands in' },
  'column.reason': { zh: '事由', en: 'Reason' },
  'column.held': { zh: '手上待办', en: 'Tasks held' },
  'state.away': { zh: '离岗', en: 'Away' },
  'state.planned': { zh: '将离岗', en: 'To come' },
  'state.over': { zh: '已返岗', en: 'Back' },
  span: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  held: { zh: '{n} 件', en: '{n}' },
  heldHint: {
    zh: '已签收的待办不会自动转走，请转办或重新指派。',
    en: 'Tasks that are claimed stay where they are: transfer or assign them.',
  },
  reasonHidden: { zh: '仅本人、代岗人和管理员可见', en: 'For the two and administrators' },
  'reason.none': { zh: '未填写', en: 'Not given' },
  end: { zh: '提前返岗', en: 'Back early' },
  withdraw: { zh: '取消登记', en: 'Take back' },
  'end.done': { zh: '{name}已返岗', en: '{name} is back' },
  'withdraw.done': { zh: '已取消{name}的登记', en: 'The absence of {name} is taken back' },
  'end.ask': { zh: '{name}现在返岗，代岗到此为止？', en: 'Is {name} back now, and does the standing in end?' },
  'withdraw.ask': { zh: '取消{name}的去向登记？', en: 'Take back the absence of {name}?' },
  'record.hint': {
    zh: '代岗人在这段时间看到并可以办理交给离岗人员的待办，日志写明由谁代办。',
    en: 'In this time the substitute sees and may do what goes to the person who is away; the journal tells who did it.',
  },
  'record.done': { zh: '已登记去向', en: 'The absence is recorded' },
  'record.whose': { zh: '登记谁的去向', en: 'Whose absence' },
  'record.self': { zh: '本人', en: 'My own' },
  'record.other': { zh: '其他人员', en: 'Of somebody else' },
  'record.person': { zh: '离岗人员', en: 'Who is away' },
  'record.substitute': { zh: '代岗人', en: 'Who stands in' },
  'record.since': { zh: '离岗时间', en: 'Away from' },
  'record.until': { zh: '返岗时间', en: 'Back at' },
  'record.reason': { zh: '事由', en: 'Reason' },
  'record.timeMissing': { zh: '请选择时间', en: 'Choose a time' },
  'record.timeOrder': { zh: '返岗时间应晚于离岗时间', en: 'The return must come after the departure' },
});

export type PeopleKey = keyof typeof peopleMessages;
