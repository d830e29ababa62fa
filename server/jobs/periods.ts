/** How long rows beside the journal are kept (保存期限), in days since they were written; what an open case has stays as long as it is open. */
export interface Retention {
  /** Notices (消息): what they tell stands in the journal. */
  readonly notices: number;
  /** Drafts of forms (草稿): personal data nobody has handed in. */
  readonly drafts: number;
  /** Who looked at whose personal data (查阅记录). */
  readonly looks: number;
}

/** Periods where nothing else is said: a year, a quarter, and the three years for which the handling of personal data is to be on record. */
export const usualRetention: Retention = { notices: 365, drafts: 90, looks: 1_096 };

/** The shortest periods: looks are logs in the sense of the Cybersecurity Law (网络安全法), kept for six months, of which the longest have 184 days. */
export const leastRetention: Retention = { notices: 30, drafts: 30, looks: 184 };
