import type { Act } from '../bpmn/definition.ts';
import type { Millis } from '../calendar/types.ts';
import { extendClock, resumeClock } from '../clocks/clock.ts';
import { countFrom } from '../clocks/start.ts';
import type { ClockRule, ClockState } from '../clocks/types.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { evaluateExpression } from '../execution/values.ts';
import { raiseDue } from './clock-cards.ts';
import { caseRelease, clockBase, figuresOf, lengthOf, reckon, ruleOf, startRun, stopClock, titleOf } from './clock-runs.ts';
import { extensionDays, procedureOf } from './effect-inputs.ts';

/** Reason of the pause between a supplement notice and its receipt. */
const supplement = 'supplement';

/** What a legal act does to the clocks of its case (行为对时限的作用): stop, pause, resume, restart, extend, start; in this order. */
export function applyToClocks(execution: Execution, here: Here, act: Act): void {
  for (const clock of clocksOf(execution)) if (ruleOf(execution, clock)?.stop.includes(act)) stopClock(execution, clock.key, act);
  if (act === 'request-supplement') pauseAll(execution, supplement, () => true);
  if (act === 'receive-supplement') for (const clock of clocksOf(execution)) endSupplement(execution, clock);
  if (act === 'start-special-procedure') pauseFor(execution, procedureOf(execution, here));
  if (act === 'end-special-procedure') resumeAll(execution, reason => reason !== 'superior' && reason !== supplement);
  if (act === 'forward') pauseFor(execution, 'superior');
  if (act === 'superior-answer') resumeAll(execution, reason => reason === 'superior');
  if (act === 'extend') extendAll(execution, here);
  for (const rule of caseRelease(execution).clocks) if (!rule.per && rule.start?.on === act) start(execution, rule, act);
}

function clocksOf(execution: Execution): ClockState[] {
  return Object.values(execution.state.clocks).filter(({ status }) => status !== 'stopped');
}

function pauseFor(execution: Execution, reason: string): void {
  pauseAll(execution, reason, rule => rule.pause.includes(reason));
}

function pauseAll(execution: Execution, reason: string, obeys: (rule: ClockRule) => boolean): void {
  for (const clock of clocksOf(execution)) {
    const rule = ruleOf(execution, clock);
    const lasts = clock.pauses.some(pause => pause.to === null && pause.reason === reason);
    if (rule && obeys(rule) && !lasts) emit(execution, { type: 'clock-paused', clock: clock.key, reason, at: execution.head.effectiveAt });
  }
}

/** End the pauses of some reasons on every clock that runs (恢复计时). */
export function resumeAll(execution: Execution, ends: (reason: string) => boolean): void {
  for (const clock of clocksOf(execution)) {
    const reasons = clock.pauses.filter(pause => pause.to === null && ends(pause.reason)).map(pause => pause.reason);
    for (const reason of reasons) resume(execution, clock.key, reason);
  }
}

function resume(execution: Execution, key: string, reason: string): void {
  const at = execution.head.effectiveAt;
  const clock = execution.state.clocks[key]!;
  const figures = reckon(titleOf(execution, clock), () => resumeClock(clock, at, { ...clockBase(execution), reason }));
  emit(execution, { type: 'clock-resumed', clock: key, reason, at, figures });
  raiseDue(execution, key);
}

/** The receipt of a supplement: the clock goes on, or a new run of full length counts from the receipt docs/domain.md section 2 names. */
function endSupplement(execution: Execution, { key, pauses }: ClockState): void {
  const rule = ruleOf(execution, execution.state.clocks[key]!);
  if (!rule || !pauses.some(pause => pause.to === null && pause.reason === supplement)) return;
  if (rule.supplement.clock === 'pause') resume(execution, key, supplement);
  else restart(execution, rule, execution.state.clocks[key]!);
}

