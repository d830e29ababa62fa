import type { ServiceItem } from '#engine/cases/state.ts';
import type { ClockRule } from '#engine/clocks/types.ts';
import { problem, type Problem, type Text } from '#engine/problem.ts';

/** Length of a clock rule that is a plain number; undefined for an expression. */
export function literalOf({ length }: Pick<ClockRule, 'length'>): number | undefined {
  return /^\d+(\.\d+)?$/.test(length.text.trim()) ? Number(length.text) : undefined;
}

/**
 * Check the limits of a service item (事项时限检查): the promise may only be shorter than the law, stages fit into the promise. `statutory`: the limit
 * the pack's statutory clock has for every item, where it is a plain number.
 */
export function checkLimits({ promisedLimit, statutoryLimit, stageLimits }: ServiceItem, statutory = Number.POSITIVE_INFINITY): Problem[] {
  const law = Math.min(statutoryLimit, statutory);
  const sum = Object.values(stageLimits).reduce((total, days) => total + days, 0);
  const tooLong: Text = {
    zh: `承诺时限 ${promisedLimit} 个工作日长于法定时限 ${law} 个工作日。承诺时限只能更短，请改正。`,
    en: `The promised limit of ${promisedLimit} working days is longer than the statutory limit of ${law}; it may only be shorter.`,
  };
  const tooMuch: Text = {
    zh: `各环节时限合计 ${sum} 个工作日，超过承诺时限 ${promisedLimit} 个工作日。请缩短环节时限。`,
    en: `The stage limits add up to ${sum} working days, more than the promised ${promisedLimit}; shorten them.`,
  };
  return [
    ...(promisedLimit > law ? [problem('item-promised-longer', tooLong, { pointer: '/promisedLimit' })] : []),
    ...(sum > promisedLimit ? [problem('item-stages-longer', tooMuch, { pointer: '/stageLimits' })] : []),
  ];
}
