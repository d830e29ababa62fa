import { reviewUntil } from '../clock-review.ts';
import { reject } from '../rejections.ts';
import type { CommandHandler } from './types.ts';

/** Looks at a clock (检查时限): figures of an older calendar are computed anew, then everything due is raised, then a breach acted on. */
export const reviewClock: CommandHandler<'review-clock'> = (execution, { clock: key }) => {
  const clock = Object.hasOwn(execution.state.clocks, key) ? execution.state.clocks[key] : undefined;
  if (!clock) {
    return reject('clock-not-found', {
      zh: `应有时限「${key}」，但本办件没有。`,
      en: `Expected the case to have a clock "${key}", but it has none.`,
    });
  }
  reviewUntil(execution, key, execution.context.now);
  if (execution.events.length > 0) return undefined;
  return reject('review-not-due', {
    zh: `时限「${key}」应有到点的事项，但目前没有。`,
    en: `Expected something of clock "${key}" to be due, but nothing is.`,
  });
};
