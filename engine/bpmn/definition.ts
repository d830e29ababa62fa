import type { Text } from '../problem.ts';

/** BPMN flow-node kinds the engine runs. What is not listed is refused by `readBpmn` with its element id. */
export type ElementKind =
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'task'
  | 'userTask'
  | 'manualTask'
  | 'serviceTask'
  | 'sendTask'
  | 'receiveTask'
  | 'businessRuleTask'
  | 'scriptTask'
  | 'subProcess'
  | 'eventSubProcess'
  | 'transaction'
  | 'adHocSubProcess'
  | 'callActivity'
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'inclusiveGateway'
  | 'eventBasedGateway'
  | 'complexGateway';

/** Legal acts (法律行为, docs/model.md, Process attributes): clocks, cards and statistics listen to these alone. */
export const acts = [
  'receive',
  'accept',
  'decline',
  'reply',
  'request-supplement',
  'receive-supplement',
  'start-special-procedure',
  'end-special-procedure',
  'extend',
  'forward',
  'urge-superior',
  'superior-answer',
  'grant',
  'refuse',
  'deliver',
  'close',
  'withdraw',
  'terminate',
] as const;
export type Act = (typeof acts)[number];

/** The five supervised stages (环节, HS-23 §1): 受理 承办 审核 批准 办结. */
export const stages = ['accept', 'handle', 'review', 'approve', 'close'] as const;
export type Stage = (typeof stages)[number];

/** A piece of text that is FEEL (`feel` true) or literal; `=` prefixes are already stripped. */
export interface Expression {
  readonly text: string;
  readonly feel: boolean;
}

/** What an event waits for or throws. `none` for plain events. */
export type EventDefinition =
  | { readonly type: 'none' }
  | {
      readonly type: 'timer';
      readonly kind: 'date' | 'duration' | 'cycle';
      readonly value: Expression;
      /** true: ISO 8601 days and hours are working days and hours (bj:calendar="working"). */
      readonly working: boolean;
      /** true: the timer stands still while the case's clocks are paused. */
      readonly stopsWithClock: boolean;
      /** bj:follows="limit", on the boundary of a task with a `limit`: fires when the task's own clock (步骤时限) is over, pauses and all; `value` is empty. */
      readonly follows?: 'limit';
    }
  | { readonly type: 'message'; readonly name: string; readonly correlation?: Expression; readonly out: readonly Mapping[] }
  | { readonly type: 'signal'; readonly name: string; readonly out: readonly Mapping[] }
  | { readonly type: 'error'; readonly code?: string }
  /** Catching: without a code any escalation is caught. */
  | { readonly type: 'escalation'; readonly code?: string }
  /** FEEL; true is the event (clause 10.5.5, Conditional). */
  | { readonly type: 'conditional'; readonly condition: Expression }
  /** Joins a throw and its catch of the same name on one level (off-page connector). */
  | { readonly type: 'link'; readonly name: string }
  /** Throwing: `activity` names what to compensate, absent = everything of the scope; `waits` until it is done (waitForCompletion). */
  | { readonly type: 'compensation'; readonly activity?: string; readonly waits: boolean }
  /** End of a transaction that fails, and the boundary that catches it. */
  | { readonly type: 'cancel' }
  | { readonly type: 'terminate' };

/** bj:in / bj:out: `source` is FEEL in the inner or outer scope, `target` a variable name. */
export interface Mapping {
  readonly source: Expression;
  readonly target: string;
}

/** Rules that find the people of a step (办理人规则). */
export const assignmentRules = ['role', 'previous', 'person', 'leader', 'choice', 'field'] as const;
/** Whose people of a role (范围): of the whole centre, of the unit of the service item, of the unit of whoever registered the case. */
export const reaches = ['centre', 'unit', 'window'] as const;
/** Whose leaders (谁的领导): of who opened the case, of who did a step, of the unit of the service item. */
export const leadersOf = ['starter', 'previous', 'unit'] as const;
/** Who chooses (谁来指定): who opens the case, or who does a step before. */
export const choosers = ['starter', 'previous'] as const;
/** How a task reaches its people (分派方式): all see it and one claims it 抢办, in turn 轮流, who has the fewest open tasks 待办最少. */
export const distributions = ['claim', 'rotation', 'least-loaded'] as const;
/**
 * Nobody can do it (无人可办): the administrators get it, an incident is raised, the leader of the unit gets it, another role gets it, the step is
 * passed (agreed) or refused by itself.
 */
