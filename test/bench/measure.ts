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

/** Median time of `runs` runs in milliseconds. */
export async function median(name: string, runs: number, work: () => Promise<number>): Promise<Figure> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push(await work());
  times.sort((a, b) => a - b);
  return { name, value: Math.round(times[Math.floor(runs / 2)]!), unit: 'ms', note: `median of ${runs}` };
}
