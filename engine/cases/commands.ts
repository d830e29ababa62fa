import type { Millis } from '../calendar/types.ts';
import type { Answers, Applicant, CaseState, LocalId, MaterialState, ServiceItem } from './state.ts';

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
      /** Variables of the root scope (simulation of plain BPMN, `--data`). */
      variables?: Answers;
    }
  | { type: 'complete-task'; task: LocalId; version: number; answers: Answers; opinion?: string }
  | { type: 'claim-task'; task: LocalId; version: number }
  | { type: 'release-task'; task: LocalId; version: number }
  | { type: 'assign-task'; task: LocalId; version: number; to: string }
  | { type: 'read-task'; task: LocalId }
  /** The applicant's supplemented materials came in (补正收件): delivers the drawn message `supplement-received`. */
  | { type: 'submit-supplement'; materials: MaterialState[]; note?: string }
  /** Asks for an extension (延期): delivers the drawn message `extension-requested`. */
  | { type: 'request-extension'; days: number; reason: string }
  /** Generic delivery of a drawn message, e.g. `special-procedure-finished`. */
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
  | { type: 'fire-timer'; wait: LocalId; occurrence: number }
  | { type: 'complete-job'; job: LocalId; output: Answers }
  | { type: 'fail-job'; job: LocalId; error: string }
  | { type: 'resolve-incident'; incident: LocalId };

export type CaseCommand = CommandHead & CaseCommandBody;
export type CaseCommandType = CaseCommandBody['type'];
