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
  /** The clock runs only in cases of which this is true when its start comes (适用条件), e.g. by a setting of the centre; absent: in all. */
  readonly when?: Expression;
  readonly unit: ClockUnit;
  /** What starts it. Absent for per-stage and per-step clocks. */
  readonly start?: ClockStartRule;
  readonly supplement: { readonly clock: 'restart' | 'pause'; readonly rule: 'first-receipt-if-omission' | 'last-receipt' };
  /** Pause reasons this clock obeys: lawful procedures (特别程序) such as hearing, inspection, expert-review, superior. */
  readonly pause: readonly string[];
  readonly stop: readonly Act[];
  readonly extend?: ClockExtension;
  readonly onBreach: BreachAction;
}

/** How a clock may be extended (延期规则, 行政许可法 art. 42). */
export interface ClockExtension {
  /** How often. */
  readonly max: number;
  /** By how many units, where the approval does not say. */
  readonly by: Expression;
  /** Who approves: `organ-head` (本行政机关负责人), `government-head` (本级人民政府负责人), or a role of the pack. */
  readonly approver: string;
  /** Only while the limit is not over. */
  readonly beforeDue: boolean;
  /** Largest number of units all extensions of a run may add up to; absent: no other bound than `max`. */
  readonly most?: number;
}

/** How a clock starts (起算规则). */
export interface ClockStartRule {
  /** Legal act that starts it. */
  readonly on: Act;
  /** next-day 次日起算 or same-day 当日起算. */
  readonly count: 'next-day' | 'same-day';
  /** Counted from: the act itself (行政许可法 art. 42), or the receipt of the application (LP). Absent: act. */
  readonly from?: 'act' | 'receipt';
  /** A start on a day off (非工作日收件): as it stands (absent), or as if on the next working day. */
  readonly offDay?: 'as-is' | 'next-working-day';
  /** A start after closing time (下班后收件): as it stands (absent), or as if on the next working day. */
  readonly afterClose?: 'as-is' | 'next-working-day';
}

/**
 * A lawful procedure whose time is not counted (特别程序, 行政许可法 art. 45): a closed list of clocks.json. Nothing else pauses a clock but the
 * supplement and `superior`.
 */
export interface Procedure {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Document that tells the applicant (告知书): without it no pause begins. */
  readonly notice: string;
  /** Roles of the pack that may start it; empty: whoever does the drawn step. */
  readonly by: readonly string[];
  /** After this long the clocks run again by themselves (最长暂停). */
  readonly longest?: { readonly length: number; readonly unit: ClockUnit };
}

export type CardLevel = 'warning' | 'yellow' | 'red';

/** Conduct that is no matter of time but gives a card (行为监察): no reasons given, a step skipped, no urging of a superior. */
export type Conduct = 'no-reasons' | 'step-skipped' | 'no-urging';

/** What a clock of a card rule must be about: the whole case, a stage, a step (监察对象). */
export type CardScope = 'case' | 'stage' | 'step';

/** When a card is due: counted from the due day, by the share of the length that is used (elapsed per cent), or by conduct. */
export type CardTrigger =
  | (({ readonly beforeDue: number } | { readonly afterDue: number }) & { readonly unit: 'working-day'; readonly at: 'open' | 'close' })
  /** e.g. 50: once half of the length is used (恩施); 100: when the limit is over. */
  | { readonly used: number }
  | { readonly conduct: Conduct };

/** One rule of cards.json (预警/黄牌/红牌规则). */
export interface CardRule {
  readonly id: string;
  readonly level: CardLevel;
  readonly when: CardTrigger;
  readonly to: readonly string[];
  readonly confirmed: boolean;
  /** Which clocks it watches; absent: those of `CardRules.scope`. One rule a level and scope. */
  readonly scope?: readonly CardScope[];
  /** Document of the pack sent with the card (督办文书). */
  readonly letter?: string;
  /** Points the holders lose (扣分); absent: none. */
  readonly points?: number;
}

/** cards.json compiled: which clock the rules watch. */
export interface CardRules {
  /** Id of the clock the case's cards follow: promised (shipped default) or statutory (HS). */
  readonly basis: string;
  readonly scope: readonly CardScope[];
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
  /** A pause that lasts ends by itself at this moment (最长暂停). */
  readonly until?: Millis;
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
