import type { Stage } from '../bpmn/definition.ts';
import type { Millis } from '../calendar/types.ts';
import { startClock } from '../clocks/clock.ts';
import { isClockLength } from '../clocks/count.ts';
import type { ClockFigures, ClockRule } from '../clocks/types.ts';
import type { Execution } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { evaluateExpression, isTrue, type Place } from '../execution/values.ts';
import type { Text } from '../problem.ts';
import { raiseDue } from './clock-cards.ts';
import { caseRelease, ruleOf } from './clock-rules.ts';
import { lastingOf, lastingPauses } from './lasting-pauses.ts';
import type { LocalId } from './state.ts';

export { caseRelease, ruleOf, titleOf } from './clock-rules.ts';

/** What clock figures are computed with. */
export function clockBase(execution: Execution) {
  return { calendar: execution.context.calendar, cards: caseRelease(execution).cards };
}

/** The case as a whole, where what a rule says is evaluated. */
function rootOf({ state }: Execution): Place {
  return { scope: Object.values(state.scopes).find(({ parent }) => parent === null)!.id, run: null };
}

/** Whether a rule speaks of this case at all (适用条件); one without a condition speaks of every case. */
export function appliesTo(execution: Execution, { when }: ClockRule): boolean {
  return when === undefined || isTrue(execution, rootOf(execution), when);
}

/** Evaluate the length of a rule (时限) in its units. */
export function lengthOf(execution: Execution, rule: ClockRule): number {
  const length = evaluateExpression(execution, rootOf(execution), rule.length);
  const written = typeof length === 'string' && length.trim() !== '' ? Number(length) : length;
  return typeof written === 'number' ? written : Number.NaN;
}

/** Figures of a count that may reach too far (期限过远): what cannot be reckoned is a fault, never an error that leaves the engine. */
export function reckon<T>(clock: { readonly title: Text }, figures: () => T): T {
  try {
    return figures();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Fault('clock-out-of-range', {
      zh: `时限「${clock.title.zh}」的到期日应能推算，但超出了可推算的范围。请检查天数和暂停时间。`,
      en: `Expected the due day of the clock "${clock.title.en}" to be within reach, but it is not. Check its days and pauses.`,
    });
  }
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
  if (isClockLength(length, rule.unit)) return reckon(rule, () => startClock({ rule, length, startAt, ...clockBase(execution) }));
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
  standWithCase(execution, key);
  raiseDue(execution, key);
}

/** A clock that starts or goes on while a lawful procedure lasts stands still with the others that obey it. */
export function standWithCase(execution: Execution, key: string): void {
  const clock = execution.state.clocks[key]!;
  const obeys = ruleOf(execution, clock)?.pause ?? [];
  const stands = new Set(lastingOf(clock).map(({ reason }) => reason));
  for (const { reason, until } of lastingPauses(execution.state)) {
    if (!obeys.includes(reason) || stands.has(reason)) continue;
    const at = execution.head.effectiveAt;
    emit(execution, { type: 'clock-paused', clock: key, reason, at, ...(until === undefined ? {} : { until }) });
  }
}

/** Stop a clock that runs or is paused. */
export function stopClock(execution: Execution, key: string, act: string): void {
  const clock = execution.state.clocks[key];
  if (clock && clock.status !== 'stopped') emit(execution, { type: 'clock-stopped', clock: key, at: execution.head.effectiveAt, act });
}
