import type { StepAnswers } from '#forms/generated/index.ts';
import { deliver } from './deliver.ts';
import { by, complete, contest, rating, say } from './steps.ts';
import { notice, recheck, supplied } from './supplements.ts';
import type { Course, Scene, Step } from './types.ts';

/** Within the limits of the item: how long the handler takes, in working days after acceptance. */
const inTime = ({ item, random }: Scene): number => random.between(0, Math.max(0, Math.min(handlingLimit(item), item.promisedLimit - 3)));

/** Limit of the handling step (承办环节时限), else of the whole. */
const handlingLimit = ({ stageLimits, promisedLimit }: Scene['item']): number => stageLimits.handle ?? promisedLimit;

const accept = (days = 0): Step => complete('check', { result: 'accept' }, days);

function handle({ random }: Scene, days: number, more: Partial<StepAnswers<'handle'>> = {}): Step {
  const opinion = say(random, '材料属实，符合条件，建议准予。', '经现场核查，符合规定条件。', '已核对原件，未见不符之处。');
  return complete('handle', { result: 'pass', opinion, ...more }, days);
}

function review({ random }: Scene, days = 0): Step {
  return complete('review', { result: 'pass', opinion: say(random, '审核通过。', '同意承办意见。', '程序、材料均符合要求。') }, days);
}

function grant({ random }: Scene, days = 0): Step {
  return complete('approve', { result: 'grant', opinion: say(random, '准予许可。', '同意。', '准予办理。') }, days);
}

/** The review and approval that follow, and the hand-over. */
function finish(scene: Scene, lowest?: 1 | 2 | 3): readonly Step[] {
  return [review(scene), grant(scene, scene.random.between(0, 1)), ...deliver(scene, lowest ? { lowest } : {})];
}

/** Done within the promise. */
const straight: Course = scene => [accept(), handle(scene, inTime(scene)), ...finish(scene)];

/** The handler takes the whole limit of the step: a warning, and done on the last day. */
const warned: Course = scene => [accept(), handle(scene, handlingLimit(scene.item)), review(scene), grant(scene), ...deliver(scene)];

/** Over the promise by `over` working days: 2 brings a yellow card, 5 a red one too. */
const lateBy =
  (over: number): Course =>
  scene => [accept(), handle(scene, scene.item.promisedLimit + over), ...finish(scene, over > 3 ? 1 : 2)];

/** The reviewer lets it lie, not the handler. */
const lateInReview: Course = scene => [
  accept(),
  handle(scene, inTime(scene)),
  review(scene, scene.item.promisedLimit + 2),
  grant(scene),
  ...deliver(scene, { lowest: 3 }),
];

/** Over the limit, with an explanation and a plan (超期说明), and a talk of the supervision office (督办). */
const explained: Course = scene => [
  accept(),
  by('handler', explanation, scene.item.promisedLimit + 2),
  by('supervision-office', { do: 'demand', text: '该件已超过承诺时限，请说明原因并于两个工作日内办结。' }, 1),
  by('handler', { do: 'answer-demand', text: '已约定明日现场核查，核查后当日提交审核。' }, 0),
  handle(scene, 1),
  ...finish(scene, 2),
];

const explanation = {
  do: 'explain',
  cause: 'organ',
  text: '承办人外出参加专项检查，未及时移交，导致超期。',
  plan: '已指定专人接办，两个工作日内完成核查并提交审核。',
} as const;

const incomplete = (): Step => complete('check', { result: 'incomplete' });

/** One supplement, then granted. */
const supplementOnce: Course = scene => [
  incomplete(),
  notice(scene),
  supplied(scene.random.between(1, 6)),
  recheck(true),
  handle(scene, inTime(scene)),
  ...finish(scene),
];

/** Still incomplete after the supplement. Where only one is allowed the application is declined, else there is another notice. */
const supplementInVain: Course = scene => [incomplete(), notice(scene), supplied(3), recheck(false)];

/** Several supplements, one because an earlier notice left something out. For centres that allow it. */
const supplementTwice: Course = scene => [
  ...supplementInVain(scene),
  notice(scene, 'staffOmission'),
  supplied(2),
  recheck(true),
  handle(scene, inTime(scene)),
  ...finish(scene, 3),
];

/** The applicant never comes back. */
const neverSupplied: Course = scene => [incomplete(), notice(scene)];

/** A lawful procedure stops the clock (特别程序). */
const special =
  (procedure: StepAnswers<'special'>['procedure'], days: number, reason: string): Course =>
  scene => [
    accept(),
    by('handler', { do: 'pause', procedure, days, reason }, 1),
    complete('special', { procedure, days, reason }),
    by('handler', { do: 'resume', procedure }, days),
    handle(scene, 1),
    ...finish(scene),
  ];

