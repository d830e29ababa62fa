import { isPlainDate } from '#engine/calendar/dates.ts';
import type { CalendarChange, NoticeDay, OfficeHours } from '#engine/calendar/types.ts';
import type { CalendarView, NoticeRead } from '#server/contract/calendars.ts';
import type { CalendarKey } from '../messages/index.ts';

/** What a change is about (变更内容). */
export type ChangeKind = 'notice' | 'local' | 'hours';
export const changeKinds: readonly ChangeKind[] = ['notice', 'local', 'hours'];
/** Step of the change: content, check, impact. */
export type ChangeStep = 0 | 1 | 2;

/** A row of the list of days as it is typed; `date` may still be empty. */
export interface DraftDay {
  readonly key: number;
  readonly date: string;
  readonly kind: NoticeDay['kind'];
  readonly name: string;
}
/** A row of the local days as it is typed. `gone`: an existing local day is taken away. */
export interface DraftLocal {
  readonly key: number;
  readonly date: string;
  readonly working: boolean;
  readonly why: string;
  readonly gone: boolean;
}

/** Everything typed for a change (变更草稿), kept in the tab so that no error and no reload loses it. */
export interface ChangeDraft {
  readonly kind: ChangeKind;
  readonly step: ChangeStep;
  /** Version of the calendar the change was made against. */
  readonly basedOn: number;
  readonly text: string;
  readonly textKind: 'text' | 'json' | 'ics';
  readonly fileName: string | null;
  /** Days were read from the text, or are entered by hand. */
  readonly isListed: boolean;
  readonly year: string;
  readonly mode: 'replace' | 'amend';
  readonly source: string;
  readonly days: readonly DraftDay[];
  readonly problems: NoticeRead['problems'];
  readonly local: readonly DraftLocal[];
  /** null: those of the calendar above. */
  readonly hours: OfficeHours | null;
  readonly note: string;
}

/** An empty change of a calendar as it is now. */
export function emptyDraft(
  view: Pick<CalendarView, 'id' | 'version' | 'local' | 'hours' | 'ownHours'>,
  kind: ChangeKind = 'notice',
): ChangeDraft {
  const local = view.local
    .filter(({ layer }) => layer === view.id)
    .map(({ date, working, why }, key) => ({ key, date, working, why, gone: false }));
  return {
    kind,
    step: 0,
    basedOn: view.version,
    text: '',
    textKind: 'text',
    fileName: null,
    isListed: false,
    year: '',
    mode: 'replace',
    source: '',
    days: [],
    problems: [],
    local,
    hours: view.ownHours ? view.hours : null,
    note: '',
  };
}

/** The draft with what the server recognised in its text; what the text does not say stays as it was typed. */
export function withRead(draft: ChangeDraft, read: NoticeRead): ChangeDraft {
  const days = read.days.map(({ date, kind, name }, key) => ({ key, date, kind, name: name ?? '' }));
  return {
    ...draft,
    isListed: true,
    days,
    problems: read.problems,
    year: read.year ?? draft.year,
    source: read.source || draft.source,
    mode: read.mode,
  };
}

/** The next free key of rows. */
export const nextKey = (rows: readonly { readonly key: number }[]): number => Math.max(-1, ...rows.map(({ key }) => key)) + 1;

const rowsInOrder = <T extends { readonly date: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => (a.date === '' ? 1 : b.date === '' ? -1 : a.date.localeCompare(b.date)));

/** Rows by date, those without one last. */
export const inOrder = rowsInOrder;

const noticeDay = ({ date, kind, name }: DraftDay): NoticeDay => ({
  date,
  kind,
  ...(name.trim() && kind !== 'normal' ? { name: name.trim() } : {}),
});

function localChange(draft: ChangeDraft, view: Pick<CalendarView, 'id' | 'local'>): NonNullable<CalendarChange['local']> {
  const known = new Map(view.local.filter(({ layer }) => layer === view.id).map(day => [day.date, day]));
  const changed: Record<string, { working: boolean; why: string } | null> = {};
  for (const { date, working, why, gone } of draft.local) {
    const before = known.get(date);
    if (gone) {
      if (before) changed[date] = null;
    } else if (!before || before.working !== working || before.why !== why.trim()) changed[date] = { working, why: why.trim() };
  }
  const named = new Set(draft.local.map(({ date }) => date));
  for (const date of known.keys()) if (!named.has(date)) changed[date] = null;
  return changed;
}

