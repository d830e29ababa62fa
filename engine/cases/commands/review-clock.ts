import { recomputeClock } from '../../clocks/clock.ts';
import type { Execution } from '../../execution/execution.ts';
import { emit } from '../../execution/execution.ts';
import { reviewUntil } from '../clock-review.ts';
import { clockBase, reckon, titleOf } from '../clock-runs.ts';
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
  if (clock.status !== 'stopped') recompute(execution, key);
  reviewUntil(execution, key, execution.context.now);
  if (execution.events.length > 0) return undefined;
  return reject('review-not-due', {
    zh: `时限「${key}」应有到点的事项，但目前没有。`,
    en: `Expected something of clock "${key}" to be due, but nothing is.`,
  });
};

function recompute(execution: Execution, key: string): void {
  const clock = execution.state.clocks[key]!;
  const { id, version } = execution.context.calendar;
  if (clock.calendar.id === id && clock.calendar.version === version) return;
  const { due, dueOn } = clock;
  const figures = reckon(titleOf(execution, clock), () => recomputeClock(clock, clockBase(execution)));
  emit(execution, { type: 'clock-recomputed', clock: key, figures, was: { due, dueOn } });
}
