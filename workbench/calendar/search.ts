import type { ChangeKind } from './change/draft.ts';

const tabs = ['year', 'change', 'versions', 'deadline'] as const;
/** A tab of the calendar page (页签). */
export type CalendarTab = (typeof tabs)[number];
/** Whether a word names a tab. */
export const isCalendarTab = (value: unknown): value is CalendarTab => tabs.some(tab => tab === value);
const kinds: readonly ChangeKind[] = ['notice', 'local', 'hours'];

/** What the address of the calendar page tells, so that a link leads to the same place. */
export interface CalendarSearch {
  readonly calendar?: string | undefined;
  readonly year?: string | undefined;
  readonly tab?: CalendarTab | undefined;
  /** What a new change is about, and the local day it begins with. */
  readonly kind?: ChangeKind | undefined;
  readonly day?: string | undefined;
  /** What the local day becomes. */
  readonly make?: 'off' | 'work' | undefined;
  /** Version to restore. */
  readonly restore?: number | undefined;
}

const matching = (value: unknown, pattern: RegExp): string | undefined => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && pattern.test(text) ? text : undefined;
};

/** Read the address; what is not understood is left out. */
export function readCalendarSearch(search: Readonly<Record<string, unknown>>): CalendarSearch {
  const calendar = matching(search.calendar, /^[\w.:@-]{1,100}$/);
  const year = matching(search.year, /^[1-9]\d{3}$/);
  const day = matching(search.day, /^\d{4}-\d{2}-\d{2}$/);
  const kind = kinds.find(one => one === search.kind);
  const restore = matching(search.restore, /^\d{1,9}$/);
  return {
    ...(calendar ? { calendar } : {}),
    ...(year ? { year } : {}),
    ...(isCalendarTab(search.tab) ? { tab: search.tab } : {}),
    ...(kind ? { kind } : {}),
    ...(day ? { day } : {}),
    ...(search.make === 'off' || search.make === 'work' ? { make: search.make } : {}),
    ...(restore ? { restore: Number(restore) } : {}),
  };
}
