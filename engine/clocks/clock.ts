import { milestonesOf, perOf, rulesFor } from '../cards/milestones.ts';
import type { Calendar, Millis, PlainDate } from '../calendar/types.ts';
import { type Count, dueOf } from './count.ts';
import { startDayOf } from './start.ts';
import type { CardRule, CardRules, ClockFigures, ClockRule, ClockState, Milestone } from './types.ts';

/**
 * What the figures of a clock are computed with: the calendar, the release's card rules (null: no cards), and the clock's own rule, by which day 0
 * is found again under another calendar (absent: day 0 stays the date it was).
 */
export interface ClockBase {
  readonly calendar: Calendar;
  readonly cards: CardRules | null;
  readonly rule?: ClockRule;
}

/** How a clock starts (计时开始). */
export interface ClockStart extends ClockBase {
  readonly rule: ClockRule;
  /** Evaluated length in units of the rule. */
  readonly length: number;
  /** Moment of the start event; its civil date is day 0. */
  readonly startAt: Millis;
}

/**
 * Figures of a new run (开始计时): day 0 is the date of the start event, day 1 the next counted day (same-day: the date itself).
 * Throws RangeError when `isClockLength` does not hold.
 */
export function startClock({ rule, length, startAt, ...base }: ClockStart): ClockFigures {
  const count = rule.start?.count === 'same-day' ? { count: 'same-day' as const } : {};
  const rules = rulesFor(base.cards, { rule: rule.id, per: rule.per });
  const startOn = startDayOf(startAt, rule.start, base.calendar);
  return figuresOf({ unit: rule.unit, length, startAt, startOn, ...count, pauses: [] }, { ...base, rules, old: [] });
}

/**
 * Figures after a pause ends (恢复计时): every open pause, or those of `reason` when given, ends at `at`, or when it ended by itself before.
 * A pause still open afterwards is left out of the figures until it ends too.
 */
export function resumeClock(clock: ClockState, at: Millis, { reason, ...base }: ClockBase & { readonly reason?: string }): ClockFigures {
  const pauses = clock.pauses.map(pause =>
    pause.to === null && (reason === undefined || pause.reason === reason) ? { ...pause, to: Math.max(at, pause.from) } : pause,
  );
  return again({ ...clock, pauses }, base);
}

/** Figures after an extension (延期) by some units of the clock; the run goes on. */
export function extendClock(clock: ClockState, by: number, base: ClockBase): ClockFigures {
  return again({ ...clock, length: clock.length + by }, base);
}

/** Every figure anew from start, length and pauses, with another version of the calendar (重新计算). Raised milestones stay raised. */
export function recomputeClock(clock: ClockState, base: ClockBase): ClockFigures {
  return again(clock, base);
}

function again(clock: ClockState, base: ClockBase): ClockFigures {
  const rules = rulesFor(base.cards, { rule: clock.rule, per: perOf(clock) });
  const startOn = base.rule ? startDayOf(clock.startAt, base.rule.start, base.calendar) : clock.startOn;
  return figuresOf({ ...clock, startOn }, { ...base, rules, old: clock.milestones });
}

function figuresOf(
  from: Count & { readonly startOn: PlainDate },
  base: ClockBase & { rules: readonly CardRule[]; old: readonly Milestone[] },
): ClockFigures {
  const { unit, length, startAt, startOn, count, pauses } = from;
  const counted = { unit, length, startAt, startOn, pauses, ...(count ? { count } : {}) };
  const due = dueOf(counted, base.calendar);
  const fresh = milestonesOf({ ...counted, dueOn: due.dueOn }, base.rules, base.calendar);
  const milestones = keepRaised(fresh, base.old);
  const calendar = { id: base.calendar.id, version: base.calendar.version };
  return { startAt, startOn, ...(count ? { count } : {}), length, unit, ...due, milestones, calendar };
}

/** A card is issued once per run and level: what was raised stays raised at the moment it had (docs/domain.md section 4). */
function keepRaised(fresh: readonly Milestone[], old: readonly Milestone[]): Milestone[] {
  return fresh.map(milestone =>
    old.some(known => known.raised && known.rule === milestone.rule) ? { ...milestone, raised: true } : milestone,
  );
}
