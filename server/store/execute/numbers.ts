import { find, type Plan } from '../plan.ts';

const place = /\{seq(\d)\}/;

interface Numbered {
  readonly type: string;
}

/**
 * Draw the numbers (取号) the events ask for. A number is drawn only for the field `number` of an event; its series is that very
 * string. Other strings that quote it (a document's values, say) get the number drawn last. Runs inside the transaction after the
 * decision: a rejection draws nothing and a rollback gives the number back.
 */
export function* drawNumbers<E extends Numbered>(tenant: string, events: readonly E[]): Plan<readonly E[]> {
  if (!events.some(event => undrawn(event) !== undefined)) return events;
  const drawn = new Map<string, string>();
  const filled: E[] = [];
  for (const event of events) {
    const series = undrawn(event);
    if (series !== undefined) drawn.set(series, yield* drawNumber(tenant, series));
    filled.push(drawn.size === 0 ? event : (replaceQuoted(event, drawn) as E));
  }
  return filled;
}

function undrawn(event: object): string | undefined {
  const number = 'number' in event ? event.number : undefined;
  return typeof number === 'string' && place.test(number) ? number : undefined;
}

/** Next number of a series, zero padded into its place. */
function* drawNumber(tenant: string, series: string): Plan<string> {
  const row = yield* find<{ last: number }>(
    'insert into document_series (tenant, series, last) values (?, ?, 1) on conflict (tenant, series) do update set last = document_series.last + 1 returning last',
    [tenant, series],
  );
  return series.replace(place, (_text, digits: string) => String(row!.last).padStart(Number(digits), '0'));
}

/** Copy of a JSON value in which every quoted series stands as its number. */
function replaceQuoted(value: unknown, drawn: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return value.includes('{seq') ? replaceAll(value, drawn) : value;
  if (Array.isArray(value)) return value.map(item => replaceQuoted(item, drawn));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceQuoted(item, drawn)]));
}

function replaceAll(text: string, drawn: ReadonlyMap<string, string>): string {
  let result = text;
  for (const [series, number] of drawn) result = result.replaceAll(series, () => number);
  return result;
}
