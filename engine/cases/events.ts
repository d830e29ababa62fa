import type { Act, Stage } from '../bpmn/definition.ts';
import type { Millis, PlainDate } from '../calendar/types.ts';
import type { CardLevel, ClockFigures, ClockPause, Conduct } from '../clocks/types.ts';
import type { Text } from '../problem.ts';
import type {
  Answers,
  Applicant,
  CaseLink,
  CaseState,
  DataEntry,
  Demand,
  Explanation,
  LocalId,
  MaterialState,
  Rating,
  Run,
  Seat,
  ServiceItem,
  Task,
  Wait,
} from './state.ts';

/**
 * Events of a case (办件事件): closed union, noun-participle, facts only. `evolve` computes nothing: every value it stores stands here.
 * Personal and free-text values stand under `private`; the journal stores them apart so that they can be erased.
 * A string that contains `{seqN}` is a number still to be drawn from the series named by that very string (write path).
 * The position (seq, index) of an event is its id where one is needed (`LocalId`).
 */
export type CaseEvent =
  | {
      type: 'case-opened';
      caseId: string;
      tenant: string;
      number: string;
      queryCode: string;
      content: string;
      pack: string;
      releaseNumber: number;
      intakeType: CaseState['intakeType'];
      service: ServiceItem;
      window: string | null;
      by: string;
      materials: MaterialState[];
      private: { applicant: Applicant };
    }
  | { type: 'case-status-changed'; status: string }
  | { type: 'case-suspended'; private: { reason: string } }
  | { type: 'case-resumed' }
  | { type: 'case-closed'; outcome: string }
  | { type: 'case-commented'; by: string; private: { text: string } }
  /** `uncounted`: from version 1, which did not keep who urged when (upgrades). */
  | { type: 'case-urged'; by: string; to: string[]; uncounted?: true; private: { text: string } }
  | { type: 'data-changed'; scope: LocalId; form: string; schema: string; round: number; private: { answers: Answers } }
  | { type: 'variable-set'; scope: LocalId; name: string; private: { value: unknown } }
  | {
      type: 'scope-opened';
      parent: LocalId | null;
      run: LocalId | null;
      content: string;
      container: string;
      /** The completed sub-process (or body) whose variables and inner activities it takes up again, to compensate them. */
      restores?: LocalId;
      private: { vars: Record<string, unknown> };
    }
  /** `keep`: what can be compensated in it stays with the run that opened it. */
  | { type: 'scope-closed'; scope: LocalId; reason: 'completed' | 'cancelled' | 'terminated'; keep?: true }
  /** Enters a run of `element`, consuming one arrival of each flow in `consumed`. The run's id is this event's position. */
  | {
      type: 'element-entered';
      scope: LocalId;
      element: string;
      consumed: string[];
      loop?: number;
      pinned?: string;
      resumeAt?: Run['resumeAt'];
      clockOf?: LocalId;
      compensates?: LocalId;
      straight?: true;
    }
  /**
   * `loop`: one instance of a multi-instance activity; the activity itself completes without it. `compensable`: the activity can be compensated from
   * now on; it joins the list of its scope. `completed`: what the scope counts as completed from now on.
   */
  | {
      type: 'element-completed';
      scope: LocalId;
      run: LocalId;
      element: string;
      loop?: number;
      by?: string;
      compensable?: true;
      completed?: number;
    }
  /** `compensable`: what was done inside it can still be undone by the cancel of its transaction. */
  | { type: 'element-cancelled'; scope: LocalId; run: LocalId; element: string; compensable?: true }
  | { type: 'flow-taken'; scope: LocalId; flow: string }
  | { type: 'error-thrown'; scope: LocalId; element: string; code: string }
  /** `caught`: the element that catches it; null: nobody does, which is no fault (clause 13.5.3). */
  | { type: 'escalation-thrown'; scope: LocalId; element: string; code: string; caught: string | null }
  /** `activities` of the scope, in the order they are undone; they leave its list. `by`: the run that compensates; `passed`: its token went on. */
  | {
      type: 'compensation-started';
      scope: LocalId;
      element: string;
      activities: LocalId[];
      by: { scope: LocalId; run: LocalId };
      passed?: true;
    }
  /** A complex gateway used these tokens; `open` again once all have come (waitingForReset). */
  | { type: 'gateway-fired'; scope: LocalId; element: string; flows: string[] }
  | { type: 'gateway-reset'; scope: LocalId; element: string; consumed: string[] }
  /** Tokens that waited at joins were taken away: their branches were withdrawn (退回、撤回、跳转). */
  | { type: 'tokens-withdrawn'; scope: LocalId; flows: string[] }
  /** An administrator moved a token (跳转): the run was cancelled, `to` is entered. `from` null: the scope was stuck, no run stood in it. */
  | { type: 'token-moved'; scope: LocalId; from: string | null; to: string; by: string; private: { reason: string } }
  /** `at`: its legal moment where that is not the command's: what the law deems done (视为), from the moment the law names. */
  | { type: 'act-performed'; act: Act; scope: LocalId; element: string; by: string; at?: Millis }
  /** `turn`: the rotation (轮流) whose turn its first candidate had; the next of the same name goes to the next person. */
  | ({ type: 'task-created'; turn?: string } & Omit<Task, 'id' | 'version' | 'holder' | 'createdAt' | 'readAt'>)
  /** 指定办理人: whom `by` chose for a step of the scope; a later choice takes the place of an earlier one. */
  | { type: 'handlers-chosen'; scope: LocalId; element: string; accounts: string[]; by: string }
  /** 回避: the account takes no part in the case from now on; what becomes of its tasks stands in the events after it. */
  | { type: 'handler-recused'; account: string; by: string; private: { reason: string } }
  | { type: 'task-read'; task: LocalId; by: string }
  | { type: 'task-claimed'; task: LocalId; by: string }
  | { type: 'task-released'; task: LocalId; by: string }
  | { type: 'task-assigned'; task: LocalId; by: string; to: string }
  /**
   * `private` is absent where no opinion was given; `forgets`: place of the entry a full trail gives up, the oldest where it is absent; `around`: of an
   * instance or turn of a repeated step, the scope the step is drawn in.
   */
  | { type: 'task-completed'; task: LocalId; by: string; forgets?: number; around?: LocalId; private?: { opinion?: string } }
  /** 转办. `candidates` and `seats` as they are from now on. */
  | {
      type: 'task-transferred';
      task: LocalId;
      by: string;
      from: string | null;
      to: string;
      /** Everybody who passed it on so far. */
      chain: string[];
      /** It goes back to somebody who passed it on before (来回转办). */
      again?: true;
      seating?: Seating;
      private: { reason: string };
    }
  | { type: 'task-delegated'; task: LocalId; by: string; to: string; private: { reason: string } }
  | { type: 'delegation-answered'; task: LocalId; by: string; back: string; private: { opinion: string } }
  | {
      type: 'signers-added';
      task: LocalId;
      by: string;
      place: 'before' | 'after' | 'parallel';
      seating: Seating;
      private: { reason: string };
    }
  | { type: 'signer-removed'; task: LocalId; by: string; accounts: string[]; seating: Seating; private: { reason: string } }
  | {
      type: 'vote-cast';
      task: LocalId;
      by: string;
      seat: string;
      vote: 'agree' | 'refuse' | 'abstain';
      seating: Seating;
      private?: { opinion?: string };
    }
  | { type: 'candidates-changed'; task: LocalId; candidates: string[]; why: string }
  /** 退回: the task ends; what followed (cancelled runs, the entered target) stands in the events after it. */
  | {
      type: 'task-returned';
      task: LocalId;
      by: string;
      from: string;
      to: string;
      reach: 'branch' | 'whole';
      resume: 'in-order' | 'straight-back';
      forgets?: number;
      private: { reason: string };
    }
  /** 撤回表态: one voice of an undecided countersign; the seat is to act again. */
  | { type: 'vote-taken-back'; task: LocalId; by: string; seat: string; seating: Seating; private: { reason: string } }
  /** 撤回: the completed task that is open again, as a new one. */
  | { type: 'task-taken-back'; task: LocalId; by: string; element: string; private: { reason: string } }
  /** Runs a completed task led to, for take-back; last event of the command. */
  | { type: 'task-left'; task: LocalId; opened: LocalId[] }
  | { type: 'act-voided'; act: Act; element: string; at: Millis; by: string }
  | { type: 'case-circulated'; kind: 'copy' | 'circulation'; to: string[]; by: string; private: { text: string } }
  | { type: 'circulation-read'; circulation: LocalId; by: string }
  | { type: 'circulation-answered'; circulation: LocalId; by: string; private: { text: string } }
  | { type: 'circulation-revoked'; circulation: LocalId; by: string }
  /** 补录: this command's legal moment lies before its recording. */
  | { type: 'late-entry-noted'; effectiveAt: Millis; by: string; private: { reason: string } }
  | { type: 'task-cancelled'; task: LocalId; reason: string; forgets?: number }
  | { type: 'timer-set'; wait: Omit<Extract<Wait, { kind: 'timer' }>, 'id'> }
  | { type: 'timer-fired'; wait: LocalId; next: Millis | null; left: number | null }
  | { type: 'timer-stood'; wait: LocalId; leftMs: number }
  | { type: 'timer-moved'; wait: LocalId; due: Millis }
  | { type: 'message-awaited'; wait: Omit<Extract<Wait, { kind: 'message' | 'signal' }>, 'id'> }
  | { type: 'message-received'; wait: LocalId; name: string; by: string; private: { payload: Answers } }
  | { type: 'message-sent'; scope: LocalId; element: string; name: string; key: string | null; private: { payload: Answers } }
  | { type: 'signal-sent'; scope: LocalId; element: string; name: string }
  | { type: 'condition-awaited'; wait: Omit<Extract<Wait, { kind: 'condition' }>, 'id'> }
  | { type: 'condition-changed'; wait: LocalId; holds: boolean }
  | { type: 'wait-cleared'; wait: LocalId }
  /** A side effect to leave through the outbox; `wait` true when the run waits for its completion. */
  | {
      type: 'job-requested';
      scope: LocalId | null;
      run: LocalId | null;
      element: string | null;
      job: string;
      wait: boolean;
      private: { input: Answers };
    }
  | { type: 'job-completed'; job: LocalId; private: { output: Answers } }
  | { type: 'job-failed'; job: LocalId; error: string }
  | {
      type: 'incident-raised';
      scope: LocalId | null;
      run: LocalId | null;
      element: string | null;
      code: string;
      message: Text;
      phase?: 'enter' | 'complete';
      /** A job no run waits for: a retry sends it again. */
      job?: LocalId;
    }
  /** `again`: the job that is sent again. */
  | { type: 'incident-resolved'; incident: LocalId; by: string; again?: LocalId }
  | { type: 'clock-started'; clock: string; rule: string; stage?: Stage; task?: LocalId; run: number; figures: ClockFigures }
  /** `until`: it ends by itself then (最长暂停). */
  | { type: 'clock-paused'; clock: string; reason: string; at: Millis; until?: Millis }
  | { type: 'clock-resumed'; clock: string; reason: string; at: Millis; figures: ClockFigures }
  | { type: 'clock-extended'; clock: string; by: number; figures: ClockFigures; private: { reason: string } }
  /** The step or stage is open again as if it had not stopped: the clock goes on, under a new key where it was a step's (步骤时限续计). */
  | { type: 'clock-continued'; clock: string; was: string; task?: LocalId; pauses: ClockPause[]; figures: ClockFigures }
  /** A supplement ended the former run; a new run of full length counts. */
  | { type: 'clock-restarted'; clock: string; run: number; figures: ClockFigures }
  | { type: 'clock-recomputed'; clock: string; figures: ClockFigures; was: { due: Millis; dueOn: PlainDate } }
  | { type: 'clock-stopped'; clock: string; at: Millis; act: string }
  | { type: 'clock-breached'; clock: string; run: number; action: string }
  | { type: 'extension-requested'; by: string; days: number; private: { reason: string } }
  | { type: 'extension-refused'; by: string; private: { reason: string } }
  | {
      type: 'warning-raised' | 'card-issued';
      clock: string;
      run: number;
      level: CardLevel;
      rule: string;
      at: Millis;
      on: PlainDate;
      dueOn: PlainDate;
      holders: string[];
      to: string[];
      stage?: string;
      cause?: Conduct | 'manual';
      points?: number;
      letter?: string;
      /** Of a card given by hand: why. */
      private?: { reason: string };
    }
  /** 申诉: who holds a card contests it. */
  | { type: 'card-appealed'; card: LocalId; by: string; private: { reason: string } }
  /** 维持. */
  | { type: 'card-upheld'; card: LocalId; by: string; private: { reason: string } }
  /** 撤牌: on an appeal or by the office itself; it leaves every list and its points become 0. */
  | { type: 'card-revoked'; card: LocalId; by: string; private: { reason: string } }
  | {
      type: 'overdue-explained';
      clock: string;
      run: number;
      cause: Explanation['cause'];
      by: string;
      private: { text: string; plan: string };
    }
  | { type: 'supervision-demanded'; kind: Demand['kind']; clock: string | null; to: string[]; by: string; private: { text: string } }
  | { type: 'supervision-answered'; demand: LocalId; by: string; private: { text: string } }
  | {
      type: 'document-issued';
      document: string;
      content: string;
      number: string;
      by: string;
      scope: LocalId;
      element: string;
      /** No step issued it: a letter of the supervision office or of a card; or from version 1, which did not keep the step (upgrades). */
      unplaced?: true;
      private: { values: Answers };
    }
  | { type: 'document-voided'; document: LocalId; by: string; private: { reason: string } }
  | { type: 'supplement-requested'; cause: string; by: string }
  | { type: 'supplement-received'; by: string }
  | { type: 'material-received'; material: MaterialState; by: string }
  | { type: 'case-linked'; relation: CaseLink['relation']; other: string; number: string; by: string }
  | {
      type: 'case-rated';
      level: Rating['level'];
      channel: Rating['channel'];
      by: string;
      private: { tags: readonly string[]; comment: string };
    };

/** Seats and candidates of a task as they are after an event. */
export interface Seating {
  seats: Seat[];
  candidates: string[];
}

export type CaseEventType = CaseEvent['type'];

/** One accepted command as the journal keeps it (日志条目): all its events, with who, when and why. */
export interface Entry {
  readonly seq: number;
  readonly command: string;
  readonly commandType: string;
  readonly recordedAt: Millis;
  readonly effectiveAt: Millis;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly reason?: string;
  readonly events: readonly CaseEvent[];
}

/** Head of an entry that `apply` needs besides the event. */
export interface EventHead {
  readonly seq: number;
  readonly index: number;
  readonly recordedAt: Millis;
  readonly effectiveAt: Millis;
  readonly actor: string;
}

export type { DataEntry };
