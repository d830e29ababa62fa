import type { Millis } from '../calendar/types.ts';
import type { CardLevel } from '../clocks/types.ts';
import type { Answers, Applicant, CaseLink, CaseState, Demand, Explanation, LocalId, MaterialState, Rating, ServiceItem } from './state.ts';

/**
 * Whom somebody chose for later steps (指定办理人): account ids by the id of a step whose assignment has the rule `choice`. Only who may choose for a step
 * may name it; `choicesAsked` tells which steps a page asks for.
 */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** Who gives a command (操作人). `principals`: `person:<account>`, `<post>@<unit>`, `<post>`; the machine is `system`. */
export interface Actor {
  readonly account: string;
  readonly name: string;
  readonly principals: readonly string[];
  readonly onBehalfOf?: string;
}

/** What every command carries. Ids and times are arguments: the engine draws neither. */
export interface CommandHead {
  /** Idempotency key (uuid v7). */
  readonly id: string;
  readonly caseId: string;
  readonly tenant: string;
  readonly actor: Actor;
  readonly recordedAt: Millis;
  /** Legal moment (生效时间); defaults to recordedAt; never later. */
  readonly effectiveAt?: Millis;
  readonly reason?: string;
}

export type CaseCommandBody =
  | {
      type: 'open-case';
      content: string;
      pack: string;
      releaseNumber: number;
      intakeType: CaseState['intakeType'];
      service: ServiceItem;
      applicant: Applicant;
      window: string | null;
      answers: Answers;
      materials: MaterialState[];
      queryCode: string;
      /** Case number with `{seqN}` still to draw, e.g. `HS-20261122-{seq4}`. */
      numberPattern: string;
      /** Start event (or instantiating gateway's event) the case begins with; absent: the plain start. */
      start?: string;
      /** Variables of the root scope (simulation of plain BPMN, `--data`). */
      variables?: Answers;
      /** The case of this centre that this one takes up (转办登记): an answer too complex for the spot, a first contact. */
      origin?: {
        readonly case: string;
        readonly number: string;
        /** What this case is to that one; absent: it takes it up. */
        readonly relation?: 'continues' | 'related';
      };
      choices?: Choices;
    }
  | { type: 'complete-task'; task: LocalId; version: number; answers: Answers; opinion?: string; choices?: Choices }
  | { type: 'claim-task'; task: LocalId; version: number }
  | { type: 'release-task'; task: LocalId; version: number }
  | { type: 'assign-task'; task: LocalId; version: number; to: string }
  | { type: 'read-task'; task: LocalId }
  /** 转办: another does it instead. Within a countersign only the actor's seat moves. */
  | { type: 'transfer-task'; task: LocalId; version: number; to: string }
  /** 委派: another gives an opinion, then the task comes back. */
  | { type: 'delegate-task'; task: LocalId; version: number; to: string }
  | { type: 'answer-delegation'; task: LocalId; version: number; opinion: string; answers?: Answers }
  /** One signer's voice in a countersigned task or one with added signers. */
  | { type: 'cast-vote'; task: LocalId; version: number; vote: 'agree' | 'refuse' | 'abstain'; opinion?: string; answers?: Answers }
  /** 加签. `method` for before and after. */
  | {
      type: 'add-signers';
      task: LocalId;
      version: number;
      place: 'before' | 'after' | 'parallel';
      method?: 'all' | 'any' | 'order';
      who: readonly string[];
    }
  /** 减签: an added signer who has not acted, with everybody that one added. */
  | { type: 'remove-signer'; task: LocalId; version: number; seat: string }
  /** 退回. Absent reach and resume: the settings of the step. `acts`: what becomes of acts performed between (asked for by a refusal). */
  | {
      type: 'return-task';
      task: LocalId;
      version: number;
      /** `scope`: where the step was done, of one whose id stands in several processes; absent: the innermost. */
      target: { readonly to: 'applicant' | 'previous' } | { readonly to: 'element'; readonly element: string; readonly scope?: LocalId };
      reach?: 'branch' | 'whole';
      resume?: 'in-order' | 'straight-back';
      acts?: 'keep' | 'void';
    }
  /** 撤回/拿回 of a task the actor completed. */
  | { type: 'take-back-task'; task: LocalId }
  /** 不通过: what follows is the step's setting `onRefuse`. */
  | { type: 'refuse-task'; task: LocalId; version: number; opinion: string; answers?: Answers }
  /** 跳转 by an administrator: the token of a run goes to another element of its level. `run` null: a stuck scope, whose tokens wait at joins for ever. */
  | { type: 'jump-token'; scope: LocalId; run: LocalId | null; to: string }
  /** Starts an activity of an open ad-hoc sub-process. */
  | { type: 'start-activity'; scope: LocalId; element: string }
  | { type: 'circulate-case'; kind: 'copy' | 'circulation'; to: readonly string[]; text: string }
  | { type: 'read-circulation'; circulation: LocalId }
  | { type: 'answer-circulation'; circulation: LocalId; text: string }
  | { type: 'revoke-circulation'; circulation: LocalId }
  /** The applicant's supplemented materials came in (补正收件): delivers the drawn message `supplement-received`. */
  | { type: 'submit-supplement'; materials: MaterialState[]; note?: string }
  /** Asks for an extension (延期): delivers the drawn message `extension-requested`. */
  | { type: 'request-extension'; days: number; reason: string }
  /** Asks for a lawful procedure (特别程序): delivers the drawn message `procedure-requested`. `days`: how long it will take, in working days. */
  | { type: 'pause-clock'; procedure: string; days?: number; reason: string }
  /** A lawful procedure is over: delivers the drawn message `special-procedure-finished` with its id as key. */
  | { type: 'resume-clock'; procedure: string }
  /** Generic delivery of a drawn message. */
  | { type: 'deliver-message'; name: string; key: string | null; payload: Answers }
  | { type: 'deliver-signal'; name: string; payload: Answers }
  | { type: 'receive-material'; material: MaterialState }
  | { type: 'comment-case'; text: string }
  | { type: 'urge-case'; text: string }
  | { type: 'withdraw-application'; reason: string }
  | { type: 'suspend-case'; reason: string }
  | { type: 'resume-case' }
  /** From the sweep: the clock's next milestone has come. */
  | { type: 'review-clock'; clock: string }
  /** From the batch after a change of the calendar: every clock whose figures are of another one. */
  | { type: 'recompute-clocks' }
  | { type: 'fire-timer'; wait: LocalId; occurrence: number }
  | { type: 'fail-timer'; kind: 'clock' | 'flow'; ref: string; error: string }
  | { type: 'complete-job'; job: LocalId; output: Answers }
  /** `awaited`: it was asked for by a run that waits for it; once that was left its failure concerns nobody. */
  | { type: 'fail-job'; job: LocalId; error: string; awaited?: true }
  /** retry (default): the step again; skip: go on as if it were done; resolve: set these variables, then retry. */
  | { type: 'resolve-incident'; incident: LocalId; action?: 'retry' | 'skip' | 'resolve'; values?: Answers }
  /** 人工发牌 by the supervision office. `clock` null: for conduct. `to`: accounts it is given to. */
  | { type: 'issue-card'; level: CardLevel; clock: string | null; to: readonly string[]; points?: number; reason: string }
  /** 申诉 by who holds the card. */
  | { type: 'appeal-card'; card: LocalId; reason: string }
  | { type: 'decide-appeal'; card: LocalId; outcome: 'upheld' | 'revoked'; reason: string }
  | { type: 'revoke-card'; card: LocalId; reason: string }
  /** 超期说明: why a limit is due or over without a result, and what will be done. */
  | { type: 'explain-overdue'; clock: string; cause: Explanation['cause']; text: string; plan: string }
  /** 督办 by the supervision office. `to`: accounts that are to answer. */
  | { type: 'demand-supervision'; kind: Demand['kind']; clock: string | null; to: readonly string[]; text: string }
  | { type: 'answer-supervision'; demand: LocalId; text: string }
  /** Ties another case of the centre to this one. continued-by: also delivers the drawn message `case-registered` where it is awaited. */
  | { type: 'link-case'; relation: CaseLink['relation']; other: string; number: string }
  /** 评价 by the applicant, once the case is closed. `tags`: ids of what was good or bad. */
  | { type: 'rate-case'; level: Rating['level']; channel: Rating['channel']; tags: readonly string[]; comment: string }
  /**
   * 回避: a person takes no part in this case any more, with a reason: oneself, or given by a leader, a supervisor or an administrator. What is open
   * goes to the others; with it come the moment and the reason to every later step.
   */
  | { type: 'recuse-handler'; account: string; reason: string };

export type CaseCommand = CommandHead & CaseCommandBody;
export type CaseCommandType = CaseCommandBody['type'];