/** More time is asked for in time, and given. */
const extended: Course = scene => [
  accept(),
  by('handler', { do: 'extension', days: 5, reason: '案情复杂，需要补充核实。' }, Math.max(1, scene.item.promisedLimit - 2)),
  complete('approveExtension', { result: 'approve', days: 5, reason: '案情复杂，同意延期。' }),
  handle(scene, 4),
  ...finish(scene),
];

/** More time is asked for, and refused: the handler hurries. */
const notExtended: Course = scene => [
  accept(),
  by('handler', { do: 'extension', days: 5, reason: '承办人手不足。' }, Math.max(0, scene.item.promisedLimit - 3)),
  complete('approveExtension', { result: 'refuse', reason: '人手不足不属于法定延期理由。' }),
  handle(scene, 1),
  ...finish(scene),
];

/** Refused after review, with reason and basis. */
const refused: Course = scene => [
  accept(),
  handle(scene, inTime(scene)),
  review(scene),
  complete('approve', {
    result: 'refuse',
    reason: say(scene.random, '经营场所布局不符合要求，整改后仍未达标。', '设置地点不在规划允许的区域内。', '申请人不具备规定的条件。'),
    basis: '《中华人民共和国行政许可法》第三十八条第二款',
    opinion: '不予许可，书面说明理由并告知救济途径。',
  }),
  ...deliver(scene),
];

/** Not this organ's business. */
const declined: Course = scene => [
  complete('check', { result: 'decline', reason: '申请事项不属于本机关职权范围。', competentDepartment: '区农业农村局' }),
  ...rating(scene),
];

/** The applicant takes the application back. */
const withdrawn: Course = scene => [
  accept(),
  by('window-staff', { do: 'withdraw', reason: say(scene.random, '申请人变更经营计划，自愿撤回。', '申请人改址，另行申请。') }, 1),
];

/** The reviewer sends it back once. */
const sentBack: Course = scene => [
  accept(),
  handle(scene, inTime(scene)),
  complete('review', { result: 'return', opinion: '请补充现场核查记录。' }),
  handle(scene, 0),
  ...finish(scene),
];

/** Urged and commented on the way. */
const urged: Course = scene => [
  accept(),
  by('window-supervisor', { do: 'urge', text: '申请人急用，请在时限内尽早办结。' }, 1),
  by('handler', { do: 'comment', text: '已联系申请人，约定现场核查时间。' }),
  handle(scene, 1),
  ...finish(scene),
];

/** The handler asks the supervisor to sign too (加签). */
const countersigned: Course = scene => [
  accept(),
  { days: 1, deed: { do: 'sign', element: 'handle', who: ['window-supervisor'] } },
  by('window-supervisor', { do: 'vote', element: 'handle', vote: 'agree', opinion: '同意承办意见。' }),
  handle(scene, 0),
  ...finish(scene),
];

/** The leader takes the review over from the supervisor (转办). */
const transferred: Course = scene => [
  accept(),
  handle(scene, inTime(scene)),
  { days: 0, deed: { do: 'transfer', element: 'review', to: 'unit-leader' } },
  review(scene),
  grant(scene),
  ...deliver(scene),
];

/** Late, carded, and the handler contests the card. */
const contested =
  (outcome: 'upheld' | 'revoked'): Course =>
  scene => [...lateBy(2)(scene).filter(({ deed }) => deed.do !== 'rate'), ...contest('yellow', outcome)];

/** A card given by hand for conduct, and taken back (人工发牌、撤销). */
const cardedByHand: Course = scene => [
  accept(),
  by('supervision-office', { do: 'issue-card', level: 'yellow', reason: '未出具受理通知书即口头答复申请人。' }, 1),
  by('supervision-office', { do: 'revoke', level: 'yellow', reason: '经查，受理通知书已当日送达，发牌有误。' }, 2),
  handle(scene, 0),
  ...finish(scene),
];

/** Courses of promised cases (承诺件经过). */
export const promisedCourses = {
  straight,
  warned,
  late: lateBy(2),
  veryLate: lateBy(6),
  lateInReview,
  explained,
  supplementOnce,
  supplementInVain,
  supplementTwice,
  neverSupplied,
  inspection: special('inspection', 5, '需抽样检验，检验期间不计入时限。'),
  publicity: special('publicity', 7, '依法公示，公示期间不计入时限。'),
  extended,
  notExtended,
  refused,
  declined,
  withdrawn,
  sentBack,
  urged,
  countersigned,
  transferred,
  upheld: contested('upheld'),
  revoked: contested('revoked'),
  cardedByHand,
} as const satisfies Record<string, Course>;
