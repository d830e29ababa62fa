import { addWorkingDays } from '../calendar/add.ts';
import { closeOf, openOf } from '../calendar/days.ts';
import type { Calendar, PlainDate } from '../calendar/types.ts';
import type { CardRule, CardRules, ClockRule, Milestone } from '../clocks/types.ts';

/**
 * The moments of warning, yellow and red card for a due day (预警、黄牌、红牌时点, docs/domain.md section 4): working days before or after it,
 * at the day's opening or close. In order of time. One already past is due at once, with its true moment.
 */
export function milestonesOf(dueOn: PlainDate, rules: readonly CardRule[], calendar: Calendar): Milestone[] {
  return rules.flatMap(rule => milestoneOf(dueOn, rule, calendar) ?? []).sort((a, b) => a.at - b.at);
}

function milestoneOf(dueOn: PlainDate, rule: CardRule, calendar: Calendar): Milestone | undefined {
  const { when } = rule;
  if (!('unit' in when)) return undefined;
  const days = 'beforeDue' in when ? -when.beforeDue : when.afterDue;
  const { date, provisional } = addWorkingDays(calendar, dueOn, days);
  const at = when.at === 'open' ? openOf(calendar, date) : closeOf(calendar, date);
  return { rule: rule.id, level: rule.level, on: date, at, ...(provisional ? { provisional } : {}) };
}

/** true: the card rules watch this clock: the case clock named by `basis`, or stage clocks (牌照所依时限). */
export function watchesClock(rules: CardRules | null, clock: { readonly rule: string; readonly per?: ClockRule['per'] }): boolean {
  if (!rules) return false;
  if (clock.per === 'stage') return rules.scope.includes('stage');
  return clock.per === undefined && clock.rule === rules.basis && rules.scope.includes('case');
}
