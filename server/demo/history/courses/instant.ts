import { deliver } from './deliver.ts';
import { complete, rating } from './steps.ts';
import { notice, recheck, supplied } from './supplements.ts';
import type { Course, Scene, Step } from './types.ts';

const examine = complete('examine', { result: 'complete' });

/** The result is made out; where a fee is due, against a receipt. */
function settle({ item, random }: Scene, days = 0): Step {
  const receipt = item.fee ? { feeReceipt: `43002211${random.digits(5)}` } : {};
  return complete(
    'settle',
    { resultNumber: `${item.id.slice(0, 2).toUpperCase()}${random.digits(10)}`, opinion: '准予办理。', ...receipt },
    days,
  );
}

/** Settled on the spot (当场办结). */
const onTheSpot: Course = scene => [examine, settle(scene), ...deliver(scene, { days: 0 })];

/** Left open over closing time, settled the next day or later (当日未办结). */
const overNight =
  (days: number): Course =>
  scene => [examine, settle(scene, days), ...deliver(scene, { days: 0, lowest: 3 })];

/** A mistake is corrected at the counter (当场改正). */
const corrected: Course = scene => [
  complete('examine', { result: 'correct', errors: '申请表一处填写有误，照片不合要求。' }),
  complete('correct', { corrected: '已更正并补交照片。', confirmed: true }),
  examine,
  settle(scene),
  ...deliver(scene, { days: 0 }),
];

/** Incomplete: a notice, and what was missing some days later. */
const supplemented: Course = scene => [
  complete('examine', { result: 'incomplete' }),
  notice(scene),
  supplied(scene.random.between(1, 4)),
  recheck(true),
  settle(scene),
  ...deliver(scene, { days: 0 }),
];

/** Not permitted. */
const declined: Course = scene => [complete('examine', { result: 'decline', reason: '申请人不符合法律规定的条件。' }), ...rating(scene)];

/** Another organ's business (告知办理部门). */
const referred: Course = () => [
  complete('examine', {
    result: 'outOfScope',
    reason: '该事项由市级部门办理。',
    competentDepartment: '益阳市政务服务中心',
    departmentContact: '益阳市康富南路 9 号，0737-4223210',
  }),
];

/** Courses of instant cases (即办件经过). */
export const instantCourses = {
  onTheSpot,
  nextDay: overNight(1),
  daysLater: overNight(5),
  corrected,
  supplemented,
  declined,
  referred,
} as const satisfies Record<string, Course>;
