/** One measured figure (测量值). */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
  /** What the design asks for, in the unit of the figure: at least or at most. */
  readonly target?: { readonly least: number } | { readonly most: number };
}

/** Operations per second of `work`, which does `count` of them. */
export async function rate(name: string, count: number, work: () => unknown): Promise<Figure> {
  const started = performance.now();
  await work();
  return { name, value: Math.round(count / ((performance.now() - started) / 1000)), unit: '/s' };
}

/** Operations per second of a synchronous `work` that does `count` of them each time, over about `ms` milliseconds after a warm-up. */
export function steadyRate(name: string, count: number, work: () => void, ms = 1500): Figure {
  const run = (until: number): number => {
    const end = performance.now() + until;
    let done = 0;
    for (; performance.now() < end; done += count) work();
    return done;
  };
  run(ms / 3);
  const started = performance.now();
  const done = run(ms);
  return { name, value: Math.round(done / ((performance.now() - started) / 1000)), unit: '/s' };
}

/** Median time of `runs` runs in milliseconds. */
export async function median(name: string, runs: number, work: () => Promise<number>): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await work());
  return { name, value: Math.round(middle(times)), unit: 'ms', note: `median of ${runs}` };
}

/** The value in the middle. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** Results of several kinds of work, measured in turns so that a noisy minute hurts them all alike. */
export async function inTurns<K extends string>(
  runs: number,
  work: Readonly<Record<K, () => Promise<number>>>,
): Promise<Record<K, number[]>> {
  const kinds = Object.keys(work) as K[];
  const results = Object.fromEntries(kinds.map(kind => [kind, [] as number[]])) as Record<K, number[]>;
  for (let run = 0; run < runs; run += 1) for (const kind of kinds) results[kind].push(await work[kind]());
  return results;
}

/** How many times quicker `ours` is than `theirs`. */
export function ratio(name: string, ours: Figure, theirs: Figure): Figure {
  return { name, value: Math.round((ours.value / theirs.value) * 10) / 10, unit: 'times' };
}

/** Median of the ratios of values measured in the same turn, to two places. */
export function ratioOf(ours: readonly number[], theirs: readonly number[]): number {
  return Math.round(middle(ours.map((value, run) => value / theirs[run]!)) * 100) / 100;
}
