import type { Act, Stage } from '../bpmn/definition.ts';
import type { Millis, PlainDate } from '../calendar/types.ts';
import type { CardLevel, ClockState, Conduct } from '../clocks/types.ts';
import type { Text } from '../problem.ts';

/** Id of something inside a case: `<seq>.<index>` of the event that made it. */
export type LocalId = string;

/** Answers of a form (表单数据): JSON object, own keys only. */
export type Answers = Readonly<Record<string, unknown>>;

/** A material (材料) of the check list of a service item. */
export interface ItemMaterial {
  readonly id: string;
  readonly title: Text;
  /** Number of copies (份数). */
  readonly copies: number;
  /** original 原件, copy 复印件, both. */
  readonly form: 'original' | 'copy' | 'both';
  readonly required: boolean;
  /** What the applicant should know (材料要求). */
  readonly note?: Text;
}

/** Service item (事项) as frozen into the case by `case-opened`. Limits in working days, money in 分. */
export interface ServiceItem {
  readonly id: string;
  readonly version: number;
  /** Official item code (实施清单编码). */
  readonly code: string;
  readonly title: Text;
  /** Id of the unit (实施部门) that decides. */
  readonly unit: string;
  readonly pack: string;
  /** Form id of the pack that the applicant fills. */
  readonly form: string;
  readonly statutoryLimit: number;
  readonly promisedLimit: number;
  /** Working days per supervised stage; absent = no stage clock. */
  readonly stageLimits: Readonly<Partial<Record<Stage, number>>>;
  readonly fee: { readonly amount: number; readonly basis: Text } | null;
  readonly materials: readonly ItemMaterial[];
  /** Legal basis (法定依据). */
  readonly basis: readonly { readonly law: string; readonly article: string }[];
  /** Conditions and guide text (申请条件). */
  readonly conditions: readonly Text[];
  /** What the applicant gets in the end (审批结果名称). */
  readonly result?: Text;
  /** Joint case (联办件): the branches that decide beside each other, each with its own promise. */
  readonly branches?: readonly ItemBranch[];
  /** The decision is a superior's (需上报), WJ-04 五: only such an item may be handled as an escalated case. */
  readonly requiresSuperior?: Superior;
}

/** A branch (联办部门) of a joint item: the unit of this centre that gives its opinion, on what, within how many working days. */
export interface ItemBranch {
  readonly id: string;
  readonly unit: string;
  /** The permit or opinion this branch gives (许可或意见名称). */
  readonly title: Text;
  readonly promisedLimit: number;
}

/** Whom a case is forwarded to (上级机关). `courier`: major projects are taken there by a named person (专人报送, WJ-04 五). */
export interface Superior {
  readonly organ: Text;
  readonly courier: boolean;
}

/** Applicant (申请人). Personal data: stands only in the private part of events. */
export interface Applicant {
  readonly kind: 'person' | 'organisation';
  readonly name: string;
  /** 居民身份证号 or 统一社会信用代码. */
  readonly idNumber: string;
  readonly phone: string;
}

/** State of one received material. */
export interface MaterialState {
  readonly id: string;
  readonly received: boolean;
  readonly copies: number;
  readonly form: 'original' | 'copy' | 'both';
  readonly note?: string;
}

/** Where a rework goes straight back to (直达); `resumeAt`: where that step, itself a rework, goes on to. */
export interface Resume {
  readonly element: string;
  readonly pinned?: string;
  readonly resumeAt?: Resume;
}

