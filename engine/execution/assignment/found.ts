/** People of a step by its rule (按规则找到的人), as principals, and the rule in words (为何是我). */
export interface Found {
  readonly candidates: readonly string[];
  readonly why: string;
  /** Unit they belong to, where the rule speaks of one: leaders and other roles that step in are those of this unit. */
  readonly unit?: string;
  /** What it names is not told in words: an expression gives it. */
  readonly hidden?: true;
  /** One after the other as the rule gives them, not as the organisation lists them: leaders, the nearest first. */
  readonly ordered?: true;
}

/** Principal of an account. */
export const person = (account: string): string => `person:${account}`;
