import type { Act } from '../bpmn/definition.ts';
import type { Millis } from '../calendar/types.ts';
import { extendClock, resumeClock } from '../clocks/clock.ts';
import { countFrom } from '../clocks/start.ts';
import type { ClockRule, ClockState } from '../clocks/types.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { evaluateExpression } from '../execution/values.ts';
import { raiseDue } from './clock-cards.ts';
import { caseRelease, clockBase, figuresOf, lengthOf, ruleOf, startRun, stopClock } from './clock-runs.ts';
import { extensionDays, procedureOf } from './effect-inputs.ts';

/** Reason of the pause between a supplement notice and its receipt. */
const supplement = 'supplement';

/** What a legal act does to the clocks of its case (行为对时限的作用): stop, pause, resume, restart, extend, start; in this order. */
export function applyToClocks(x: Execution, here: Here, act: Act): void {
  for (const clock of clocksOf(x)) if (ruleOf(x, clock)?.stop.includes(act)) stopClock(x, clock.key, act);
  if (act === 'request-supplement') pauseAll(x, supplement, () => true);
  if (act === 'receive-supplement') for (const clock of clocksOf(x)) endSupplement(x, clock);
  if (act === 'start-special-procedure') pauseFor(x, procedureOf(x, here));
  if (act === 'end-special-procedure') resumeAll(x, reason => reason !== 'superior' && reason !== supplement);
  if (act === 'forward') pauseFor(x, 'superior');
  if (act === 'superior-answer') resumeAll(x, reason => reason === 'superior');
  if (act === 'extend') for (const clock of clocksOf(x)) extend(x, here, clock);
  for (const rule of caseRelease(x).clocks) if (!rule.per && rule.start?.on === act) start(x, rule, act);
}

function clocksOf(x: Execution): ClockState[] {
  return Object.values(x.state.clocks).filter(({ status }) => status !== 'stopped');
}

function pauseFor(x: Execution, reason: string): void {
  pauseAll(x, reason, rule => rule.pause.includes(reason));
}

function pauseAll(x: Execution, reason: string, obeys: (rule: ClockRule) => boolean): void {
  for (const clock of clocksOf(x)) {
    const rule = ruleOf(x, clock);
    const lasts = clock.pauses.some(pause => pause.to === null && pause.reason === reason);
    if (rule && obeys(rule) && !lasts) emit(x, { type: 'clock-paused', clock: clock.key, reason, at: x.head.effectiveAt });
  }
}

function resumeAll(x: Execution, ends: (reason: string) => boolean): void {
  for (const clock of clocksOf(x)) {
    const reasons = clock.pauses.filter(pause => pause.to === null && ends(pause.reason)).map(pause => pause.reason);
    for (const reason of reasons) resume(x, clock.key, reason);
  }
}

function resume(x: Execution, key: string, reason: string): void {
  const at = x.head.effectiveAt;
  const figures = resumeClock(x.state.clocks[key]!, at, { ...clockBase(x), reason });
  emit(x, { type: 'clock-resumed', clock: key, reason, at, figures });
  raiseDue(x, key);
}

/** The receipt of a supplement: the clock goes on, or a new run of full length counts from the receipt domain.md 3.5 names. */
function endSupplement(x: Execution, { key, pauses }: ClockState): void {
  const rule = ruleOf(x, x.state.clocks[key]!);
  if (!rule || !pauses.some(pause => pause.to === null && pause.reason === supplement)) return;
  if (rule.supplement.clock === 'pause') resume(x, key, supplement);
  else restart(x, rule, x.state.clocks[key]!);
}

/** A new run of full length: the limit without extensions. */
function restart(x: Execution, rule: ClockRule, { key, run, stage, length, unit }: ClockState): void {
  const full = rule.per === undefined ? lengthOf(x, rule) : stage ? (x.state.service.stageLimits[stage as 'accept'] ?? length) : length;
  const figures = figuresOf(x, { rule: { ...rule, unit }, length: full, startAt: countedFrom(x, rule) });
  emit(x, { type: 'clock-restarted', clock: key, run: run + 1, figures });
  raiseDue(x, key);
}

/** Start a clock on its act; one that already runs goes on. */
function start(x: Execution, rule: ClockRule, act: Act): void {
  const known = x.state.clocks[rule.id];
  if (known && known.status !== 'stopped') return;
  const startAt = act === 'accept' ? (deemedAcceptedAt(x) ?? countedFrom(x, rule)) : x.head.effectiveAt;
  startRun(x, { key: rule.id, rule, length: lengthOf(x, rule), startAt });
}

/** Day 0 by domain.md 3.5: the act itself, or the receipt of a supplement before it. */
function countedFrom(x: Execution, rule: ClockRule): Millis {
  const notices = x.state.supplements.map(({ noticeAt, cause }) => ({ at: noticeAt, cause }));
  const receipts = x.state.supplements.flatMap(({ receiptAt }) => (receiptAt === null ? [] : [receiptAt]));
  return countFrom(x.head.effectiveAt, { notices, receipts }, rule.supplement.rule);
}

/** Not told in time what was missing, an application counts as accepted from its receipt (行政许可法 art. 32: 逾期不告知的，自收到申请材料之日起即为受理). */
function deemedAcceptedAt(x: Execution): Millis | undefined {
  const deemed = Object.values(x.state.clocks).find(clock => clock.breached && ruleOf(x, clock)?.onBreach === 'deemed-accepted');
  return deemed?.startAt;
}

function extend(x: Execution, here: Here, clock: ClockState): void {
  const rule = ruleOf(x, clock);
  if (!rule?.extend || clock.extensions.length >= rule.extend.max) return;
  const by = extensionDays(x, here) ?? Number(evaluateExpression(x, here, rule.extend.by));
  const figures = extendClock(clock, by, clockBase(x));
  const { reason } = x.state.data.findLast(({ form }) => form === 'extension')?.answers ?? {};
  emit(x, { type: 'clock-extended', clock: clock.key, by, figures, private: { reason: typeof reason === 'string' ? reason : '' } });
  raiseDue(x, clock.key);
}
