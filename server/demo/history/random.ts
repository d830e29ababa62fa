/** A stream of numbers that follows from its seed alone (伪随机): the same seed, the same history. */
export interface Random {
  /** A whole number from `from` to `to`, both possible. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** true in `percent` of 100 cases. */
  chance(percent: number): boolean;
  /** `length` digits. */
  digits(length: number): string;
}

/** Creates the numbers of a seed (mulberry32 over an FNV-1a hash of the seed). */
export function createRandom(seed: string): Random {
  let state = hashOf(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    between,
    pick: list => list[between(0, list.length - 1)]!,
    chance: percent => next() * 100 < percent,
    digits: length => Array.from({ length }, () => between(0, 9)).join(''),
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