export const whenEmptyPolicies = ['administrator', 'incident', 'leader', 'role', 'pass', 'refuse'] as const;
/** Only the applicant could do it (申请人即办理人): does it all the same, the step is passed by itself, their leader does it, the administrators do it. */
export const whenApplicantPolicies = ['self', 'skip', 'leader', 'administrator'] as const;
/** Who is to do it has agreed at an earlier step of the case already (重复审批): is asked again, or the step is passed by itself. */
export const whenRepeatedPolicies = ['ask', 'pass'] as const;
/** Most levels a chain of leaders (上级领导链) is followed up. */
export const mostLevels = 5;

/** Which people a step is for (bj:assignment, rule and what it needs). A `role` or `whenEmptyRole` with a leading `=` is FEEL that gives a role. */
export type AssignmentRule =
  /** People with the role of the pack. `unit`, FEEL or literal, wins over `reach`. */
  | { readonly rule: 'role'; readonly role: string; readonly reach: (typeof reaches)[number]; readonly unit?: Expression }
  /** Who did the step (此前办理人). */
  | { readonly rule: 'previous'; readonly step: string }
  /** Account ids separated by blanks, or FEEL that gives account ids or principals `post@unit`, one or a list. */
  | { readonly rule: 'person'; readonly people: Expression }
  /**
   * The leader so many levels up (上级领导链); in a countersign those of every level up to it, the nearest first. `step`: whose leader, of = previous;
   * absent: who did the task before this one.
   */
  | { readonly rule: 'leader'; readonly of: (typeof leadersOf)[number]; readonly step?: string; readonly levels: number }
  /** Whom somebody chose for this step (指定办理人). `step`: who chooses, of = previous; absent: who does the task before. `role`: only its people. */
  | { readonly rule: 'choice'; readonly of: (typeof choosers)[number]; readonly step?: string; readonly role?: string }
  /** Account ids in a field `<form>.<field>` of the case; with `role` ids of units, whose people of the role are meant. */
  | { readonly rule: 'field'; readonly field: string; readonly role?: string };

/** What holds for the people a rule found, whichever it was (bj:assignment, policies). */
export interface AssignmentPolicies {
  readonly distribute: (typeof distributions)[number];
  readonly whenEmpty: (typeof whenEmptyPolicies)[number];
  /** whenEmpty = role: which. */
  readonly whenEmptyRole?: string;
  readonly whenApplicant: (typeof whenApplicantPolicies)[number];
  readonly whenRepeated: (typeof whenRepeatedPolicies)[number];
  /** Steps of this process: who did one of them in this case may not do this one (回避、不相容岗位). */
  readonly notBy: readonly string[];
}

/** Who may do a user task (bj:assignment, 办理人规则). */
export type Assignment = AssignmentRule & AssignmentPolicies;

/** Policies of a step that draws none. */
export const defaultPolicies: AssignmentPolicies = {
  distribute: 'claim',
  whenEmpty: 'administrator',
  whenApplicant: 'self',
  whenRepeated: 'ask',
  notBy: [],
};

/** bj:issue: a document (文书) issued when the element completes (events: fires). */
export interface Issue {
  readonly document: string;
  /** FEEL condition; absent = always. */
  readonly when?: Expression;
}

/** bj:notify: a notice to a principal, text key of texts/*.json. `to` with a leading `=` is FEEL that gives a role. */
export interface Notify {
  readonly to: string;
  readonly text: string;
  /** FEEL or literal: unit whose people hear of it; absent = the unit of the service item. */
  readonly unit?: Expression;
}

/** Actions of the machine (动作), a closed list; `call-webhook` is read and run, yet no longer offered where processes are drawn. */
export const actionTypes = ['issue-document', 'set-data', 'notify', 'start-case', 'issue-card', 'call-webhook', 'none'] as const;

/**
 * bj:action of a service or send task; `properties` hold its attributes and inputs.
 * issue-document: `document`. set-data: every property is a variable. notify: `to`, `text`.
 * start-case (关联办件): `item`, the service item; `relation`, what the new case is to this one: `related` (default) or `continued-by`; every input is
 * an answer of the new case's form. Waits for its job; `out` reads `case` (id) and `number`.
 * issue-card (发牌): `level` warning, yellow or red; `to`, a role, `handler` or account ids separated by blanks; `reason`.
 */