/** A new run of full length: the limit without extensions. What else pauses the clock goes on pausing it. */
function restart(execution: Execution, rule: ClockRule, { key, run, stage, length, unit, pauses }: ClockState): void {
  const full =
    rule.per === undefined
      ? lengthOf(execution, rule)
      : stage
        ? (execution.state.service.stageLimits[stage as 'accept'] ?? length)
        : length;
  const figures = figuresOf(execution, { rule: { ...rule, unit }, length: full, startAt: countedFrom(execution, rule) });
  emit(execution, { type: 'clock-restarted', clock: key, run: run + 1, figures });
  for (const { reason, to } of pauses)
    if (to === null && reason !== supplement) emit(execution, { type: 'clock-paused', clock: key, reason, at: execution.head.effectiveAt });
  raiseDue(execution, key);
}

/** Start a clock on its act; one that already runs goes on. */
function start(execution: Execution, rule: ClockRule, act: Act): void {
  const known = execution.state.clocks[rule.id];
  if (known && known.status !== 'stopped') return;
  const startAt = act === 'accept' ? (deemedAcceptedAt(execution) ?? countedFrom(execution, rule)) : execution.head.effectiveAt;
  startRun(execution, { key: rule.id, rule, length: lengthOf(execution, rule), startAt });
}

/** Day 0 by docs/domain.md section 2: the act itself, or the receipt of a supplement before it. */
function countedFrom(execution: Execution, rule: ClockRule): Millis {
  const notices = execution.state.supplements.map(({ noticeAt, cause }) => ({ at: noticeAt, cause }));
  const receipts = execution.state.supplements.flatMap(({ receiptAt }) => (receiptAt === null ? [] : [receiptAt]));
  return countFrom(execution.head.effectiveAt, { notices, receipts }, rule.supplement.rule);
}

/** Not told in time what was missing, an application counts as accepted from its receipt (行政许可法 art. 32: 逾期不告知的，自收到申请材料之日起即为受理). */
function deemedAcceptedAt(execution: Execution): Millis | undefined {
  const deemed = Object.values(execution.state.clocks).find(
    clock => clock.breached && ruleOf(execution, clock)?.onBreach === 'deemed-accepted',
  );
  return deemed?.startAt;
}

/** Extend every clock that still allows it; an extension that none allows any more is a fault, so that no notice of it is issued. */
function extendAll(execution: Execution, here: Here): void {
  const clocks = clocksOf(execution).filter(clock => ruleOf(execution, clock)?.extend);
  const open = clocks.filter(clock => isExtendable(clock, ruleOf(execution, clock)!.extend!, execution.head.effectiveAt));
  for (const clock of open) extend(execution, here, clock);
  if (clocks.length === 0 || open.length > 0) return;
  throw new Fault('extension-too-late', {
    zh: '延期应在到期前批准，且不超过规定次数，但时限已到期或已延期。未作延期，请依法处理。',
    en: 'Expected the extension before the limit is over and within the number allowed, but the limit is over or was extended already.',
  });
}

/** true: the rule allows one more extension (可延期) of the clock at a moment. */
function isExtendable({ extensions, due }: ClockState, { max, beforeDue }: NonNullable<ClockRule['extend']>, at: Millis): boolean {
  return extensions.length < max && (!beforeDue || at <= due);
}

function extend(execution: Execution, here: Here, clock: ClockState): void {
  const rule = ruleOf(execution, clock)!;
  const by = extensionDays(execution, here) ?? Number(evaluateExpression(execution, here, rule.extend!.by));
  if (!(by > 0)) throw daysWrong(by);
  const figures = reckon(rule, () => extendClock(clock, by, clockBase(execution)));
  const { reason } = execution.state.data.findLast(({ form }) => form === 'extension')?.answers ?? {};
  emit(execution, { type: 'clock-extended', clock: clock.key, by, figures, private: { reason: typeof reason === 'string' ? reason : '' } });
  raiseDue(execution, clock.key);
}

function daysWrong(by: number): Fault {
  return new Fault('extension-days-wrong', {
    zh: `延期应有大于零的天数，但得到 ${by}。请检查延期表单。`,
    en: `Expected an extension by more than zero days, but got ${by}. Check the extension form.`,
  });
}
