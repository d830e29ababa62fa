/** A set of samples (样本集合): bit n of word n / 32 is sample n. */
export type Bits = Uint32Array;

/** The set of those of `count` samples for which `has` is true. */
export function bitsOf(count: number, has: (at: number) => boolean): Bits {
  const bits = new Uint32Array(Math.ceil(count / 32));
  for (let at = 0; at < count; at += 1) if (has(at)) bits[at >>> 5]! |= 1 << (at & 31);
  return bits;
}

/** Whether a sample is in a set. */
export function hasBit(bits: Bits, at: number): boolean {
  return (bits[at >>> 5]! & (1 << (at & 31))) !== 0;
}

/** Number of the first sample in both sets; -1 when there is none. */
export function firstInBoth(a: Bits, b: Bits): number {
  for (let word = 0; word < a.length; word += 1) {
    const both = (a[word]! & b[word]!) >>> 0;
    if (both !== 0) return word * 32 + 31 - Math.clz32(both & -both);
  }
  return -1;
}

/** Whether the first set holds everything the second does. */
export function covers(a: Bits, b: Bits): boolean {
  for (let word = 0; word < a.length; word += 1) if ((b[word]! & ~a[word]!) !== 0) return false;
  return true;
}
