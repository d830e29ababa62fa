import type { Rating } from '#engine/cases/state.ts';
import type { CardLevel } from '#engine/clocks/types.ts';
import type { StepAnswers, StepForms } from '#forms/generated/index.ts';
import type { Random } from '../random.ts';
import type { Deed, Scene, Step } from './types.ts';

/** Stands in answers for the day on which the step is done. */
export const today = '{today}';

/** Somebody completes the task of an element, `days` working days after the step before. */
export function complete<Element extends keyof StepForms>(element: Element, answers: StepAnswers<Element>, days = 0): Step {
  return { days, deed: completed(element, answers) };
}

/** Completing a task, its answers typed by the form of the element (按表单类型填写); `unit`: of which branch. */
export function completed<Element extends keyof StepForms>(element: Element, answers: StepAnswers<Element>, unit?: string): Deed {
  return { do: 'complete', element, answers: { ...answers }, ...(unit === undefined ? {} : { unit }) };
}

/** Somebody who holds a post does something. */
export function by(post: string, deed: Deed, days = 0): Step {
  return { days, by: post, deed };
}

const levels: readonly Rating['level'][] = [5, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 2, 1];
const words: Readonly<Record<Rating['level'], readonly string[]>> = {
  5: ['办得快，态度好', '一次就办好了，很满意', '工作人员讲解清楚', ''],
  4: ['总体不错', '等的时间稍长', ''],
  3: ['一般，希望再快一点', ''],
  2: ['材料要求没有一次说清', '跑了两趟'],
  1: ['超过承诺时间还没有结果，电话打不通'],
};

/** The applicant rates the case some days after its end, of free will: two of three do. */
export function rating({ random }: Scene, lowest?: Rating['level']): readonly Step[] {
  if (!random.chance(66)) return [];
  const level = lowest ?? random.pick(levels);
  return [by('applicant', { do: 'rate', level, tags: [], comment: random.pick(words[level]) }, random.between(0, 3))];
}

/** Contests a card and decides about it (申诉). */
export function contest(level: CardLevel, outcome: 'upheld' | 'revoked'): readonly Step[] {
  const reason = outcome === 'revoked' ? '经核，当日系统故障有记录，情况属实，撤销该牌。' : '经核，未按规定申请延期，维持该牌。';
  return [
    by('handler', { do: 'appeal', level, reason: '当日因系统故障未能按时提交，申请复核。' }, 1),
    by('supervision-office', { do: 'decide', outcome, reason }, 2),
  ];
}

/** One of several sentences. */
export function say<Sentence extends string>(random: Random, ...sentences: readonly Sentence[]): Sentence {
  return random.pick(sentences);
}
