import type { Gate } from '#server/contract/publishing.ts';
import { isOfReview } from './GateList.tsx';

/** Steps of publishing (发布步骤): check, ask for a review, be reviewed, publish. */
export const gateSteps = ['check', 'ask', 'review', 'publish'] as const;
export type GateStep = (typeof gateSteps)[number];

/** The step a draft stands at (当前步骤). */
export function stepOf({ blockers, review }: Pick<Gate, 'blockers' | 'review'>): GateStep {
  if (blockers.some(one => !isOfReview(one))) return 'check';
  if (blockers.length === 0) return 'publish';
  return review?.state === 'open' && !review.isStale ? 'review' : 'ask';
}

/** Share of the flows golden cases take, in whole percent (连线覆盖率). */
export function flowsPercent({ report }: Pick<Gate, 'report'>): number {
  if (!report || report.coverage.flows.total === 0) return 100;
  return Math.floor((report.coverage.flows.covered / report.coverage.flows.total) * 100);
}
