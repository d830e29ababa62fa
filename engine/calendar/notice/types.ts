import type { Text } from '../../problem.ts';
import type { CalendarYear, NoticeDay } from '../types.ts';

/** Something a reader of notices could not read (error), or read and wants looked at (warning). `line` counts from 1. */
export interface NoticeProblem {
  readonly severity: 'error' | 'warning';
  readonly message: Text;
  readonly line?: number;
}

/** A notice as read (识别结果): nothing is stored, a person looks at it first. */
export interface NoticeRead {
  /** The year it is about; null: it does not say. */
  readonly year: string | null;
  readonly days: readonly NoticeDay[];
  /** Its number and title (文号、标题), as far as found. */
  readonly source: string;
  readonly problems: readonly NoticeProblem[];
  /** amend: it changes what an earlier notice said (调整、延长); replace: it is the list of its year. */
  readonly mode: 'replace' | 'amend';
}

/** What helps to read a notice. */
export interface NoticeHints {
  /** Year, where the text does not say. */
  readonly year?: string;
  /** Lists in force by year: what an extension extends (延长假期), what an adjustment withdraws (调整安排). */
  readonly years?: Readonly<Record<string, CalendarYear>>;
}
