const place = /\{seq(\d)\}/;

/** The series (编号序列) whose next number an event asks for: only its field `number` does; other strings merely quote it. */
export function undrawnSeries(event: object): string | undefined {
  const number = 'number' in event ? event.number : undefined;
  return typeof number === 'string' && place.test(number) ? number : undefined;
}

/** A series with its number in place, zero padded. */
export function numberIn(series: string, next: number): string {
  return series.replace(place, (_text, digits: string) => String(next).padStart(Number(digits), '0'));
}

/** A JSON value in which every quoted series stands as its number; whatever quotes none is handed back as it is, not copied. */
export function replaceQuoted(value: unknown, drawn: ReadonlyMap<string, string>): unknown {
  if (!quotesAny(value)) return value;
  if (typeof value === 'string') return replaceAll(value, drawn);
  if (Array.isArray(value)) return value.map(item => replaceQuoted(item, drawn));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceQuoted(item, drawn)]));
}

function quotesAny(value: unknown): value is string | object {
  if (typeof value === 'string') return value.includes('{seq');
  return typeof value === 'object' && value !== null && Object.values(value).some(quotesAny);
}

function replaceAll(text: string, drawn: ReadonlyMap<string, string>): string {
  let result = text;
  for (const [series, number] of drawn) result = result.replaceAll(series, () => number);
  return result;
}
