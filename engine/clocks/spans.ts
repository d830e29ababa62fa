import { officePeriodsOf } from '../calendar/days.ts';
import { dayMs, startOfDay } from '../calendar/dates.ts';
import type { Calendar, Millis, PlainDate } from '../calendar/types.ts';
import type { ClockPause, ClockUnit } from './types.ts';

/** A stretch of time from (with) to (without). */
export interface Span {
  readonly from: Millis;
  readonly to: Millis;
}

/** When a pause ends (暂停结束): resumed, or by itself after its longest length, whichever comes first; null: nobody knows yet. */
export function endOfPause({ to, until }: ClockPause): Millis | null {
  if (to === null || until === undefined) return to ?? until ?? null;
  return Math.min(to, until);
}

/** Pauses whose end is known as spans in order, overlaps joined so that no moment is taken twice (合并重叠暂停). Pauses that last are left out. */
export function joinPauses(pauses: readonly ClockPause[]): Span[] {
  if (pauses.length === 0) return [];
  const joined: { from: Millis; to: Millis }[] = [];
  const closed = pauses.map(pause => ({ from: pause.from, to: endOfPause(pause) ?? pause.from })).filter(({ from, to }) => to > from);
  for (const pause of closed.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else joined.push({ from: pause.from, to: pause.to });
  }
  return joined;
}

/** Milliseconds of the spans that fall inside one span. The spans do not overlap. */
export function overlapMs(spans: readonly Span[], within: Span): number {
  let sum = 0;
  for (const span of spans) sum += Math.max(0, Math.min(span.to, within.to) - Math.max(span.from, within.from));
  return sum;
}

/** The parts of a day on which a unit runs: office periods for working time, the whole day otherwise. */
export function runningSpansOf(unit: ClockUnit, date: PlainDate, calendar: Calendar): readonly Span[] {
  if (unit === 'working-day' || unit === 'working-hour') return officePeriodsOf(calendar, date);
  const from = startOfDay(date);
  return [{ from, to: from + dayMs }];
}

/** Milliseconds of some spans that no pause takes. */
export function freeMs(spans: readonly Span[], pauses: readonly Span[]): number {
  let free = 0;
  for (const span of spans) free += span.to - span.from - overlapMs(pauses, span);
  return free;
}

/** The moment at which `ms` of unpaused time have passed within some spans; null when they do not last that long. */
export function reachWithin(spans: readonly Span[], pauses: readonly Span[], ms: number): Millis | null {
  let left = ms;
  for (const span of spans.flatMap(whole => cutOut(whole, pauses))) {
    if (left <= span.to - span.from) return span.from + left;
    left -= span.to - span.from;
  }
  return null;
}

function cutOut(whole: Span, pauses: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let from = whole.from;
  for (const pause of pauses) {
    if (pause.to <= from || pause.from >= whole.to) continue;
    if (pause.from > from) parts.push({ from, to: pause.from });
    from = Math.max(from, pause.to);
  }
  return from < whole.to ? [...parts, { from, to: whole.to }] : parts;
}
