import type { Card, CardLevel, Clock } from '#server/contract/schemas.ts';

/** What a stretch of a bar is (时段): counted so far, still ahead, standing still, within an extension, past the due moment. */
export type StretchKind = 'counted' | 'ahead' | 'extended' | 'over' | 'paused';
/** A stretch of a bar; places as shares of the whole plot, 0 to 1. */
export interface Stretch {
  readonly kind: StretchKind;
  readonly from: number;
  readonly to: number;
}
/** A warning or card on a bar. `raised`: it has been given. */
export interface PlotMark {
  readonly level: CardLevel;
  readonly at: number;
  readonly on: string;
  readonly raised: boolean;
}
/** One clock as a bar over time (一个时限的横条). */
export interface PlotRow {
  readonly clock: Clock;
  readonly stretches: readonly Stretch[];
  readonly due: number;
  readonly marks: readonly PlotMark[];
  readonly isOver: boolean;
}
/** All clocks of a case over one axis (时限一览). */
export interface Plot {
  readonly rows: readonly PlotRow[];
  /** Share of the axis at which now is, or null when it lies outside. */
  readonly now: number | null;
  readonly ticks: readonly { readonly at: number; readonly date: string }[];
}

const dayMs = 86_400_000;
/** China Standard Time. */
const offsetMs = 8 * 3_600_000;
const mostTicks = 9;
const dateOf = (at: number): string => new Date(at + offsetMs).toISOString().slice(0, 10);
const startOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) - offsetMs;

interface Axis {
  readonly from: number;
  readonly to: number;
}
const place = ({ from, to }: Axis, at: number): number => Math.min(1, Math.max(0, (at - from) / (to - from)));

/** Lay the clocks of a case over one axis, from the first start to the last due moment, stop or now. */
export function plotOf(clocks: readonly Clock[], cards: readonly Card[], now: number): Plot | null {
  if (clocks.length === 0) return null;
  const isOpen = clocks.some(({ status }) => status !== 'stopped');
  const from = startOf(dateOf(Math.min(...clocks.map(({ startAt }) => startAt))));
  const ends = clocks.flatMap(({ due, stoppedAt }) => [due, stoppedAt ?? due]);
  const to = startOf(dateOf(Math.max(...ends, ...(isOpen ? [now] : [])))) + dayMs;
  const axis = { from, to };
  return {
    rows: clocks.map(clock => rowOf(clock, cards, now, axis)),
    now: now >= from && now <= to ? place(axis, now) : null,
    ticks: ticksOf(axis),
  };
}

function rowOf(clock: Clock, cards: readonly Card[], now: number, axis: Axis): PlotRow {
  const end = clock.stoppedAt ?? now;
  const counted = Math.min(Math.max(end, clock.startAt), clock.due);
  const extended = clock.ledger.find(({ why }) => why === 'extended')?.date;
  const stretch = (kind: StretchKind, from: number, to: number): Stretch[] =>
    to > from ? [{ kind, from: place(axis, from), to: place(axis, to) }] : [];
  const isOver = end > clock.due && (clock.stoppedAt !== null || clock.status === 'running');
  return {
    clock,
    due: place(axis, clock.due),
    isOver,
    stretches: [
      ...stretch('counted', clock.startAt, counted),
      ...(clock.stoppedAt === null ? stretch('ahead', counted, clock.due) : []),
      ...(extended ? stretch('extended', Math.max(startOf(extended), clock.startAt), clock.due) : []),
      ...(isOver ? stretch('over', clock.due, end) : []),
      ...clock.pauses.flatMap(pause => stretch('paused', Math.max(pause.from, clock.startAt), pause.to ?? end)),
    ],
    marks: marksOf(clock, cards, axis),
  };
}

/** What was given stands at its own day; what a stopped clock never gave is left out. */
function marksOf(clock: Clock, cards: readonly Card[], axis: Axis): readonly PlotMark[] {
  const given = cards.filter(card => card.clock === clock.key && card.run === clock.run && !card.revoked);
  const ahead =
    clock.status === 'stopped' ? [] : clock.milestones.filter(({ raised, level }) => !raised && !given.some(card => card.level === level));
  return [
    ...given.map(({ level, at, on }) => ({ level, at: place(axis, at), on, raised: true })),
    ...ahead.map(({ level, at, on }) => ({ level, at: place(axis, at), on, raised: false })),
  ].sort((a, b) => a.at - b.at);
}

/** Days, Mondays or first days of months: so many that the axis stays readable. */
function ticksOf(axis: Axis): Plot['ticks'] {
  const days: string[] = [];
  for (let at = axis.from; at < axis.to; at += dayMs) days.push(dateOf(at));
  const weekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
  const months = days.filter(date => date.endsWith('-01'));
  const choices = [days, days.filter(date => weekday(date) === 1), months];
  const dates = choices.find(list => list.length > 0 && list.length <= mostTicks) ?? thinned(months.length > 0 ? months : days);
  return dates.map(date => ({ date, at: place(axis, startOf(date)) }));
}

function thinned(dates: readonly string[]): readonly string[] {
  const step = Math.ceil(dates.length / mostTicks);
  return dates.filter((_, index) => index % step === 0);
}
