import { describe, expect, it } from 'vitest';
import type { CaseState } from '#engine/cases/state.ts';
import { type KnownCase, KnownCases } from '#server/store/execute/known-cases.ts';

const mega = 1024 * 1024;
const known = (seq: number, size: number): KnownCase => ({
  state: { seq } as CaseState,
  head: { seq, hash: `hash ${seq}`, at: 0 },
  columns: {},
  participants: new Set(),
  span: null,
  size,
});

describe('KnownCases', () => {
  it('should keep the cases used last and drop those not used for longest', () => {
    // given: 16 M characters fit
    const cases = new KnownCases();
    cases.keep('heshan', 'a', known(1, 6 * mega));
    cases.keep('heshan', 'b', known(1, 6 * mega));

    // when
    cases.keep('heshan', 'a', known(2, 6 * mega));
    cases.keep('heshan', 'c', known(1, 6 * mega));

    // then
    expect(cases.find('heshan', 'a')?.head.seq).toBe(2);
    expect(cases.find('heshan', 'b')).toBeUndefined();
    expect(cases.find('heshan', 'c')?.head.seq).toBe(1);
  });

  it('should keep one case that is larger than the whole room, until the next comes', () => {
    // given
    const cases = new KnownCases();
    cases.keep('heshan', 'huge', known(1, 40 * mega));
    const alone = cases.find('heshan', 'huge');

    // when
    cases.keep('heshan', 'next', known(1, 1));

    // then
    expect(alone).toBeDefined();
    expect(cases.find('heshan', 'huge')).toBeUndefined();
    expect(cases.find('heshan', 'next')).toBeDefined();
  });

  it('should keep what is known of a case last, and a case in use among many', () => {
    // given: a hundred cases, one of which is used again and again while others come
    const cases = new KnownCases();
    for (let n = 0; n < 100; n += 1) cases.keep('heshan', `old ${n}`, known(1, mega / 10));

    // when
    for (let n = 0; n < 300; n += 1) {
      cases.keep('heshan', 'in use', known(n, mega / 10));
      cases.keep('heshan', `new ${n}`, known(1, mega / 10));
    }

    // then
    expect(cases.find('heshan', 'in use')?.head.seq).toBe(299);
    expect(cases.find('heshan', 'old 99')).toBeUndefined();
    expect(cases.find('heshan', 'new 150')).toBeDefined();
  });

  it('should tell centres apart and forget on demand', () => {
    // given
    const cases = new KnownCases();
    cases.keep('heshan', 'a', known(1, 1));
    cases.keep('ziyang', 'a', known(7, 1));

    // when
    cases.forget('heshan', 'a');

    // then
    expect(cases.find('heshan', 'a')).toBeUndefined();
    expect(cases.find('ziyang', 'a')?.head.seq).toBe(7);
  });
});
