import type { Text } from '#engine/problem.ts';
import type { Card, CardLevel, CaseProcedure, Clock } from '#server/contract/schemas.ts';
import { toDay } from '../../shared/time/index.ts';

/** Why a day counts or not, as a cell shows it; `over` is a counted day past the due day. */
export type CellKind =
  | 'working'
  | 'make-up'
  | 'weekend'
  | 'holiday'
  | 'local-working'
  | 'local-off'
  | 'paused'
  | 'start-day'
  | 'extended'
  | 'over';

/** One day of the calendar strip (日历格). */
export interface Cell {
  readonly date: string;
  /** 0 Sunday to 6 Saturday. */
  readonly weekday: number;
  readonly kind: CellKind;
  readonly counted: boolean;
  /** The day is counted only in part: the clock stood still for the rest. */
  readonly isPart: boolean;
  /** Share of the day that counts, where a pause cut it. */
  readonly share: number | null;
  readonly nth: number;
  /** Name of the holiday or reason id of the pause. */
  readonly note: string | null;
  /** Title of the lawful procedure that paused the day, as the pack calls it. */
  readonly procedure: Text | null;
  readonly provisional: boolean;
  readonly isToday: boolean;
  readonly isDue: boolean;
  /** Warnings and cards of this clock and run that fell on the day. */
  readonly cards: readonly CardLevel[];
}

const kinds: readonly string[] = [
  'working',
  'make-up',
  'weekend',
  'holiday',
  'local-working',
  'local-off',
  'paused',
  'start-day',
  'extended',
];
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

function kindOf(day: Clock['ledger'][number], clock: LedgerSource): CellKind {
  if (day.counted && day.date > clock.dueOn) return 'over';
  return kinds.includes(day.why) ? (day.why as CellKind) : 'working';
}

/** A clock and its ledger: what cells are made from. */
export type LedgerSource = Pick<Clock, 'key' | 'run' | 'dueOn' | 'ledger'>;
/** The lawful procedures of the case, by which pauses are named. */
export type Procedures = readonly Pick<CaseProcedure, 'id' | 'title'>[];

/** Share of a day that counts; null for all or nothing. */
function shareOf(day: Clock['ledger'][number], before: number): number | null {
  if (!day.counted) return null;
  if (day.share !== undefined) return day.share;
  const counted = Math.round((day.nth - before) * 10_000) / 10_000;
  return counted < 1 ? counted : null;
}

/** The days of a clock's ledger as cells, with today, due day and cards. `now` in milliseconds. */
export function cellsOf(clock: LedgerSource, cards: readonly Card[], now: number, procedures: Procedures = []): readonly Cell[] {
  const today = toDay(now);
  const titles = new Map(procedures.map(({ id, title }) => [id, title]));
  const own = cards.filter(card => card.clock === clock.key && card.run === clock.run && !card.revoked);
  return clock.ledger.map((day, index) => ({
    date: day.date,
    weekday: weekdayOf(day.date),
    kind: kindOf(day, clock),
    counted: day.counted,
    share: shareOf(day, clock.ledger[index - 1]?.nth ?? 0),
    isPart: shareOf(day, clock.ledger[index - 1]?.nth ?? 0) !== null,
    nth: day.nth,
    note: day.note ?? null,
    procedure: (day.why === 'paused' && titles.get(day.note ?? '')) || null,
    provisional: day.provisional,
    isToday: day.date === today,
    isDue: day.date === clock.dueOn,
    cards: own.filter(card => card.on === day.date).map(({ level }) => level),
  }));
}

/** Working days used up to today, and the length: for the bar in the head. */
export function usedOf(clock: Clock, now: number): { readonly used: number; readonly length: number; readonly percent: number } {
  const today = toDay(now);
  const used = clock.ledger.filter(({ date }) => date <= today).at(-1)?.nth ?? 0;
  return { used: Math.floor(used), length: clock.length, percent: clock.length > 0 ? Math.min(100, (used / clock.length) * 100) : 100 };
}

/** Working days over its due day at which a clock stopped (超期天数); 0 in time or still running. */
export function overOf(clock: Clock): number {
  if (clock.stoppedAt === null || clock.stoppedAt <= clock.due) return 0;
  const stoppedOn = toDay(clock.stoppedAt);
  const used = clock.ledger.filter(({ date }) => date <= stoppedOn).at(-1)?.nth ?? 0;
  return Math.max(1, Math.ceil(used) - clock.length);
}
