import type { StepAnswers } from '#forms/generated/index.ts';
import { by, complete, today } from './steps.ts';
import type { Course, Step } from './types.ts';

const answered = (days: number): Step => complete('answer', { situation: '已核实并办结，结果已电话告知。', finishedOn: today }, days);
const tracked: Step = complete('track', { situation: '已回访，群众对结果无异议。' }, 0);

/** The own matter, told on the spot. */
const told: Course = () => [
  complete('direct', { result: 'own' }),
  complete('register', { result: 'answered', situation: '已一次性告知办理条件和材料。' }),
];

/** The own matter, registered as a case. */
const registered: Course = () => [complete('direct', { result: 'own' }), by('window-staff', { do: 'take-up', kind: 'instant' })];

/** Guided to another window, where it is registered. */
const guided: Course = () => [
  complete('direct', { result: 'guide', unit: 'market-supervision', window: '12 号市场监管窗口', contact: '0737-4420012' }),
  by('window-staff', { do: 'take-up', kind: 'promised' }),
];

/** Handed over to a department and followed up. */
const transferred =
  (unit: StepAnswers<'direct'>['unit'], days: number): Course =>
  () => [complete('direct', { result: 'transfer', unit }), answered(days), tracked];

/** The handler is away: papers are taken in for him. */
const received: Course = () => [
  complete('direct', { result: 'receive', unit: 'health' }),
  complete('custody', { papers: '公共场所卫生许可延续申请表 1 份。', handOverTo: '赵敏', handOverOn: today }),
  answered(1),
  tracked,
];

/** Another place's business. */
const outside: Course = () => [
  complete('direct', {
    result: 'outside',
    reason: '机动车驾驶证业务由市公安局交通警察支队车辆管理所办理。',
    department: '益阳市公安局交通警察支队车辆管理所',
    departmentContact: '益阳市高新区迎宾西路，0737-4228122',
  }),
];

/** Put to the head of the centre. */
const leader: Course = () => [
  complete('direct', { result: 'leader', question: '群体性咨询，涉及人社和民政两部门，请示由谁牵头。' }),
  complete('decide', { instruction: '由人社局牵头，首问责任人跟踪。' }),
  complete('direct', { result: 'transfer', unit: 'human-resources' }),
  answered(1),
  tracked,
];

/** Courses of first contacts (首问经过). */
export const firstContactCourses = {
  told,
  registered,
  guided,
  transferred: transferred('civil-affairs', 1),
  overdue: transferred('human-resources', 6),
  received,
  outside,
  leader,
} as const satisfies Record<string, Course>;
