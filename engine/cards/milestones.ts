import { addWorkingDays } from '../calendar/add.ts';
import { closeOf, openOf } from '../calendar/days.ts';
import type { Calendar, PlainDate } from '../calendar/types.ts';
import type { Text } from '../problem.ts';
import { type Count, dueOf } from '../clocks/count.ts';
import type { CardRule, CardRules, CardScope, CardTrigger, ClockRule, Milestone } from '../clocks/types.ts';

/** The clock by which a superior has to be urged (催办上级), see engine/cases/clock-urging.ts. Its one card is that nobody urged. */
export const urgingClock = 'urging';
/** What people call it. */
export const urgingTitle: Text = { zh: '催办上级期限', en: 'Limit for urging the superior' };

/** A count with the due day it came to. */
export interface Counted extends Count {
  readonly dueOn: PlainDate;
}

/**
 * The moments of warning, yellow and red card of a run (预警、黄牌、红牌时点, docs/domain.md section 4), in order of time: working days before or
 * after the due day, at the day's opening or close, or the moment at which a share of the length is used up, by the arithmetic of due days. One
 * already past is due at once, with its true moment.
 */
export function milestonesOf(counted: Counted, rules: readonly CardRule[], calendar: Calendar): Milestone[] {
  return rules.map(rule => milestoneOf(counted, rule, calendar)).sort((a, b) => a.at - b.at);
}

function milestoneOf(counted: Counted, { id, level, when }: CardRule, calendar: Calendar): Milestone {
  const { provisional, ...moment } = momentOf(counted, when, calendar);
  return { rule: id, level, ...moment, ...(provisional ? { provisional } : {}) };
}

function momentOf(counted: Counted, when: CardTrigger, calendar: Calendar): Pick<Milestone, 'on' | 'at' | 'provisional'> {
  if (!('unit' in when)) return usedUp(counted, 'used' in when ? when.used : 100, calendar);
  const days = 'beforeDue' in when ? -when.beforeDue : when.afterDue;
  const { date, provisional } = addWorkingDays(calendar, counted.dueOn, days);
  return { on: date, at: when.at === 'open' ? openOf(calendar, date) : closeOf(calendar, date), provisional };
}

/** When a share of the length is used up (已用百分比); at the due moment itself the limit is still kept, so the whole of it is used a moment later. */
function usedUp(counted: Counted, share: number, calendar: Calendar): Pick<Milestone, 'on' | 'at' | 'provisional'> {
  const { due, dueOn, provisional } = dueOf({ ...counted, length: (counted.length * share) / 100 }, calendar);
  return { on: dueOn, at: share < 100 ? due : due + 1, provisional };
}

/** What a card rule asks about a clock: whose it is, and of which kind. */
type Watched = { readonly rule: string; readonly per?: ClockRule['per'] };

/**
 * The rules that watch a clock (红黄牌所依时限): those of its scope, for the case clock named by `basis`, stage and step clocks; for the clock of urging
 * the rule about not urging.
 */
export function rulesFor(cards: CardRules | null, clock: Watched): readonly CardRule[] {
  if (!cards) return [];
  if (clock.rule === urgingClock) return cards.rules.filter(({ when }) => 'conduct' in when && when.conduct === 'no-urging');
  const scope: CardScope = clock.per ?? 'case';
  if (scope === 'case' && clock.rule !== cards.basis) return [];
  return cards.rules.filter(({ when, scope: own = cards.scope }) => !('conduct' in when) && own.includes(scope));
}

/** Which kind of clock it is: of a stage, a step, or (absent) the case. */
export function perOf({ stage, task }: { readonly stage?: string; readonly task?: string }): ClockRule['per'] {
  return stage !== undefined ? 'stage' : task !== undefined ? 'step' : undefined;
}