/** An open instance (run) of a flow element inside a scope. */
export interface Run {
  readonly element: string;
  readonly enteredAt: Millis;
  /** Multi-instance and standard loop: number of this instance. */
  readonly loop?: number;
  /** Account that must do the task of this run: who did it before a return, or was taken back to. */
  readonly pinned?: string;
  /** After a return with `straight-back`: where the token goes when this run completes, instead of along its flows. */
  readonly resumeAt?: Resume;
  /** The step is done again: the former task whose clock goes on (步骤时限续计). */
  readonly clockOf?: LocalId;
  /** A rework came straight back to it (直达退回人), for nobody in particular: `pinned` says it of a step for one person. */
  readonly straight?: true;
  /** Values and inner compensable activities of the sub-process this run opened, kept from its closing until the run completes. */
  readonly kept?: Pick<Compensable, 'vars' | 'inner'>;
  /** The run compensates this completed activity (补偿): its handler, or the sub-process itself while what was done inside it is undone. */
  readonly compensates?: LocalId;
  /** What the run is compensating: it waits until all of it is done. */
  readonly compensating?: Compensating;
}

/** A completed activity that can be compensated (可补偿), in order of completion; with its own inner ones when it was a sub-process. */
export interface Compensable {
  /** Id of the completed run. */
  readonly id: LocalId;
  readonly element: string;
  /** Multi-instance and standard loop: number of the instance. */
  readonly loop?: number;
  /** Variables of the sub-process as they were when it completed; absent for plain activities. */
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly inner?: readonly Compensable[];
  /** The sub-process was cancelled half-way with its transaction: only what was done inside it is undone. */
  readonly partial?: true;
}

/** A compensation under way (补偿进行中). */
export interface Compensating {
  /** Scope whose activities are compensated. */
  readonly scope: LocalId;
  /** What is left, in the order it is done; the first is being done. */
  readonly left: readonly Compensable[];
  /** The thrower does not wait: its token has gone on, the run stays until all is done. */
  readonly passed?: true;
}

/** A place of one person in a task that several decide (席位): countersigned, or with added signers. */
export interface Seat {
  /** Unique in the task: `s1`, `s2`, ... */
  readonly id: string;
  readonly account: string;
  /** waiting: not yet their turn; open: may act; done: has acted; void: the node was decided or left before. */
  readonly status: 'waiting' | 'open' | 'done' | 'void';
  readonly vote: 'agree' | 'refuse' | 'abstain' | null;
  readonly weight: number;
  /** own: frozen at arrival or the holder; else added (加签) before, after or beside the seat `parent`. */
  readonly place: 'own' | 'before' | 'after' | 'parallel';
  readonly parent: string | null;
  /** How the added seats of one act decide among themselves: all 会签, any 或签, order 依次. */
  readonly method?: 'all' | 'any' | 'order';
  readonly addedBy?: string;
  /** Added seats: number of the act that added them; those of one act decide together by `method`. */
  readonly act?: number;
  /** When the person acted. */
  readonly at?: Millis;
}

/** How the seats of a countersigned task decide (会签规则), frozen at arrival. Without one: everybody must act, one refusal ends it. */
export interface Signing {
  readonly mode: 'all' | 'any' | 'order' | 'vote';
  /** first: one refusal ends it; all: everybody is heard first. Not for vote. */
  readonly refusal: 'first' | 'all';
  /** vote: share of the weight that must agree, above 0, at most 1. */
  readonly threshold?: number;
  /** vote: true = reaching the threshold is enough, false = it must be exceeded (a threshold of 1 must be reached). */
  readonly inclusive?: boolean;
}

/** A copy (抄送) or circulation (传阅) of the case to a person. */
export interface Circulation {
  readonly id: LocalId;
  readonly kind: 'copy' | 'circulation';
  readonly to: string;
  readonly by: string;
  readonly at: Millis;
  readonly readAt?: Millis;
  readonly answeredAt?: Millis;
}

