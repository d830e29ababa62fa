import type { Around } from '#processes/check-whole.ts';
import type { WholeBody } from '#processes/overlay/types.ts';
import type { DraftProblem } from '#server/contract/designing.ts';

/** A body to be checked in the worker (检查任务). */
export interface LintTask {
  readonly id: number;
  readonly body: WholeBody;
  readonly around: Around;
}
export interface LintAnswer {
  readonly id: number;
  /** null: the check failed, which only a mistake of ours can do. */
  readonly problems: readonly DraftProblem[] | null;
  /** Milliseconds the check took. */
  readonly took: number;
}