export interface Action {
  readonly type: (typeof actionTypes)[number];
  readonly properties: Readonly<Record<string, Expression>>;
  readonly out: readonly Mapping[];
}

/** Multi-instance loop characteristics. */
export interface MultiInstance {
  readonly sequential: boolean;
  readonly cardinality?: Expression;
  readonly collection?: Expression;
  readonly elementVariable?: string;
  readonly completion?: Expression;
  readonly outputCollection?: string;
  readonly outputElement?: Expression;
  /** Which instances throw an event on completion (clause 10.3.8, behavior): none = every one, one = the first, complex = by conditions, all = no event. */
  readonly behaviour: 'all' | 'none' | 'one' | 'complex';
  /** What is thrown: one entry without condition for none and one; one entry per condition for complex. */
  readonly throws: readonly { readonly condition?: Expression; readonly event: EventDefinition }[];
}

/** Standard loop (标准循环): repeats while `condition` holds, asked before or after each turn, `maximum` turns at most. */
export interface StandardLoop {
  readonly testBefore: boolean;
  readonly condition?: Expression;
  readonly maximum?: number;
}

/** Ad-hoc sub-process (即席子流程, clause 10.3.5): people start its activities; `completion` ends it. */
export interface AdHoc {
  readonly ordering: 'parallel' | 'sequential';
  readonly completion?: Expression;
  readonly cancelRemaining: boolean;
}

/** bj:countersign (会签): several people decide one task; docs/verbs.md, Countersign. */
export interface Countersign {
  /** all 会签, any 或签, order 依次, vote 票签. */
  readonly mode: 'all' | 'any' | 'order' | 'vote';
  /** vote: share of the weight that must agree, 0 to 1; default 1/2. */
  readonly threshold?: Expression;
  /** vote: true = reaching the threshold is enough (>=), false = it must be exceeded (>), the default. */
  readonly inclusive: boolean;
  /** first: one refusal ends it (一票否决); all: everybody is heard first. Modes all and order. */
  readonly refusal: 'first' | 'all';
  /** FEEL list of account ids; absent: everybody in post who fits the assignment. Frozen at arrival. */
  readonly signers?: Expression;
  /** vote: FEEL context account -> weight; absent: 1 each. */
  readonly weights?: Expression;
  readonly whenEmpty: 'pass' | 'refuse' | 'administrator' | 'incident';
  /** The applicant (by who opened the case as applicant's agent) among the signers. */
  readonly whenApplicant: 'self' | 'skip' | 'leader';
}

/** Verbs a step may offer (办理动作); docs/verbs.md. */
export const taskVerbs = ['transfer', 'delegate', 'add-signer', 'remove-signer', 'return', 'take-back', 'refuse', 'circulate'] as const;
export type TaskVerb = (typeof taskVerbs)[number];

/** How the verbs of a step behave: each default of docs/verbs.md is a setting of the step (attributes of bj:verbs). */
export interface VerbSettings {
  /** Reach of a return: the tokens of this branch, or of the whole case. */
  readonly returnReach: 'branch' | 'whole';
  /** After the rework: every step between again, or straight back to who returned it. */
  readonly returnResume: 'in-order' | 'straight-back';
  /** Step limit of a step that is done again: a new run, or counted on from its first arrival. */
  readonly stepLimit: 'restart' | 'continue';
  /** Signers after a return: all sign again, or only those who had not agreed. */
  readonly resign: 'all' | 'open';
  /** Take-back is refused once the next handler has read the task, or only once it has been done. */
  readonly takeBack: 'unread' | 'undone';
  /** A refusal by an added signer refuses the node, or is advice. */
  readonly addedRefusal: 'refuse' | 'advise';
  /** What refusing does (不通过): ends the case, completes the step with outcome refuse, or returns it to the applicant's step. */
  readonly onRefuse: 'terminate' | 'outcome' | 'return';
}

/**
 * Rights on the fields of a step's form (字段权限, bj:fields), by x-id of fields at the top of the form. A field named nowhere may be written;
 * where `write` is given, every field it does not name may only be read. An empty `write`: nothing may be written.
 */
export interface FieldRights {
  readonly write?: readonly string[];
  readonly read?: readonly string[];
  /** Neither shown nor sent to the page. */
  readonly hide?: readonly string[];
  /** Must be filled in this step, whatever the form says. */
  readonly required?: readonly string[];
}

