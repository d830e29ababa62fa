/** How a day looks (日色): never colour alone, the mark says the same. */
export type DayTone =
  | 'plain'
  | 'weekend'
  | 'off'
  | 'make-up'
  | 'local-off'
  | 'local-working'
  | 'counted'
  | 'start'
  | 'paused'
  | 'part'
  | 'extended'
  | 'over';

/** One day of a month grid (日格). */
export interface DayCell {
  readonly date: string;
  readonly tone: DayTone;
  /** Short mark such as 休, 班 or a number; empty for none. */
  readonly mark: string;
  /** All about the day in one line, for hover and screen readers. */
  readonly words: string;
  readonly isToday?: boolean;
  readonly isDue?: boolean;
  readonly isProvisional?: boolean;
  /** What a change would do to the day (对比): off 改为放假, work 改为上班, name only its name. */
  readonly change?: 'off' | 'work' | 'name';
  /** Warnings and cards on the day. */
  readonly levels?: readonly ('warning' | 'yellow' | 'red')[];
}

/** A month as weeks, Monday first; null where the week belongs to another month, a bare date where nothing is known of the day. */
export interface Month {
  /** `2026-02`. */
  readonly id: string;
  readonly year: number;
  readonly month: number;
  readonly weeks: readonly (readonly (DayCell | string | null)[])[];
}

const two = (value: number): string => String(value).padStart(2, '0');
const dayMs = 86_400_000;

/** The day `step` days later, as `YYYY-MM-DD`. */
export const dayAfter = (date: string, step: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + step * dayMs).toISOString().slice(0, 10);

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

function monthOf(id: string, cells: ReadonlyMap<string, DayCell>): Month {
  const [year, month] = id.split('-').map(Number) as [number, number];
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (weekdayOf(`${id}-01`) + 6) % 7;
  const slots: (DayCell | string | null)[] = Array.from({ length: before }, () => null);
  for (let day = 1; day <= length; day++) {
    const date = `${id}-${two(day)}`;
    slots.push(cells.get(date) ?? date);
  }
  while (slots.length % 7 !== 0) slots.push(null);
  const weeks = Array.from({ length: slots.length / 7 }, (_, week) => slots.slice(week * 7, week * 7 + 7));
  return { id, year, month, weeks };
}

/** The months that the days lie in, in order (月历). */
export function monthsOf(cells: readonly DayCell[]): readonly Month[] {
  const known = new Map(cells.map(cell => [cell.date, cell]));
  const ids = [...new Set(cells.map(({ date }) => date.slice(0, 7)))].sort();
  return ids.map(id => monthOf(id, known));
}

/** Where an arrow key leads among the known days, or null for another key. `dates` in order. */
export function stepTo(key: string, from: string, dates: readonly string[]): string | null {
  const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7, PageDown: 28, PageUp: -28 };
  if (key === 'Home') return dates[0] ?? null;
  if (key === 'End') return dates.at(-1) ?? null;
  const step = steps[key];
  if (step === undefined || dates.length === 0) return null;
  const wanted = dayAfter(from, step);
  if (wanted <= dates[0]!) return dates[0]!;
  return (step > 0 ? dates.find(date => date >= wanted) : dates.findLast(date => date <= wanted)) ?? dates.at(-1)!;
}
