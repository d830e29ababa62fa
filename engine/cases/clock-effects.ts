import type { Act } from '../bpmn/definition.ts';
import type { Millis } from '../calendar/types.ts';
import { extendClock } from '../clocks/clock.ts';
import { countFrom } from '../clocks/start.ts';
import type { ClockRule, ClockState } from '../clocks/types.ts';
import type { Execution, Here } from '../execution/execution.ts';
import { emit } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { evaluateExpression } from '../execution/values.ts';
import { raiseDue } from './clock-cards.ts';
import { openClocks, pauseAll, resume, resumeAll } from './clock-pauses.ts';
import { appliesTo, caseRelease, clockBase, figuresOf, lengthOf, reckon, ruleOf, startRun, stopClock } from './clock-runs.ts';
import { momentOf } from './deemed.ts';
import { restartUrging, startUrging, stopUrging } from './clock-urging.ts';
import { extensionDays } from './effect-inputs.ts';
import { isExtendable, isOver } from './extendable.ts';
import { lastingOf } from './lasting-pauses.ts';
import { endProcedure, startProcedure, startSuperior } from './procedures.ts';

/** Reason of the pause between a supplement notice and its receipt. */
const supplement = 'supplement';

type Effect = (execution: Execution, here: Here) => void;

/** What acts between start and stop do to the clocks. */
const effects: Readonly<Partial<Record<Act, Effect>>> = {
  'request-supplement': execution => pauseAll(execution, { reason: supplement }, () => true),
  'receive-supplement': execution => {
    for (const clock of openClocks(execution)) endSupplement(execution, clock);
  },
  'start-special-procedure': startProcedure,
  'end-special-procedure': endProcedure,
  forward: (execution, here) => {
    startSuperior(execution, here);
    startUrging(execution);
  },
  'urge-superior': restartUrging,
  'superior-answer': execution => {
    resumeAll(execution, reason => reason === 'superior');
    stopUrging(execution);
  },
  extend: extendAll,
};

/**
 * What a legal act does to the clocks of its case (行为对时限的作用): stop, then pause, resume, restart or extend, then start. `deemed`: the moment
 * the law deems it done.
 */
export function applyToClocks(execution: Execution, here: Here, { act, deemed }: { readonly act: Act; readonly deemed?: Millis }): void {
  for (const clock of openClocks(execution)) if (ruleOf(execution, clock)?.stop.includes(act)) stopClock(execution, clock.key, act);
  effects[act]?.(execution, here);
  for (const rule of caseRelease(execution).clocks)
    if (!rule.per && rule.start?.on === act) start(execution, rule, deemed ?? startOf(execution, rule, act));
}

/** The receipt of a supplement: the clock goes on, or a new run of full length counts from the receipt docs/domain.md section 2 names. */
function endSupplement(execution: Execution, clock: ClockState): void {
  const rule = ruleOf(execution, clock);
  if (!rule || !lastingOf(clock).some(({ reason }) => reason === supplement)) return;
  if (rule.supplement.clock === 'restart') restart(execution, rule, clock);
  else resume(execution, clock.key, { reason: supplement, at: execution.head.effectiveAt });
  raiseDue(execution, clock.key);
}

/** A new run of full length: the limit without extensions. What else pauses the clock goes on pausing it. */
function restart(execution: Execution, rule: ClockRule, clock: ClockState): void {
  const { key, run, stage, length, unit } = clock;
  const full =
    rule.per === undefined
      ? lengthOf(execution, rule)
      : stage
        ? (execution.state.service.stageLimits[stage as 'accept'] ?? length)
        : length;
  const startAt = countedFrom(execution, rule, execution.head.effectiveAt);
  const figures = figuresOf(execution, { rule: { ...rule, unit }, length: full, startAt });
  emit(execution, { type: 'clock-restarted', clock: key, run: run + 1, figures });
  for (const { reason, until } of lastingOf(clock).filter(pause => pause.reason !== supplement)) {
    const at = execution.head.effectiveAt;
    emit(execution, { type: 'clock-paused', clock: key, reason, at, ...(until === undefined ? {} : { until }) });
  }
}

/** Start a clock on its act; one that already runs goes on. */
function start(execution: Execution, rule: ClockRule, startAt: Millis): void {
  const known = execution.state.clocks[rule.id];
  if (known && known.status !== 'stopped') return;
  if (!appliesTo(execution, rule)) return;
  startRun(execution, { key: rule.id, rule, length: lengthOf(execution, rule), startAt });
}

/** The moment a clock counts from (起算): its act, or the receipt of the application (LP); what acceptance starts, from the supplement before it. */
function startOf(execution: Execution, rule: ClockRule, act: Act): Millis {
  const { effectiveAt } = execution.head;
  const at = rule.start?.from === 'receipt' ? momentOf(execution, 'receive', effectiveAt) : effectiveAt;
  return act === 'accept' ? countedFrom(execution, rule, at) : at;
}

/** Day 0 by docs/domain.md section 2: a moment itself, or the receipt of a supplement before it. */
function countedFrom(execution: Execution, rule: ClockRule, at: Millis): Millis {
  const notices = execution.state.supplements.map(({ noticeAt, cause }) => ({ at: noticeAt, cause }));
  const receipts = execution.state.supplements.flatMap(({ receiptAt }) => (receiptAt === null ? [] : [receiptAt]));
  return countFrom(at, { notices, receipts }, rule.supplement.rule);
}

/** Extend every clock that still allows it; once a limit is over, or where none allows it any more, a fault, so that no notice of it is issued. */
function extendAll(execution: Execution, here: Here): void {
  const clocks = openClocks(execution).filter(clock => ruleOf(execution, clock)?.extend);
  const asked = clocks.map(clock => ({ clock, by: daysFor(execution, here, clock) }));
  const { effectiveAt: at } = execution.head;
  const isLate = clocks.some(clock => ruleOf(execution, clock)!.extend!.beforeDue && isOver(clock, at));
  const open = isLate ? [] : asked.filter(({ clock, by }) => isExtendable(clock, ruleOf(execution, clock)!.extend!, { at, by }));
  for (const { clock, by } of open) extend(execution, clock, by);
  if (clocks.length === 0 || open.length > 0) return;
  throw new Fault('extension-too-late', {
    zh: '延期应在到期前批准，且不超过规定的次数和天数，但时限已到期，或次数、天数已用完。未作延期，请依法处理。',
    en: 'Expected the extension before the limit is over and within the number and days allowed, but the limit is over or they are used up.',
  });
}

function daysFor(execution: Execution, here: Here, clock: ClockState): number {
  const by = extensionDays(execution, here) ?? Number(evaluateExpression(execution, here, ruleOf(execution, clock)!.extend!.by));
  if (by > 0) return by;
  throw daysWrong(by);
}

function extend(execution: Execution, clock: ClockState, by: number): void {
  const rule = ruleOf(execution, clock)!;
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
