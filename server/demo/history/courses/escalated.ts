import type { Answers } from '#engine/cases/state.ts';
import type { StepAnswers } from '#forms/generated/index.ts';
import { deliver, handOver } from './deliver.ts';
import { by, complete, rating, today } from './steps.ts';
import { notice, recheck, supplied } from './supplements.ts';
import type { Course, Scene, Step } from './types.ts';

const accept = complete('check', { result: 'accept' });
const preliminary = (days: number): Step =>
  complete('preliminary', { result: 'forward', inspectedOn: today, opinion: '经现场核查，符合条件，同意上报。' }, days);

/** Sent up; where a person has to take it there, that one is named first. */
function forward({ item, party }: Scene): Step[] {
  const organ = item.requiresSuperior?.organ.zh ?? '上级机关';
  const courier = complete('courier', {
    courierName: party.person,
    courierPhone: '0737-4420018',
    leavesOn: today,
    instruction: '送达后电话报告。',
  });
  const sent: StepAnswers<'forward'> = {
    channel: item.requiresSuperior?.courier ? 'courier' : 'system',
    contact: `${organ}行政审批处`,
    contactPhone: '0731-85550000',
    sentOn: today,
    attachments: '申请材料一套，初审意见一份。',
  };
  return [...(item.requiresSuperior?.courier ? [courier] : []), complete('forward', sent)];
}

/** The superior is urged every third working day (催办). */
function urge({ item }: Scene, reply: string, days = 3): Step {
  const contact = `${item.requiresSuperior?.organ.zh ?? '上级机关'}行政审批处`;
  return complete('urging', { contact, channel: 'phone', content: '询问审批进度，请尽快办理。', reply }, days);
}

/** The superior's answer comes (上级批复). */
function answer({ random }: Scene, outcome: 'granted' | 'refused' | 'returned', days: number): Step {
  const reason: Answers =
    outcome === 'granted' ? {} : { reason: outcome === 'refused' ? '拟用地块涉及生态保护红线。' : '请补充占补情况说明。' };
  const payload = { outcome, documentNumber: `湘审批〔2026〕${random.between(100, 900)}号`, documentDate: today, ...reason };
  return by('handler', { do: 'message', name: 'superior-answered', payload }, days);
}

/** Accepted, examined and sent up. */
const sentUp = (scene: Scene): Step[] => [accept, preliminary(scene.random.between(1, 3)), ...forward(scene)];

/** Urged in time, and granted. */
const granted: Course = scene => [
  ...sentUp(scene),
  urge(scene, '已进入会审。'),
  urge(scene, '正在制作批复。'),
  answer(scene, 'granted', 2),
  ...deliver(scene),
];

/** Nobody urges for a week: the window supervisor is told, the supervision office urges. */
const notUrged: Course = scene => [
  ...sentUp(scene),
  by('supervision-office', { do: 'urge', text: '请尽快联系上级机关，并登记催办情况。' }, 6),
  urge(scene, '已排入本周会审。', 0),
  answer(scene, 'granted', 3),
  ...deliver(scene, { lowest: 3 }),
];

/** The superior refuses. */
const refused: Course = scene => [
  ...sentUp(scene),
  urge(scene, '已进入会审。'),
  answer(scene, 'refused', 2),
  ...deliver(scene, { lowest: 2 }),
];

/** The superior sends it back, it goes up again. */
const returned: Course = scene => [
  ...sentUp(scene),
  answer(scene, 'returned', 2),
  preliminary(1),
  ...forward(scene),
  urge(scene, '补充材料已收到。'),
  answer(scene, 'granted', 2),
  ...deliver(scene),
];

/** Refused here after the examination: drafted, sent back once, served (退办). */
const refusedHere: Course = scene => [
  accept,
  complete('preliminary', { result: 'reject', opinion: '拟用地块位于自然保护区核心区，不符合条件。' }, 1),
  rejecting('拟用地块位于自然保护区核心区。', 1),
  complete('judging', { result: 'return', opinion: '请补充核查依据。' }),
  rejecting('拟用地块位于自然保护区核心区，已实地核查。'),
  complete('judging', { result: 'pass', opinion: '同意。' }),
  complete('serve', handOver(scene), 1),
  ...rating(scene, 2),
];

/** Declined at the counter, in writing (不予受理). */
const declined: Course = scene => [
  complete('check', { result: 'decline', reason: '不属于受理范围。' }),
  rejecting('项目未纳入国土空间规划。'),
  complete('serve', handOver(scene)),
];

function rejecting(reason: string, days = 0): Step {
  return complete('rejecting', { result: 'reject', reason, basis: '《中华人民共和国行政许可法》第三十八条第二款' }, days);
}

/** A supplement first. */
const supplemented: Course = scene => [
  complete('check', { result: 'incomplete' }),
  notice(scene),
  supplied(3),
  recheck(true),
  preliminary(1),
  ...forward(scene),
  urge(scene, '已进入会审。'),
  answer(scene, 'granted', 1),
  ...deliver(scene),
];

/** Courses of escalated cases (报批件经过). */
export const escalatedCourses = { granted, notUrged, refused, returned, refusedHere, declined, supplemented } as const satisfies Record<
  string,
  Course
>;