/** The change as the server wants it. Only for a draft without faults. */
export function changeOf(draft: ChangeDraft, view: Pick<CalendarView, 'id' | 'local'>): CalendarChange {
  if (draft.kind === 'hours') return { hours: draft.hours };
  if (draft.kind === 'local') return { local: localChange(draft, view) };
  return { notice: { mode: draft.mode, year: draft.year, days: rowsInOrder(draft.days).map(noticeDay), source: draft.source.trim() } };
}

/** What must be put right before a change can be checked (填写问题). */
export interface Fault {
  readonly key: CalendarKey;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Id of the field it belongs to. */
  readonly field: string;
}

const isYear = (year: string): boolean => /^[1-9]\d{3}$/.test(year);

function noticeFaults(draft: ChangeDraft): Fault[] {
  const faults: Fault[] = [];
  if (!isYear(draft.year)) faults.push({ key: 'fault.year', field: 'year' });
  if (draft.source.trim() === '') faults.push({ key: 'fault.source', field: 'source' });
  if (draft.days.length === 0) faults.push({ key: 'fault.noDays', field: 'days' });
  const kinds = new Map<string, NoticeDay['kind']>();
  rowsInOrder(draft.days).forEach(({ date, kind, key }, index) => {
    if (!isPlainDate(date)) faults.push({ key: 'fault.date', values: { n: index + 1 }, field: `day-${key}` });
    else if ((kinds.get(date) ?? kind) !== kind) faults.push({ key: 'fault.twice', values: { date }, field: `day-${key}` });
    else kinds.set(date, kind);
  });
  const isEmpty = !draft.days.some(({ date, kind }) => kind === 'off' && date.startsWith(draft.year));
  if (draft.mode === 'replace' && isYear(draft.year) && draft.days.length > 0 && isEmpty)
    faults.push({ key: 'fault.yearEmpty', values: { year: draft.year }, field: 'days' });
  return faults;
}

function localFaults(draft: ChangeDraft, view: Pick<CalendarView, 'id' | 'local'>): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  rowsInOrder(draft.local).forEach(({ date, why, gone, key }, index) => {
    if (!isPlainDate(date)) faults.push({ key: 'fault.date', values: { n: index + 1 }, field: `local-${key}` });
    else if (seen.has(date)) faults.push({ key: 'fault.localTwice', values: { date }, field: `local-${key}` });
    else if (!gone && why.trim() === '') faults.push({ key: 'fault.localWhy', values: { date }, field: `local-why-${key}` });
    seen.add(date);
  });
  if (faults.length === 0 && Object.keys(localChange(draft, view)).length === 0) faults.push({ key: 'fault.noLocal', field: 'local' });
  return faults;
}

function hoursFaults(draft: ChangeDraft, view: Pick<CalendarView, 'hours' | 'ownHours'>): Fault[] {
  if (draft.hours === null) return view.ownHours ? [] : [{ key: 'fault.same', field: 'hours' }];
  const { periods } = draft.hours;
  if (periods.length === 0) return [{ key: 'fault.noHours', field: 'hours' }];
  const wrong = periods.findIndex(({ from, to }, index) => from >= to || to > 1440 || from < (periods[index - 1]?.to ?? 0));
  if (wrong >= 0) return [{ key: 'fault.hours', values: { n: wrong + 1 }, field: `hours-from-${wrong}` }];
  const isSame = view.ownHours && JSON.stringify(view.hours.periods) === JSON.stringify(periods);
  return isSame ? [{ key: 'fault.same', field: 'hours' }] : [];
}

/** Everything that is not right yet, in the order of the page. */
export function faultsOf(draft: ChangeDraft, view: Pick<CalendarView, 'id' | 'local' | 'hours' | 'ownHours'>): readonly Fault[] {
  if (draft.kind === 'notice') return noticeFaults(draft);
  return draft.kind === 'local' ? localFaults(draft, view) : hoursFaults(draft, view);
}

/** Years a change speaks of, in order. */
export function yearsOf(draft: ChangeDraft, change: CalendarChange): readonly string[] {
  const dates = [...(change.notice?.days.map(({ date }) => date) ?? []), ...Object.keys(change.local ?? {})];
  const years = new Set([...dates.map(date => date.slice(0, 4)), ...(draft.kind === 'notice' ? [draft.year] : [])]);
  return [...years].sort();
}
