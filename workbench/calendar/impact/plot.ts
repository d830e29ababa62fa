/** A bar of the plot of shifts (变动分布). `share` of the highest bar, 0 to 1. */
export interface Bar {
  readonly days: number;
  /** Last day of a bar that gathers the far ones; same as `days` for one day. */
  readonly to: number;
  readonly clocks: number;
  readonly share: number;
}

/** Most bars on each side of zero; what lies further is gathered into the last one. */
const mostBars = 10;

/** Bars of the shifts, ascending, without the clocks that stay: far shifts are gathered so that the plot fits its page. */
export function barsOf(shifts: readonly { readonly days: number; readonly clocks: number }[]): readonly Bar[] {
  const moved = shifts.filter(({ days, clocks }) => days !== 0 && clocks > 0).toSorted((a, b) => a.days - b.days);
  const [earlier, later] = [moved.filter(({ days }) => days < 0).reverse(), moved.filter(({ days }) => days > 0)];
  const bars = [...gather(earlier).reverse(), ...gather(later)];
  const most = Math.max(1, ...bars.map(({ clocks }) => clocks));
  return bars.map(bar => ({ ...bar, share: bar.clocks / most }));
}

/** Nearest to zero first. */
function gather(side: readonly { readonly days: number; readonly clocks: number }[]): Omit<Bar, 'share'>[] {
  const single = side.slice(0, side.length > mostBars ? mostBars - 1 : mostBars).map(({ days, clocks }) => ({ days, to: days, clocks }));
  const rest = side.slice(single.length);
  if (rest.length === 0) return single;
  return [...single, { days: rest[0]!.days, to: rest.at(-1)!.days, clocks: rest.reduce((sum, { clocks }) => sum + clocks, 0) }];
}

/** Days between two civil dates; negative: `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
