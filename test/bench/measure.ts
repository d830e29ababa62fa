/** One measured figure (测量值). */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note?: string;
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
  times.sort((a, b) => a - b);
  return { name, value: Math.round(times[Math.floor(runs / 2)]!), unit: 'ms', note: `median of ${runs}` };
}

/** How many times quicker `ours` is than `theirs`. */
export function ratio(name: string, ours: Figure, theirs: Figure): Figure {
  return { name, value: Math.round((ours.value / theirs.value) * 10) / 10, unit: 'times' };
}