/** One flow node (流程元素) of the compiled graph. `container` is the id of its process or sub-process. */
export interface FlowElement {
  readonly id: string;
  readonly kind: ElementKind;
  readonly name?: string;
  readonly container: string;
  /** Sequence flow ids in document order. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  readonly defaultFlow?: string;
  readonly event?: EventDefinition;
  /** Boundary events. */
  readonly attachedTo?: string;
  /** Boundary events and event sub-process starts: interrupting (cancelActivity / isInterrupting); default true. */
  readonly interrupting?: boolean;
  /** Ids of boundary events attached to this activity. */
  readonly boundary: readonly string[];
  readonly multi?: MultiInstance;
  /** isForCompensation: runs only as the handler of a compensation boundary event. */
  readonly forCompensation?: boolean;
  /** Compensation boundary event: the activity its association leads to. */
  readonly handler?: string;
  readonly loop?: StandardLoop;
  readonly adHoc?: AdHoc;
  /** Complex gateway: activationCondition, FEEL; `activationCount` is the number of its incoming flows with a waiting token. */
  readonly activation?: Expression;
  /** Event-based gateway, receive task: starts the process. */
  readonly instantiate?: boolean;
  /** Event-based gateway of type Parallel: every event must come (only with instantiate). */
  readonly parallelEvents?: boolean;
  /** Business rule task: id of the decision (决策) of the release; the result goes to `resultVariable`. */
  readonly decision?: string;
  readonly countersign?: Countersign;
  /** Message a receive task waits for (`out`: data taken from it), or a send task sends (`out`: its payload). */
  readonly message?: { readonly name: string; readonly correlation?: Expression; readonly out: readonly Mapping[] };
  /** Script task: FEEL text; result goes to variable `resultVariable`. */
  readonly script?: Expression;
  readonly resultVariable?: string;
  readonly calledElement?: string;
  readonly in: readonly Mapping[];
  readonly out: readonly Mapping[];
  readonly act?: Act;
  readonly issues: readonly Issue[];
  readonly notifies: readonly Notify[];
  readonly action?: Action;
  /** User tasks. */
  readonly form?: string;
  /** Absent: every field of the form may be written. */
  readonly fields?: FieldRights;
  readonly stage?: Stage;
  /** Step limit (步骤时限): "3wd" "8wh" "2d" "30min", or FEEL that gives such a text or a number of working days. */
  readonly limit?: Expression;
  /** What tells this task from others of its element (多实例): FEEL; the task is called `name · title`. Never personal data. */
  readonly title?: Expression;
  readonly assignment?: Assignment;
  /** Verbs the step offers; without bj:verbs all of them. */
  readonly verbs: readonly TaskVerb[];
  readonly verbSettings: VerbSettings;
  readonly opinion: 'required' | 'optional' | 'none';
  readonly lane?: string;
}

/** A sequence flow; `condition` only where one is drawn. */
export interface SequenceFlow {
  readonly id: string;
  readonly name?: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: Expression;
}

/** A process or sub-process: where tokens live. */
export interface Container {
  readonly id: string;
  /** Container around this one; null for the process. */
  readonly parent: string | null;
  /** Start events without trigger (or, when none is drawn, elements without incoming flow). */
  readonly starts: readonly string[];
  /** Start events with a trigger, and instantiating gateways and receive tasks: opening a case may name one of them. */
  readonly triggered: readonly string[];
  /** Event sub-processes of this level. */
  readonly eventSubProcesses: readonly string[];
  /** Variables that its data objects declare (数据对象): null until set, gone with the scope. */
  readonly dataObjects: readonly string[];
  readonly elements: readonly string[];
}

/** Lane (泳道) bound to a role. */
export interface Lane {
  readonly id: string;
  readonly name?: string;
  readonly role?: string;
  readonly elements: readonly string[];
}

/** A compiled process definition (流程定义): immutable graph, no XML. Maps are plain objects with own keys only. */
export interface Definition {
  readonly id: string;
  readonly name?: string;
  readonly documentation?: string;
  readonly elements: Readonly<Record<string, FlowElement>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  readonly containers: Readonly<Record<string, Container>>;
  readonly lanes: readonly Lane[];
}

/** A title in both languages (kept here so that readers of definitions need one import). */
export type Title = Text;
