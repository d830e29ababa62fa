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
export function caseRelease(x: Execution): ReleaseDefinition {
  return releaseOf(x, x.state.content);
}

/** The rule of a clock. */
export function ruleOf(x: Execution, clock: ClockState): ClockRule | undefined {
  return caseRelease(x).clocks.find(({ id }) => id === clock.rule);
}

/** What clock figures are computed with. */
export function clockBase(x: Execution) {
  return { calendar: x.context.calendar, cards: caseRelease(x).cards };
}

/** Evaluate the length of a rule (时限) in its units. */
export function lengthOf(x: Execution, rule: ClockRule): number {
  const root = Object.values(x.state.scopes).find(({ parent }) => parent === null)!;
  return Number(evaluateExpression(x, { scope: root.id, run: null }, rule.length));
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
export function figuresOf(x: Execution, { rule, length, startAt }: Pick<RunStart, 'rule' | 'length' | 'startAt'>): ClockFigures {
  if (isClockLength(length, rule.unit)) return startClock({ rule, length, startAt, ...clockBase(x) });
  throw new Fault('clock-length-wrong', {
    zh: `时限「${rule.title.zh}」应有大于零的天数，但得到 ${length}。请检查事项的时限。`,
    en: `Expected the clock "${rule.title.en}" to have a length above zero, but got ${length}. Check the limits of the service item.`,
  });
}

/** Start a clock (计时): a first run, or the next one of a clock that has stopped. */
export function startRun(x: Execution, start: RunStart): void {
  const { key, rule, stage, task } = start;
  const run = (x.state.clocks[key]?.run ?? 0) + 1;
  const of = { ...(stage ? { stage } : {}), ...(task ? { task } : {}) };
  emit(x, { type: 'clock-started', clock: key, rule: rule.id, ...of, run, figures: figuresOf(x, start) });
  raiseDue(x, key);
}

/** Stop a clock that runs or is paused. */
export function stopClock(x: Execution, key: string, act: string): void {
  const clock = x.state.clocks[key];
  if (clock && clock.status !== 'stopped') emit(x, { type: 'clock-stopped', clock: key, at: x.head.effectiveAt, act });
}
