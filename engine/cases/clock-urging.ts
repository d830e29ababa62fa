import { urgingClock, urgingTitle } from '../cards/milestones.ts';
import { startClock } from '../clocks/clock.ts';
import type { ClockRule } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { raiseDue } from './clock-cards.ts';
import { caseRelease, clockBase, reckon, stopClock } from './clock-runs.ts';
import type { CaseState } from './state.ts';

/** Working days within which a superior who does not answer must be urged (催办上级期限), a setting of the pack; undefined: not watched. */
function urgeWithin(execution: Execution): number | undefined {
  const days = caseRelease(execution).settings.urgeSuperiorWithin;
  return typeof days === 'number' && days > 0 && days <= 1000 ? days : undefined;
}

/** The clock of urging is nobody's limit towards the applicant: no lawful pause stands in it, and its breach does nothing but give a card. */
export const urgingRule: ClockRule = {
  id: urgingClock,
  title: urgingTitle,
  length: { text: '0', feel: true },
  unit: 'working-day',
  start: { on: 'forward', count: 'next-day' },
  supplement: { clock: 'pause', rule: 'last-receipt' },
  pause: [],
  stop: ['superior-answer'],
  onBreach: 'none',
};

/** The case was forwarded to a superior (上报): from now on somebody has to urge in time. */
export function startUrging(execution: Execution): void {
  const length = urgeWithin(execution);
  if (length === undefined) return;
  const former = execution.state.clocks[urgingClock];
  if (former && former.status !== 'stopped') return;
  const run = (former?.run ?? 0) + 1;
  emit(execution, { type: 'clock-started', clock: urgingClock, rule: urgingClock, run, figures: figures(execution, length) });
  raiseDue(execution, urgingClock);
}

/** true: a superior has the case and has to be urged in time. */
export function isUrgingDue({ clocks }: Pick<CaseState, 'clocks'>): boolean {
  return (clocks[urgingClock]?.status ?? 'stopped') !== 'stopped';
}

/** Somebody urged the superior (催办上级, act `urge-superior`): the time begins anew. */
export function restartUrging(execution: Execution): void {
  const length = urgeWithin(execution);
  const clock = execution.state.clocks[urgingClock];
  if (length === undefined || !clock || clock.status === 'stopped') return;
  emit(execution, { type: 'clock-restarted', clock: urgingClock, run: clock.run + 1, figures: figures(execution, length) });
  raiseDue(execution, urgingClock);
}

/** The superior has answered (批复). */
export function stopUrging(execution: Execution): void {
  stopClock(execution, urgingClock, 'superior-answer');
}

function figures(execution: Execution, length: number) {
  const startAt = execution.head.effectiveAt;
  return reckon(urgingRule, () => startClock({ rule: urgingRule, length, startAt, ...clockBase(execution) }));
}