/** Where tokens live: the case's process, a sub-process, a called process or a multi-instance body. */
export interface Scope {
  readonly id: LocalId;
  readonly parent: LocalId | null;
  /** Run of the parent scope that opened this one; null for the root. */
  readonly run: LocalId | null;
  /** Release content whose definition holds `container`. */
  readonly content: string;
  readonly container: string;
  readonly vars: Readonly<Record<string, unknown>>;
  /** Sequence flows whose token has arrived at the target and was not yet consumed, first in first out. */
  readonly arrivals: readonly string[];
  readonly runs: Readonly<Record<LocalId, Run>>;
  /** Completed activities that can still be compensated, oldest first; absent when there are none. */
  readonly compensable?: readonly Compensable[];
  /** Multi-instance body: instances completed; ad-hoc sub-process: activities completed. Absent = 0. */
  readonly completed?: number;
  /** Complex gateways that have fired and wait for the rest (clause 13.4.5): the flows whose tokens were already used. */
  readonly gates?: Readonly<Record<string, readonly string[]>>;
}

/** An open task (待办). `candidates` and `holder` are principals: `role@unit`, `role`, or `person:<account>`. */
export interface Task {
  readonly id: LocalId;
  readonly scope: LocalId;
  readonly run: LocalId;
  readonly element: string;
  readonly name: string;
  readonly stage?: Stage;
  /** Form id in the release of the scope's content. */
  readonly form?: string;
  readonly candidates: readonly string[];
  /** Account id of who claimed it or null. */
  readonly holder: string | null;
  readonly createdAt: Millis;
  readonly readAt?: Millis;
  /** Raised by every event about the task; commands carry it. */
  readonly version: number;
  /** Rule and result in words: why these people (为何是我). */
  readonly why: string;
  /** Several people decide: their seats in order; `candidates` then names the people whose turn it is, `holder` is null. */
  readonly seats?: readonly Seat[];
  /** Countersigned (会签): how the seats decide. Absent on a task whose holder added signers. */
  readonly signing?: Signing;
  /** Who passed it on (转办链), the first one first. */
  readonly chain?: readonly string[];
  /** 委派: who the task goes back to when the present holder has answered, the last one first. */
  readonly delegatedBy?: readonly string[];
}

/**
 * Something the case waits for other than a person. `run` null: an event sub-process (事件子流程) of the scope waits to be started by it;
 * the wait lives as long as the scope.
 */
export type Wait =
  | {
      readonly kind: 'timer';
      readonly id: LocalId;
      readonly scope: LocalId;
      readonly run: LocalId | null;
      readonly element: string;
      readonly due: Millis;
      /** `from` and `every` span the grid: firings are due at from + n * every. `left`: firings after this one, null = without end. */
      readonly repeat?: { readonly left: number | null; readonly every: string; readonly working: boolean; readonly from: Millis };
      readonly occurrence: number;
      readonly stopsWithClock: boolean;
      /** Set while the case's clocks are paused and the timer stands still: what was left. */
      readonly leftMs?: number;
    }
  | {
      readonly kind: 'message' | 'signal';
      readonly id: LocalId;
      readonly scope: LocalId;
      readonly run: LocalId | null;
      readonly element: string;
      readonly name: string;
      readonly key: string | null;
    }
  /** A conditional event; `holds` is what the condition was when last looked at: only false -> true is the event. */
  | {
      readonly kind: 'condition';
      readonly id: LocalId;
      readonly scope: LocalId;
      readonly run: LocalId | null;
      readonly element: string;
      readonly holds: boolean;
    }
  | {
      readonly kind: 'job';
      readonly id: LocalId;
      readonly scope: LocalId;
      readonly run: LocalId;
      readonly element: string;
      readonly job: string;
    };

/** A step that cannot go on (异常). */
export interface Incident {
  readonly id: LocalId;
  readonly scope: LocalId | null;
  readonly run: LocalId | null;
  readonly element: string | null;
  readonly code: string;
  readonly message: Text;
  /** What a retry does again: `enter` executes the run, `complete` finishes and leaves it. */
  readonly phase?: 'enter' | 'complete';
  /** A job no run waits for (作业): a retry sends it again. */
  readonly job?: LocalId;
  readonly raisedAt: Millis;
}

