import type { CaseEvent } from '../cases/events.ts';
import { numberIn, replaceQuoted, undrawnSeries } from '../cases/numbers.ts';

/** Counters of number series (编号) in memory: series = the very text with `{seqN}`. */
export type Series = Map<string, number>;

/** Draw every number the events of one entry ask for, as the write path does; the very same list when they ask for none. */
export function drawNumbers(events: readonly CaseEvent[], series: Series): readonly CaseEvent[] {
  if (!events.some(event => undrawnSeries(event) !== undefined)) return events;
  const drawn = new Map<string, string>();
  return events.map(event => {
    const asked = undrawnSeries(event);
    if (asked !== undefined) drawn.set(asked, draw(asked, series));
    return drawn.size === 0 ? event : (replaceQuoted(event, drawn) as CaseEvent);
  });
}

function draw(asked: string, series: Series): string {
  const next = (series.get(asked) ?? 0) + 1;
  series.set(asked, next);
  return numberIn(asked, next);
}
