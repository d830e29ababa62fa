import type { Answers, Explanation, Rating, ServiceItem } from '#engine/cases/state.ts';
import type { CardLevel } from '#engine/clocks/types.ts';
import type { Party } from '../applicants.ts';
import type { Random } from '../random.ts';

/** What somebody does to a case (动作), as data: ids of tasks, cards and clocks are found when it is done. */
export type Deed =
  /** Completes the open task of an element; `unit`: of which branch (联办分支). */
  | { readonly do: 'complete'; readonly element: string; readonly answers: Answers; readonly unit?: string }
  | { readonly do: 'claim' | 'release'; readonly element: string }
  /** To a colleague who holds the same post. */
  | { readonly do: 'transfer' | 'delegate'; readonly element: string; readonly to: string }
  | { readonly do: 'answer'; readonly element: string; readonly opinion: string }
  | { readonly do: 'sign'; readonly element: string; readonly who: readonly string[] }
  | { readonly do: 'vote'; readonly element: string; readonly vote: 'agree' | 'refuse'; readonly opinion: string }
  | { readonly do: 'take-back'; readonly element: string }
  | { readonly do: 'supplement'; readonly note: string }
  | { readonly do: 'extension'; readonly days: number; readonly reason: string }
  | { readonly do: 'pause'; readonly procedure: string; readonly days: number; readonly reason: string }
  | { readonly do: 'resume'; readonly procedure: string }
  | { readonly do: 'message'; readonly name: string; readonly payload: Answers }
  /** Registers a new case of a kind that takes this one up (转办登记). */
  | { readonly do: 'take-up'; readonly kind: 'promised' | 'instant' }
  | { readonly do: 'comment' | 'urge'; readonly text: string }
  | { readonly do: 'withdraw' | 'suspend'; readonly reason: string }
  | { readonly do: 'resume-case' }
  | { readonly do: 'circulate'; readonly to: readonly string[]; readonly text: string }
  | { readonly do: 'explain'; readonly cause: Explanation['cause']; readonly text: string; readonly plan: string }
  | { readonly do: 'demand'; readonly text: string }
  | { readonly do: 'answer-demand'; readonly text: string }
  | { readonly do: 'issue-card'; readonly level: CardLevel; readonly reason: string }
  | { readonly do: 'appeal' | 'revoke'; readonly level: CardLevel; readonly reason: string }
  | { readonly do: 'decide'; readonly outcome: 'upheld' | 'revoked'; readonly reason: string }
  | { readonly do: 'rate'; readonly level: Rating['level']; readonly tags: readonly string[]; readonly comment: string };

/** One step of a course: how many working days after the one before (0: the same day, if the hall is still open), who, and what. */
export interface Step {
  readonly days: number;
  /** Post of who does it; absent: whoever the task is for. `applicant`: the public. */
  readonly by?: string;
  readonly deed: Deed;
}

/** What a course is made for. */
export interface Scene {
  readonly item: ServiceItem;
  readonly party: Party;
  readonly random: Random;
}

/** The course of one case (办件经过) after its registration. */
export type Course = (scene: Scene) => readonly Step[];