/** An issued warning or card (预警/黄牌/红牌). Key (case, clock, run, level). */
export interface Card {
  readonly id: LocalId;
  readonly clock: string;
  readonly run: number;
  readonly level: CardLevel;
  readonly rule: string;
  /** The true moment of the milestone; `issuedAt` is when the machine got to it. */
  readonly at: Millis;
  readonly on: PlainDate;
  readonly issuedAt: Millis;
  readonly dueOn: PlainDate;
  /** Who held the open tasks: account ids, or principals where nobody had claimed. */
  readonly holders: readonly string[];
  readonly to: readonly string[];
  readonly stage?: string;
  readonly revoked?: boolean;
  /** Why, where it is no matter of time: the conduct, or `manual` (人工发牌). */
  readonly cause?: Conduct | 'manual';
  /** Points the holders lose; 0 once revoked. */
  readonly points?: number;
  /** Document sent with it. */
  readonly letter?: string;
  /** Contested (申诉): open until somebody upholds or revokes it. */
  readonly appeal?: { readonly by: string; readonly at: Millis; readonly outcome?: 'upheld' | 'revoked'; readonly decidedBy?: string };
}

/** Why a limit is over, as the window explained it (超期说明, WJ-06). */
export interface Explanation {
  readonly clock: string;
  readonly run: number;
  /** Whose cause: the applicant's documents, the organ, or something else. */
  readonly cause: 'applicant' | 'organ' | 'other';
  readonly by: string;
  readonly at: Millis;
}

/** A demand of the supervision office (督办): ladder of YC-02 2.1 and WJ-06, each answered by who is asked. */
export interface Demand {
  readonly id: LocalId;
  /** explanation 要求说明, oral-reminder 口头提醒, monitoring-notice 办件流程监控通知书, consultation 征求当事人意见. */
  readonly kind: 'explanation' | 'oral-reminder' | 'monitoring-notice' | 'consultation';
  readonly clock: string | null;
  readonly to: readonly string[];
  readonly by: string;
  readonly at: Millis;
  readonly answeredBy?: string;
  readonly answeredAt?: Millis;
}

/** A performed legal act (法律行为). */
export interface ActRecord {
  readonly act: Act;
  readonly at: Millis;
  readonly element: string;
  readonly scope: LocalId;
  readonly by: string;
  /** true: the law deems it done (视为), nobody did it. */
  readonly deemed?: boolean;
}

/** An issued document (文书). Values stand in private data; the number comes from its series. */
export interface DocumentRecord {
  readonly id: LocalId;
  readonly document: string;
  /** Release content that holds the layout. */
  readonly content: string;
  readonly number: string;
  readonly issuedAt: Millis;
  readonly issuedBy: string;
  readonly voided?: boolean;
  /** Step that issued it. */
  readonly scope?: LocalId;
  readonly element?: string;
  readonly values: Answers;
}

/** One round of supplement (补正): notice and, later, receipt. */
export interface SupplementRound {
  readonly noticeAt: Millis;
  readonly cause: string;
  readonly receiptAt: Millis | null;
}

/** Answers of a form as the case holds them. `round` counts fillings of the same form in the same scope. */
export interface DataEntry {
  readonly scope: LocalId;
  /** Name FEEL reads: data.<form>. */
  readonly form: string;
  /** Form id in the release (differs from `form` only for `application`). */
  readonly schema: string;
  readonly round: number;
  readonly answers: Answers;
}

/** The last actor of an element, bounded (limits.trail). */
export interface TrailEntry {
  readonly element: string;
  readonly scope: LocalId;
  readonly actor: string;
  readonly seq: number;
  readonly at: Millis;
  /** The task that ended; tells a stale page who handled it. */
  readonly task?: LocalId;
  /** true: nobody did it, or it does not count any more: cancelled, returned, taken back. */
  readonly cancelled?: boolean;
  /** What `actor` did with it instead of completing it. */
  readonly left?: 'returned' | 'taken-back';
  /** Seats of the task as they stood when it ended: who had agreed need not sign again where the step says so. */
  readonly seats?: readonly Seat[];
  /** Legal moment where it is not `at` (补录). */
  readonly effectiveAt?: Millis;
  /** Runs that stood open when the command that ended the task was through: take-back cancels these. */
  readonly opened?: readonly LocalId[];
  /** Of an instance or turn of a repeated step, whose own scope goes with it: the scope the step is drawn in. Older entries do not tell it. */
  readonly around?: LocalId;
}

