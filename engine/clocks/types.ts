import type { Act, Expression } from '../bpmn/definition.ts';
import type { LedgerDay, Millis, PlainDate } from '../calendar/types.ts';

export type ClockUnit = 'working-day' | 'working-hour' | 'calendar-day' | 'minute';
export type BreachAction = 'none' | 'escalate' | 'deemed-accepted' | 'deemed-granted' | 'deemed-refused';

/** One clock rule of clocks.json (时限规则), compiled: `length` is FEEL or literal. */
export interface ClockRule {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** absent: one clock for the case; stage: one per supervised stage; step: one per task with a limit. */
  readonly per?: 'stage' | 'step';
  readonly length: Expression;
  readonly unit: ClockUnit;
  /** Acts that start it; count next-day (次日) or same-day. Absent for per-stage and per-step clocks. */
  readonly start?: { readonly on: Act; readonly count: 'next-day' | 'same-day' };
  readonly supplement: { readonly clock: 'restart' | 'pause'; readonly rule: 'first-receipt-if-omission' | 'last-receipt' };
  /** Pause reasons this clock obeys: lawful procedures (特别程序) such as hearing, inspection, expert-review, superior. */
  readonly pause: readonly string[];
  readonly stop: readonly Act[];
  readonly extend?: { readonly max: number; readonly by: Expression; readonly approver: string; readonly beforeDue: boolean };
  readonly onBreach: BreachAction;
}

export type CardLevel = 'warning' | 'yellow' | 'red';

/** One rule of cards.json (预警/黄牌/红牌规则). amount counts working days before or after the due day. */
export interface CardRule {
  readonly id: string;
  readonly level: CardLevel;
  readonly when: ({ readonly beforeDue: number } | { readonly afterDue: number }) & {
    readonly unit: 'working-day';
    readonly at: 'open' | 'close';
  };
  readonly to: readonly string[];
  readonly confirmed: boolean;
}

/** cards.json compiled: which clock the rules watch. */
export interface CardRules {
  /** Id of the clock the case's cards follow: promised (shipped default) or statutory (HS). */
  readonly basis: string;
  readonly scope: readonly ('case' | 'stage')[];
  readonly rules: readonly CardRule[];
}

/** A moment at which a warning or card is due for a run. */
export interface Milestone {
  readonly rule: string;
  readonly level: CardLevel;
  readonly on: PlainDate;
  readonly at: Millis;
  /** true once raised or issued; kept by apply. */
  readonly raised?: boolean;
  /** true: its day was counted through a year that is not published; a card waits for the list. */
  readonly provisional?: boolean;
}

/** A pause of a clock (暂停计时); `to` null while it lasts. */
export interface ClockPause {
  readonly reason: string;
  readonly from: Millis;
  readonly to: Millis | null;
}

/** The running figures of one run, as computed by the clock functions and stored by events. Lengths in units of the rule. */
export interface ClockFigures {
  /** Moment of the start event. */
  readonly startAt: Millis;
  /** Day 0: the civil date of the start event; counting begins on the next counted day. */
  readonly startOn: PlainDate;
  /** same-day: the day of the start event is counted too (当日起算); absent: from the next day (次日起算). */
  readonly count?: 'same-day' | 'next-day';
  /** Full length in units, extensions included. */
  readonly length: number;
  readonly unit: ClockUnit;
  /** Due moment: close of business of the last counted day (working days). */
  readonly due: Millis;
  readonly dueOn: PlainDate;
  /** true: the count reaches a year that is not published. */
  readonly provisional: boolean;
  readonly milestones: readonly Milestone[];
  /** Calendar the figures were computed with. */
  readonly calendar: { readonly id: string; readonly version: number };
}

/** One clock of a case (时钟) in its current run. Key: `<rule>` or `<rule>:<stage>` or `<rule>:<taskId>`. */
export interface ClockState extends ClockFigures {
  readonly key: string;
  readonly rule: string;
  readonly stage?: string;
  readonly task?: string;
  readonly run: number;
  readonly status: 'running' | 'paused' | 'stopped';
  readonly pauses: readonly ClockPause[];
  readonly extensions: readonly { readonly by: number; readonly at: Millis }[];
  readonly stoppedAt?: Millis;
  /** true once the breach action of this run was taken. */
  readonly breached?: boolean;
  readonly version: number;
}

export interface ClockLedger {
  readonly days: readonly LedgerDay[];
  readonly due: Millis;
  readonly dueOn: PlainDate;
  readonly provisional: boolean;
}
