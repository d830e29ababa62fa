import { numberIn, replaceQuoted, undrawnSeries } from '#engine/cases/numbers.ts';
import { find, type Plan } from '../plan.ts';

interface Numbered {
  readonly type: string;
}

/** true: the event asks for a number. */
export function asksForNumber(event: Numbered): boolean {
  return undrawnSeries(event) !== undefined;
}

/**
 * Draw the numbers (取号) the events ask for. A number is drawn only for the field `number` of an event; its series is that very
 * string. Other strings that quote it (a document's values, say) get the number drawn last. Runs inside the transaction after the
 * decision: a rejection draws nothing and a rollback gives the number back.
 */
export function* drawNumbers<E extends Numbered>(tenant: string, events: readonly E[]): Plan<readonly E[]> {
  const drawn = new Map<string, string>();
  const filled: E[] = [];
  for (const event of events) {
    const series = undrawnSeries(event);
    if (series !== undefined) drawn.set(series, yield* drawNumber(tenant, series));
    filled.push(drawn.size === 0 ? event : (replaceQuoted(event, drawn) as E));
  }
  return filled;
}

/** Next number of a series, zero padded into its place. */
function* drawNumber(tenant: string, series: string): Plan<string> {
  const row = yield* find<{ last: number }>(
    'insert into document_series (tenant, series, last) values (?, ?, 1) on conflict (tenant, series) do update set last = document_series.last + 1 returning last',
    [tenant, series],
  );
  return numberIn(series, row!.last);
}
