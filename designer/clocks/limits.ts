import type { Text } from '#engine/problem.ts';

/** What limits of an item are judged against (时限上限). `parent`: what the centre above promises; a centre below may only be quicker. */
export interface LimitBounds {
  readonly statutory: number;
  readonly parent?: number;
}

/**
 * Why a promised limit cannot be taken (承诺时限校验): not a whole number, longer than the statutory limit (行政许可法 art. 42 sets the outer bound),
 * or longer than the centre above promises. null: it can.
 */
export function judgePromised(promised: number | null, { statutory, parent }: LimitBounds): Text | null {
  if (promised === null || !Number.isInteger(promised) || promised < 0)
    return { zh: '请填写不小于 0 的整数。', en: 'Expected a whole number of at least 0.' };
  if (promised > statutory)
    return {
      zh: `承诺时限不能超过法定时限 ${statutory} 个工作日，填了 ${promised} 个。`,
      en: `Expected at most the statutory limit of ${statutory} working days, but got ${promised}.`,
    };
  if (parent !== undefined && promised > parent)
    return {
      zh: `承诺时限只能缩短，上级承诺 ${parent} 个工作日，填了 ${promised} 个。`,
      en: `The limit can only be shortened: expected at most ${parent} working days as promised above, but got ${promised}.`,
    };
  return null;
}

/** Why a statutory limit cannot be taken; null: it can. */
export function judgeStatutory(statutory: number | null): Text | null {
  if (statutory !== null && Number.isInteger(statutory) && statutory >= 1) return null;
  return { zh: '请填写不小于 1 的整数。', en: 'Expected a whole number of at least 1.' };
}
