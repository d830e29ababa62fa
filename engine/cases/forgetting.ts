import { limits } from '../limits.ts';
import type { CaseDraft } from './draft.ts';
import type { CaseState, TrailEntry } from './state.ts';

/** A case with its trail. */
type Trailed = Pick<CaseState, 'trail'> & { readonly scopes: CaseDraft['scopes'] | CaseState['scopes'] };

/** What the event that ends a task notes where the trail is full: the place of the entry that goes, the oldest when nothing is noted. */
export function forgetting(state: Trailed): { readonly forgets?: number } {
  if (state.trail.length < limits.trail) return none;
  const forgets = forgottenIn(state);
  return forgets === 0 ? none : { forgets };
}

const none: { readonly forgets?: number } = {};

/**
 * Place of the entry that says least (轨迹已满时忘记哪一条): the oldest of a task that nobody did; else the oldest that the same person did again; else the
 * oldest. The first step of the case, where the application came from, stays. So who did a step is known for as long as can be (不相容岗位、退回).
 */
export function forgottenIn(state: Trailed): number {
  const { trail } = state;
  const undone = trail.findIndex(({ cancelled, left }) => cancelled && left === undefined);
  if (undone >= 0) return undone;
  const first = firstOf(state);
  const again = oldestAgain(trail, first);
  if (again >= 0) return again;
  return first === 0 ? 1 : 0;
}

function firstOf({ trail, scopes }: Trailed): number {
  return trail.findIndex(({ cancelled, scope }) => !cancelled && scopes[scope]?.parent === null);
}

/** The voices of signers stand in the entry of their own round alone. */
function oldestAgain(trail: readonly TrailEntry[], first: number): number {
  const later = new Set<string>();
  let found = -1;
  for (let at = trail.length - 1; at >= 0; at--) {
    const { element, scope, actor, left, seats } = trail[at]!;
    const key = JSON.stringify([element, scope, actor, left]);
    if (at !== first && !seats && later.has(key)) found = at;
    later.add(key);
  }
  return found;
}