/** Whom somebody chose for a step of a scope (指定办理人). */
export interface Choice {
  readonly scope: LocalId;
  readonly element: string;
  readonly accounts: readonly string[];
}

/** A case tied to this one (关联办件). continues: this one took the other up; continued-by: the other way round; related: both stand beside each other. */
export interface CaseLink {
  readonly relation: 'continues' | 'continued-by' | 'related';
  readonly case: string;
  readonly number: string;
}

/** How the applicant rated the service (好差评): 5 非常满意 to 1 非常不满意, once and of free will. What was said stands in private data of the event. */
export interface Rating {
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly at: Millis;
  readonly channel: 'public' | 'window';
}

/** How a case was taken in (登记类型); first-contact: an entry of the ledger of first contacts (首问登记), no case in the statistics. */
export type IntakeType = 'instant' | 'promised' | 'joint' | 'escalated' | 'reply' | 'first-contact';

/** Values of the case's status for lists, set by the table act -> status of the release (办件状态). */
export type CaseStatus = string;

/**
 * State of one case (办件): fold of its journal. Everything here comes from events.
 * `data`, `applicant`, and documents' `values` are personal: the store keeps them apart from the snapshot.
 */
export interface CaseState {
  readonly v: 2;
  readonly caseId: string;
  readonly tenant: string;
  readonly number: string;
  readonly queryCode: string;
  readonly content: string;
  readonly pack: string;
  readonly releaseNumber: number;
  readonly intakeType: IntakeType;
  readonly service: ServiceItem;
  readonly applicant: Applicant;
  /** Account that registered it, and its window (窗口). */
  readonly openedBy: string;
  readonly window: string | null;
  readonly openedAt: Millis;
  readonly closedAt: Millis | null;
  readonly phase: 'running' | 'suspended' | 'closed';
  readonly status: CaseStatus;
  /** Sequence number of the last entry folded in. */
  readonly seq: number;
  readonly scopes: Readonly<Record<LocalId, Scope>>;
  readonly tasks: Readonly<Record<LocalId, Task>>;
  readonly waits: Readonly<Record<LocalId, Wait>>;
  readonly incidents: Readonly<Record<LocalId, Incident>>;
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly cards: readonly Card[];
  readonly acts: readonly ActRecord[];
  readonly documents: readonly DocumentRecord[];
  readonly supplements: readonly SupplementRound[];
  readonly materials: readonly MaterialState[];
  readonly data: readonly DataEntry[];
  readonly trail: readonly TrailEntry[];
  readonly circulations: readonly Circulation[];
  /** Last urging by a sender (催办), for the rule once a working day. */
  readonly urges: readonly { readonly by: string; readonly at: Millis; readonly times: number }[];
  /** Returns by pair of steps (反复退回). */
  readonly returns: readonly { readonly from: string; readonly to: string; readonly times: number }[];
  /** true: something in the case was entered late with an earlier legal moment (补录). */
  readonly late?: boolean;
  /** Explanations of limits that are over, oldest first; absent: none. */
  readonly explanations?: readonly Explanation[];
  /** Demands of the supervision office, oldest first; absent: none. */
  readonly demands?: readonly Demand[];
  /** Cases tied to this one; absent: none. */
  readonly links?: readonly CaseLink[];
  /** Absent: not rated. */
  readonly rating?: Rating;
  /** Whom people chose for steps, of scopes that are open; absent: nobody. */
  readonly choices?: readonly Choice[];
  /** Accounts that take no part in the case any more (回避); absent: none. */
  readonly recused?: readonly string[];
}
