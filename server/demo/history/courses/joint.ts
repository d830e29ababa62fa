import type { ItemBranch } from '#engine/cases/state.ts';
import type { StepAnswers } from '#forms/generated/index.ts';
import { deliver } from './deliver.ts';
import { by, complete, completed, say, today } from './steps.ts';
import { notice, recheck, supplied } from './supplements.ts';
import type { Course, Scene, Step } from './types.ts';

const inquire = ({ item }: Scene): Step => complete('inquire', { formalities: item.branches?.length ?? 2, told: true, result: 'accept' });

const contacted = { contactedOn: today, contact: '已电话联系申请人，约定现场核查。' };
const agree: StepAnswers<'opinion'> = { ...contacted, result: 'agree', opinion: '经审查，符合条件，同意。' };
const disagree: StepAnswers<'opinion'> = {
  ...contacted,
  result: 'disagree',
  opinion: '经现场核查，不符合条件。',
  reason: '疏散通道宽度不足，整改后仍未达标。',
  basis: '《中华人民共和国消防法》第十五条',
};

/** One department's opinion: how many days after acceptance, and what it says. */
interface Opinion {
  readonly branch: ItemBranch;
  readonly days: number;
  readonly answers: StepAnswers<'opinion'>;
}

/** The departments' opinions in the order in which they come (部门意见). */
function opinions(given: readonly Opinion[]): Step[] {
  const inOrder = given.toSorted((a, b) => a.days - b.days);
  return inOrder.map(({ branch, days, answers }, index) => ({
    days: days - (inOrder[index - 1]?.days ?? 0),
    deed: completed('opinion', answers, branch.unit),
  }));
}

/** Every department within its promise; the n-th otherwise where `other` says so. */
function branches({ item, random }: Scene, other: (branch: ItemBranch, index: number) => Partial<Opinion> = () => ({})): Step[] {
  return opinions(
    (item.branches ?? []).map((branch, index) => ({
      branch,
      days: random.between(0, Math.max(0, branch.promisedLimit - 2)),
      answers: agree,
      ...other(branch, index),
    })),
  );
}

function collect(days = 0): Step {
  return complete('collect', { results: '各部门的证照和意见书各 1 份。', complete: true }, days);
}

/** All agree in time. */
const allAgree: Course = scene => [inquire(scene), ...branches(scene), collect(), ...deliver(scene)];

/** One disagrees: the whole is refused, the notice names it. */
const oneDisagrees: Course = scene => [
  inquire(scene),
  ...branches(scene, (_branch, index) => (index === 1 ? { answers: disagree } : {})),
  ...deliver(scene, { lowest: 2 }),
];

/** One is late: the supervision office hears of it and urges. */
const oneLate: Course = scene => [
  inquire(scene),
  ...branches(scene, ({ promisedLimit }, index) => (index === 0 ? { days: promisedLimit + 3 } : {})),
  collect(),
  ...deliver(scene, { lowest: 3 }),
];

/** One refuses and one is late. */
const refusedAndLate: Course = scene => [
  inquire(scene),
  ...branches(scene, ({ promisedLimit }, index) => {
    if (index === 0) return { days: promisedLimit + 4 };
    return index === 1 ? { answers: disagree } : {};
  }),
  ...deliver(scene, { lowest: 1 }),
];

/** All have said their word, but the result is handed over late (迟延移交). */
const handedOverLate: Course = scene => [inquire(scene), ...branches(scene), collect(4), ...deliver(scene)];

/** The head of the government gives more time (延期). */
const extended: Course = scene => [
  inquire(scene),
  by('handler', { do: 'extension', days: 10, reason: '设计方案需要重新论证。' }, 1),
  complete('approveJointExtension', { result: 'approve', days: 10, reason: '情况属实，同意延期。' }),
  ...branches(scene, ({ promisedLimit }) => ({ days: promisedLimit - 2 })),
  collect(),
  ...deliver(scene),
];

/** A supplement first. */
const supplemented: Course = scene => [
  complete('inquire', { formalities: scene.item.branches?.length ?? 2, told: true, result: 'incomplete' }),
  notice(scene),
  supplied(scene.random.between(2, 5)),
  recheck(true),
  ...branches(scene),
  collect(),
  ...deliver(scene),
];

/** Declined at the counter. */
const declined: Course = ({ random }) => [
  complete('inquire', {
    formalities: 2,
    told: false,
    result: 'decline',
    reason: say(random, '经营场所在住宅楼内，依法不得新办。', '项目尚未取得立项文件，不具备受理条件。'),
    competentDepartment: '区市场监督管理局',
  }),
];

/** Courses of joint cases (联办件经过). */
export const jointCourses = {
  allAgree,
  oneDisagrees,
  oneLate,
  refusedAndLate,
  handedOverLate,
  extended,
  supplemented,
  declined,
} as const satisfies Record<string, Course>;
