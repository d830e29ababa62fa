import { urgingClock, urgingTitle } from '../cards/milestones.ts';
import type { ClockRule, ClockState } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { releaseOf } from '../execution/execution.ts';
import type { Text } from '../problem.ts';
import type { ReleaseDefinition } from './context.ts';

/** The release whose clocks.json and cards.json rule the case: the one it was opened with. Called processes have no clocks of their own. */
export function caseRelease(execution: Execution): ReleaseDefinition {
  return releaseOf(execution, execution.state.content);
}

/** The rule of a clock. */
export function ruleOf(execution: Execution, clock: ClockState): ClockRule | undefined {
  return caseRelease(execution).clocks.find(({ id }) => id === clock.rule);
}

/** What people call a clock (时限名称); its key when the release no longer has its rule. */
export function titleOf(execution: Execution, clock: ClockState): { readonly title: Text } {
  if (clock.rule === urgingClock) return { title: urgingTitle };
  return ruleOf(execution, clock) ?? { title: { zh: clock.key, en: clock.key } };
}
