import type { Stage } from '../bpmn/definition.ts';
import type { Millis } from '../calendar/types.ts';
import { startClock } from '../clocks/clock.ts';
import { isClockLength } from '../clocks/count.ts';
import type { ClockFigures, ClockRule, ClockState } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { emit, releaseOf } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { evaluateExpression } from '../execution/values.ts';
import { raiseDue } from './clock-cards.ts';
import type { ReleaseDefinition } from './context.ts';
import type { LocalId } from './state.ts';

/** The release whose clocks.json and cards.json rule the case: the one it was opened with. Called processes have no clocks of their own. */
export function caseRelease(execution: Execution): ReleaseDefinition {
  return releaseOf(execution, execution.state.content);
}

/** The rule of a clock. */
export function ruleOf(execution: Execution, clock: ClockState): ClockRule | undefined {
  return caseRelease(execution).clocks.find(({ id }) => id === clock.rule);
}

/** What clock figures are computed with. */
export function clockBase(execution: Execution) {
  return { calendar: execution.context.calendar, cards: caseRelease(execution).cards };
}

/** Evaluate the length of a rule (时限) in its units. */
export function lengthOf(execution: Execution, rule: ClockRule): number {
  const root = Object.values(execution.state.scopes).find(({ parent }) => parent === null)!;
  return Number(evaluateExpression(execution, { scope: root.id, run: null }, rule.length));
}

/** Which clock to start, and from when. */
export interface RunStart {
  readonly key: string;
  readonly rule: ClockRule;
  readonly length: number;
  readonly startAt: Millis;
  readonly stage?: Stage;
  readonly task?: LocalId;
}

/** Figures of a new run; a length that is none is a fault. */
export function figuresOf(execution: Execution, { rule, length, startAt }: Pick<RunStart, 'rule' | 'length' | 'startAt'>): ClockFigures {
  if (isClockLength(length, rule.unit)) return startClock({ rule, length, startAt, ...clockBase(execution) });
  throw new Fault('clock-length-wrong', {
    zh: `时限「${rule.title.zh}」应有大于零的天数，但得到 ${length}。请检查事项的时限。`,
    en: `Expected the clock "${rule.title.en}" to have a length above zero, but got ${length}. Check the limits of the service item.`,
  });
}

/** Start a clock (计时): a first run, or the next one of a clock that has stopped. */
export function startRun(execution: Execution, start: RunStart): void {
  const { key, rule, stage, task } = start;
  const run = (execution.state.clocks[key]?.run ?? 0) + 1;
  const of = { ...(stage ? { stage } : {}), ...(task ? { task } : {}) };
  emit(execution, { type: 'clock-started', clock: key, rule: rule.id, ...of, run, figures: figuresOf(execution, start) });
  raiseDue(execution, key);
}

/** Stop a clock that runs or is paused. */
export function stopClock(execution: Execution, key: string, act: string): void {
  const clock = execution.state.clocks[key];
  if (clock && clock.status !== 'stopped') emit(execution, { type: 'clock-stopped', clock: key, at: execution.head.effectiveAt, act });
}
