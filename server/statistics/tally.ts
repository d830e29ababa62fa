import { type Fact, type Measure, measures } from './facts.ts';

/** Sums of every measure (合计). */
export type Sums = Readonly<Record<Measure, number>>;

/** Adds up facts by a key; a fact counts under each of its keys. Keys of `all` are there even where nothing was counted, and in their order. */
export function sumBy(facts: readonly Fact[], keysOf: (fact: Fact) => readonly string[], all: readonly string[] = []): Map<string, Sums> {
  const sums = new Map<string, Record<Measure, number>>(all.map(key => [key, none()]));
  for (const fact of facts) {
    for (const key of keysOf(fact)) {
      const sum = sums.get(key) ?? none();
      sums.set(key, sum);
      for (const measure of measures) sum[measure] += fact.counts[measure] ?? 0;
    }
  }
  return sums;
}

/** Sums over all facts. */
export function sumOf(facts: readonly Fact[]): Sums {
  return sumBy(facts, () => ['all'], ['all']).get('all')!;
}

/** No case at all. */
export const none = (): Record<Measure, number> => Object.fromEntries(measures.map(measure => [measure, 0])) as Record<Measure, number>;

/** On time rate (按期办结率): settled, on time, and their share; null where nothing was settled. */
export function timeliness({ settled, onTime }: Sums) {
  return { settled, onTime, rate: settled === 0 ? null : onTime / settled };
}

/** Cards of the sums. */
export function cards({ warning, yellow, red }: Sums) {
  return { warning, yellow, red };
}
