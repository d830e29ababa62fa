import type { CaseDraft, DraftScope } from './draft.ts';
import type { Compensable, LocalId, Run } from './state.ts';

/** A run that compensates (补偿), in its scope. */
export interface Thrower {
  readonly scope: DraftScope;
  readonly id: LocalId;
  readonly run: Run;
}

/** The run that compensates a completed activity; undefined when it was cancelled meanwhile. */
export function findThrower(state: CaseDraft, activity: LocalId): Thrower | undefined {
  for (const scope of Object.values(state.scopes)) {
    for (const [id, run] of Object.entries(scope.runs)) {
      if (run.compensating?.left.some(one => one.id === activity)) return { scope, id, run };
    }
  }
  return undefined;
}

/** The completed activity that is being compensated. */
export function findCompensated(state: CaseDraft, activity: LocalId): Compensable | undefined {
  return findThrower(state, activity)?.run.compensating?.left.find(({ id }) => id === activity);
}
