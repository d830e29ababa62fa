/** A value as it is typed to mend an incident (填写的数据). */
export interface TypedValue {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

/** Typed values by name: numbers, true and false keep their type, nothing typed is null, all else is text. */
export function valuesOf(rows: readonly TypedValue[]): Record<string, unknown> {
  return Object.fromEntries(rows.map(({ name, value }) => [name.trim(), typed(value.trim())]));
}

function typed(text: string): unknown {
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
}
