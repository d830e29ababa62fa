/** Copy of a part of a state in which each `vars` is its number in `hidden`: what people typed stands in the private text. */
export function hide<T>(value: T, hidden: unknown[]): T {
  return replace(value, vars => hidden.push(vars) - 1) as T;
}

/** The inverse of `hide`. */
export function restore<T>(value: T, hidden: readonly unknown[]): T {
  return replace(value, place => hidden[place as number]) as T;
}

function replace(value: unknown, exchange: (vars: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(item => replace(item, exchange));
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) copy[key] = key === 'vars' ? exchange(item) : replace(item, exchange);
  return copy;
}
