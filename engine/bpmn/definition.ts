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
  | 'callActivity'
  | 'exclusiveGateway'
  | 'parallelGateway'
  | 'inclusiveGateway'
  | 'eventBasedGateway';

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
    }
  | { readonly type: 'message'; readonly name: string; readonly correlation?: Expression; readonly out: readonly Mapping[] }
  | { readonly type: 'signal'; readonly name: string; readonly out: readonly Mapping[] }
  | { readonly type: 'error'; readonly code?: string }
  | { readonly type: 'escalation'; readonly code?: string }
  | { readonly type: 'terminate' };

/** bj:in / bj:out: `source` is FEEL in the inner or outer scope, `target` a variable name. */
export interface Mapping {
  readonly source: Expression;
  readonly target: string;
}

/** Who may do a user task (bj:assignment). */
export interface Assignment {
  /** role: people with `role` in `unit`; applicant-window: the window that opened the case; previous: who did element `role`; person: FEEL giving account ids. */
  readonly rule: 'role' | 'previous' | 'person';
  readonly role: string;
  /** FEEL or literal unit id; absent = any unit of the centre. */
  readonly unit?: Expression;
  readonly whenEmpty: 'administrator' | 'incident';
}

/** bj:issue: a document (文书) issued when the element completes (events: fires). */
export interface Issue {
  readonly document: string;
  /** FEEL condition; absent = always. */
  readonly when?: Expression;
}

/** bj:notify: a notice to a principal, text key of texts/*.json. */
export interface Notify {
  readonly to: string;
  readonly text: string;
}

/** bj:action of a service or send task (closed list; `set-data` sets variables from its mappings). */
export interface Action {
  readonly type: 'issue-document' | 'set-data' | 'notify' | 'call-webhook' | 'none';
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
  /** Embedded sub-process: true when triggered by event (refused for now unless supported). */
  readonly triggeredByEvent?: boolean;
  /** Message name of a receive task. */
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
  readonly stage?: Stage;
  /** Step limit "3wd" "8wh" "2d" "30min". */
  readonly limit?: string;
  readonly assignment?: Assignment;
  readonly verbs: readonly string[];
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
