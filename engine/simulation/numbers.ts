import type { CaseEvent } from '../cases/events.ts';

/** Counters of number series (编号) in memory: series = the very text with `{seqN}`. */
export type Series = Map<string, number>;

/** Draw every number still to be drawn in the events of one entry; the same text is the same number within it. */
export function drawNumbers(events: readonly CaseEvent[], series: Series): CaseEvent[] {
  const drawn = new Map<string, string>();
  return events.map(event => drawIn(event, text => draw(text, series, drawn)) as CaseEvent);
}

function draw(text: string, series: Series, drawn: Map<string, string>): string {
  const known = drawn.get(text);
  if (known !== undefined) return known;
  const next = (series.get(text) ?? 0) + 1;
  series.set(text, next);
  const number = text.replace(/\{seq(\d)\}/, (_, width: string) => String(next).padStart(Number(width), '0'));
  drawn.set(text, number);
  return number;
}

function drawIn(value: unknown, drawText: (text: string) => string): unknown {
  if (typeof value === 'string') return /\{seq\d\}/.test(value) ? drawText(value) : value;
  if (Array.isArray(value)) return value.map(one => drawIn(one, drawText));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, drawIn(one, drawText)]));
}
